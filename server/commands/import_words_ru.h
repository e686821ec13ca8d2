#pragma once
// What the command `import` says of its options and of wrong ones; fmt patterns.

#include <string_view>

namespace sroki::server::words {

inline constexpr std::string_view kImportFile = "Документ плана: DOCX, XLSX, CSV, HTML, PDF, TXT";
inline constexpr std::string_view kImportDryRun = "Только показать, ничего не сохранять";
inline constexpr std::string_view kImportPeriod = "Период плана, если документ его не называет";
inline constexpr std::string_view kImportBasis = "Основа плана: calendar или school";
inline constexpr std::string_view kImportIssued = "Дата утверждения плана";
inline constexpr std::string_view kImportTimezone = "Часовой пояс плана, например Asia/Irkutsk";
inline constexpr std::string_view kImportTitle = "Название плана";
inline constexpr std::string_view kImportBadPeriod =
    "Неверный период «{}»: нужно ГГГГ-ММ-ДД..ГГГГ-ММ-ДД, конец не раньше начала.\n";
inline constexpr std::string_view kImportBadDate = "Неверная дата «{}»: нужно ГГГГ-ММ-ДД.\n";
inline constexpr std::string_view kImportBadBasis =
    "Неверная основа плана «{}»: calendar или school.\n";
inline constexpr std::string_view kImportBadZone = "Неизвестный часовой пояс «{}».\n";
inline constexpr std::string_view kImportColumns =
    "Столбцы таблицы вручную: ТАБЛИЦА:ПЕРВАЯ_СТРОКА:number,title,term,executors,result,section,-";
inline constexpr std::string_view kImportBadColumns =
    "Столбцы «{}» не поняты: нужно ТАБЛИЦА:ПЕРВАЯ_СТРОКА:роль,роль,…, где роли – number, title, "
    "executors, term, result, section и «-»; title и term обязательны.\n";
inline constexpr std::string_view kImportUnreadable = "Файл «{}» не открывается: {}.\n";
inline constexpr std::string_view kImportNoFile = "нет такого файла";
inline constexpr std::string_view kImportNotAFile = "это не файл";
inline constexpr std::string_view kImportNoRight = "нет права на чтение";
inline constexpr std::string_view kImportFailed = "«{}»: {}\n";

inline constexpr std::string_view kImportApprove = "Утвердить план: создать сроки";
inline constexpr std::string_view kImportCreated = "\nПлан сохранён, № {}. ";
inline constexpr std::string_view kImportReplaced =
    "\nЧерновик № {} прочитан заново, правки сохранены. ";
inline constexpr std::string_view kImportUnchanged =
    "\nЭтот план уже загружен, № {}: изменений нет. ";
inline constexpr std::string_view kImportAmends =
    "Документ – новая редакция утверждённого плана с этим номером";
inline constexpr std::string_view kImportNew =
    "Документ – новый план, даже если похож на утверждённый";
inline constexpr std::string_view kImportBothChoices = "--amends и --new не указывают вместе.\n";
inline constexpr std::string_view kImportProposed =
    "\nРедакция предложена, план пока не изменён. Утвердить: sroki plan approve {0}; отклонить: "
    "sroki plan discard {0}.\n";
inline constexpr std::string_view kImportEditionApplied = "\nРедакция {} плана № {} утверждена.\n";
inline constexpr std::string_view kImportApproved = "План утверждён.\n";
inline constexpr std::string_view kImportDraft =
    "Это черновик: сроки появятся после утверждения (--approve).\n";

}  // namespace sroki::server::words
