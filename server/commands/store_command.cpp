#include "server/commands/store_command.h"

#include "server/messages_ru.h"

namespace sroki::server {

int report(Invocation& invocation, const tl::expected<void, calendar::StoreError>& answer,
           const std::string& sentence) {
    if (!answer) {
        invocation.err << message_ru(answer.error()) << '\n';
        return kExitInputWrong;
    }
    invocation.out << sentence;
    return kExitOk;
}

}  // namespace sroki::server
