#pragma once
// What the commands that work on the store share: opening the installation, wording the answer.

#include <functional>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <tl/expected.hpp>

#include "calendar/store/plan_store.h"
#include "server/installation.h"

namespace sroki::server {

// `work(invocation, installation, options)` runs when `action` is the command that was named.
template <class Options, class Work>
void run_on_store(CLI::App* action, Invocation& invocation, const std::shared_ptr<Options>& options,
                  Work work) {
    action->callback([&invocation, options, work] {
        invocation.run = [&invocation, options, work] {
            return with_installation(invocation, [&](Installation& installation) {
                return work(invocation, installation, *options);
            });
        };
    });
}

// Prints the sentence, or the error in Russian; gives the exit code.
[[nodiscard]] int report(Invocation& invocation,
                         const tl::expected<void, calendar::StoreError>& answer,
                         const std::string& sentence);

}  // namespace sroki::server
