#include "server/pages/sign_in_words_ru.h"

#include "calendar/russian_dates.h"

namespace sroki::server {

std::string_view sign_in_title_ru() {
    return "Вход";
}

std::string sign_in_refusal_ru(const SignInRefusal& refusal) {
    switch (refusal.code) {
        case SignInRefusalCode::wrong:
            return "Логин или пароль не подходят.";
        case SignInRefusalCode::too_often: {
            const auto minutes = std::chrono::ceil<std::chrono::minutes>(refusal.wait).count();
            return "Слишком много попыток входа. Повторите через " +
                   calendar::counted(minutes, {"минуту", "минуты", "минут"}) + ".";
        }
        case SignInRefusalCode::busy:
            return "Сейчас входят сразу много людей. Повторите через несколько секунд.";
    }
    return {};
}

ErrorWords form_refused_words() {
    return {"Форма устарела",
            "Ничего не сделано. Откройте страницу заново и повторите. Если не поможет, разрешите "
            "в браузере cookie для этого сайта и проверьте, что открыт его обычный адрес."};
}

}  // namespace sroki::server
