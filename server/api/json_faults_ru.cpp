#include "server/api/json_faults_ru.h"

#include <fmt/format.h>

namespace sroki::server {

namespace {

std::string_view kind_ru(boost::json::kind kind) {
    switch (kind) {
        case boost::json::kind::null:
            return "null";
        case boost::json::kind::bool_:
            return "true или false";
        case boost::json::kind::int64:
        case boost::json::kind::uint64:
        case boost::json::kind::double_:
            return "число";
        case boost::json::kind::string:
            return "текст";
        case boost::json::kind::array:
            return "список";
        case boost::json::kind::object:
            break;
    }
    return "объект";
}

}  // namespace

std::string fault_ru(const JsonFault& fault) {
    using Code = JsonFaultCode;
    switch (fault.code) {
        case Code::empty:
            return "Тело запроса пусто, а должно быть объектом JSON.";
        case Code::cut_short:
            return fmt::format("JSON обрывается: после байта {} текста больше нет.", fault.byte);
        case Code::bad_syntax:
            return fmt::format("Ошибка записи JSON, байт {}.", fault.byte);
        case Code::not_utf8:
            return fmt::format("Тело запроса не в UTF-8, байт {}.", fault.byte);
        case Code::too_deep:
            return fmt::format("Вложенность JSON глубже {} уровней, байт {}.", kJsonDepthMax,
                               fault.byte);
        case Code::too_large_number:
            return fmt::format("Число в JSON слишком велико, байт {}.", fault.byte);
        case Code::more_behind:
            return fmt::format("После объекта JSON ещё что-то написано, байт {}.", fault.byte);
        case Code::repeated_name:
            return fmt::format("Поле «{}» в одном объекте названо дважды, байт {}.", fault.name,
                               fault.byte);
    }
    return {};
}

std::string not_object_ru(boost::json::kind kind) {
    return fmt::format("Тело запроса должно быть объектом JSON, а здесь {}.", kind_ru(kind));
}

}  // namespace sroki::server
