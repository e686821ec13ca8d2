#include "server/machine_fault_ru.h"

namespace sroki::server {

std::optional<MachineFaultWords> machine_fault_ru(calendar::MachineFault fault) {
    switch (fault) {
        case calendar::MachineFault::database_busy:
            return MachineFaultWords{503, "database_busy", "База занята",
                                     "База сейчас занята другой записью, повторите через минуту; "
                                     "ничего не сохранено.",
                                     "60"};
        case calendar::MachineFault::disk_full:
            return MachineFaultWords{507,
                                     "disk_full",
                                     "Нет места на диске",
                                     "На диске сервера нет места: ничего не сохранено. Освободите "
                                     "место или сообщите администратору.",
                                     {}};
        case calendar::MachineFault::disk_failed:
            return MachineFaultWords{503,
                                     "disk_failed",
                                     "Сбой диска",
                                     "Диск сервера не читается или не пишется: ничего не "
                                     "сохранено. Сообщите администратору.",
                                     {}};
        case calendar::MachineFault::other:
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace sroki::server
