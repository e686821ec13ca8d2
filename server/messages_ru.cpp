#include "server/messages_ru.h"

#include <fmt/format.h>

namespace sroki::server {

namespace {

// What was too large: the words of ImportError::detail.
std::string_view limit_in_words(std::string_view detail) {
    if (detail == "file") return "файл слишком велик";
    if (detail == "unpacked") return "в распакованном виде документ слишком велик";
    if (detail == "entries") return "в архиве документа слишком много частей";
    if (detail == "rows") return "в таблице слишком много строк";
    if (detail == "cells") return "в таблице слишком много ячеек";
    if (detail == "columns") return "в таблице слишком много столбцов";
    if (detail == "cell") return "текст одной ячейки слишком велик";
    if (detail == "nesting") return "части документа вложены слишком глубоко";
    if (detail == "time") return "чтение документа заняло слишком много времени";
    return "документ больше допустимого";
}

std::string where_ru(const calendar::Problem& problem) {
    if (problem.row == 0) return {};
    if (problem.column == 0) return fmt::format("Строка {}: ", problem.row);
    return fmt::format("Строка {}, столбец {}: ", problem.row, problem.column);
}

std::string what_ru(const calendar::Problem& problem) {
    switch (problem.code) {
        case calendar::ProblemCode::term_unrecognized:
            return fmt::format("срок «{}» не понят, укажите его сами", problem.detail);
        case calendar::ProblemCode::term_check:
            return fmt::format("срок «{}» прочитан с исправлением, проверьте", problem.detail);
        case calendar::ProblemCode::term_outside_plan:
            return fmt::format("срок «{}» не попадает в период плана", problem.detail);
        case calendar::ProblemCode::no_title:
            return "нет названия мероприятия";
        case calendar::ProblemCode::no_term:
            return fmt::format("нет срока: «{}»", problem.detail);
        case calendar::ProblemCode::no_executor:
            return fmt::format("нет исполнителя: «{}»", problem.detail);
        case calendar::ProblemCode::duplicate_number:
            return fmt::format("номер {} уже был в этом разделе", problem.detail);
        case calendar::ProblemCode::row_doubtful:
            return fmt::format("строка собрана по частям, проверьте: «{}»", problem.detail);
        case calendar::ProblemCode::number_missing:
            return fmt::format("перед этой строкой не найден пункт {}", problem.detail);
        case calendar::ProblemCode::rows_merged:
            return fmt::format("в одной строке, похоже, несколько мероприятий: «{}»",
                               problem.detail);
        case calendar::ProblemCode::executor_alike:
            return fmt::format("«{}» и «{}» похожи: один исполнитель или разные?", problem.detail,
                               problem.other);
    }
    return problem.detail;
}

}  // namespace

std::string message_ru(const calendar::ImportError& error) {
    switch (error.code) {
        case calendar::ImportErrorCode::empty_file:
            return "Файл пуст (0 байт).";
        case calendar::ImportErrorCode::unknown_format:
            return "Формат файла не распознан: это не DOCX, XLSX, CSV, HTML, PDF и не текст "
                   "(возможно, файл оборван или у него чужое расширение).";
        case calendar::ImportErrorCode::encrypted:
            return "Документ защищён паролем. Снимите пароль и сохраните файл заново.";
        case calendar::ImportErrorCode::damaged:
            return fmt::format("Документ повреждён, не читается часть «{}».", error.detail);
        case calendar::ImportErrorCode::too_large:
            return fmt::format("Документ не прочитан: {}.", limit_in_words(error.detail));
        case calendar::ImportErrorCode::no_plan_table:
            return "В документе нет таблицы плана: не найдены столбцы с мероприятиями и сроками.";
        case calendar::ImportErrorCode::no_text_layer:
            return "В документе нет текста, только изображения страниц (скан). Распознайте его "
                   "(OCR) и загрузите снова.";
        case calendar::ImportErrorCode::unknown_period:
            return "Период плана не найден ни в заголовке, ни в тексте документа. Укажите его: "
                   "--period ГГГГ-ММ-ДД..ГГГГ-ММ-ДД.";
        case calendar::ImportErrorCode::invalid_period:
            return fmt::format(
                "Недопустимый период плана {}: конец раньше начала или он слишком "
                "длинный.",
                error.detail);
        case calendar::ImportErrorCode::needs_conversion:
            return fmt::format(
                "Формат .{} напрямую не читается. Откройте файл в Word или "
                "LibreOffice и сохраните как .docx (таблицу: .xlsx).",
                error.detail);
        case calendar::ImportErrorCode::converter_failed:
            return fmt::format(
                "Программа «{}», которой читается этот формат, не установлена или "
                "не справилась с файлом.",
                error.detail);
    }
    return error.detail;
}

std::string message_ru(const calendar::Problem& problem) {
    return where_ru(problem) + what_ru(problem);
}

std::string message_ru(const calendar::StoreError& error) {
    switch (error.code) {
        case calendar::StoreErrorCode::not_found:
            return fmt::format("Не найдено: {}.", error.detail);
        case calendar::StoreErrorCode::approved_differs:
            return fmt::format(
                "План «{}» уже утверждён, а содержание документа другое. Утверждённый план "
                "импортом "
                "не меняется: ничего не сохранено.",
                error.detail);
        case calendar::StoreErrorCode::approved:
            return fmt::format(
                "План «{}» уже утверждён: его сроки меняет только новая редакция, удалить его "
                "нельзя.",
                error.detail);
        case calendar::StoreErrorCode::is_edition:
            return fmt::format(
                "«{}» – предложенная редакция утверждённого плана: она утверждается вместе с ним.",
                error.detail);
        case calendar::StoreErrorCode::edition_unsure:
            return fmt::format(
                "Документ похож на новую редакцию уже утверждённого плана (№ {}), но уверенности "
                "нет; ничего не сохранено. Новая редакция: --amends НОМЕР; другой план: --new.",
                error.detail);
        case calendar::StoreErrorCode::edition_none:
            return fmt::format("У плана № {} нет предложенной редакции.", error.detail);
        case calendar::StoreErrorCode::edition_changed:
            return "Пока список изменений смотрели, план или редакция изменились. Посмотрите "
                   "список заново.";
        case calendar::StoreErrorCode::edition_doubtful:
            return fmt::format(
                "Сначала решите сомнительные пары ({}): это один пункт или разные. По этим пунктам "
                "уже есть отчёты, правки или письма, программа сама не гадает.",
                error.detail);
        case calendar::StoreErrorCode::name_taken:
            return fmt::format("Имя занято: {}.", error.detail);
        case calendar::StoreErrorCode::invalid:
            return fmt::format("Недопустимое значение: {}.", error.detail);
    }
    return error.detail;
}

std::string_view all_feed_title_ru() {
    return "Все сроки и мероприятия";
}

}  // namespace sroki::server
