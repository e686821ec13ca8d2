// How long reading a plan takes, from the bytes of a document to a draft with every term resolved.

#include <array>

#include <benchmark/benchmark.h>

#include "calendar/import/import.h"
#include "tests/support/office_documents.h"

namespace {

constexpr std::array kTitles{
    "Семинар для учителей физики по вопросам подготовки к итоговой аттестации",
    "Совещание заместителей директоров по воспитательной работе",
    "Муниципальный этап конкурса профессионального мастерства «Учитель года»",
    "Мониторинг качества подготовки обучающихся 9-х и 11-х классов"};
constexpr std::array kTerms{"до 15 октября", "январь – февраль", "ежеквартально, до 5 числа",
                            "в течение учебного года", "2 неделя ноября"};
constexpr std::array kExecutors{"Петрова А.И., методист ММЦ; Сидорова В.В., начальник отдела",
                                "Отдел общего образования, руководители ОО",
                                "МБУ ДО «Центр творчества»"};

std::string plan_of(int rows) {
    std::vector<std::string> table{
        sroki::test::row({"№", "Мероприятие", "Срок", "Ответственный", "Результат"})};
    for (int i = 0; i < rows; ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (i % 50 == 0)
            table.push_back(sroki::test::wide_row("Раздел " + std::to_string(i / 50 + 1), 5));
        table.push_back(sroki::test::row({std::to_string(i + 1), kTitles[at % kTitles.size()],
                                          kTerms[at % kTerms.size()],
                                          kExecutors[at % kExecutors.size()], "Справка"}));
    }
    return sroki::test::docx_of(sroki::test::paragraph("План работы на 2026-2027 учебный год") +
                                sroki::test::table(table));
}

void import_docx(benchmark::State& state) {
    const std::string bytes = plan_of(static_cast<int>(state.range(0)));
    sroki::calendar::ImportOptions options;
    options.timezone = "Europe/Moscow";
    for (auto _ : state) {
        const auto draft = sroki::calendar::import_document(bytes, "plan.docx", options);
        if (!draft || draft->items.size() != static_cast<std::size_t>(state.range(0)))
            state.SkipWithError("the plan was not read whole");
    }
}
BENCHMARK(import_docx)->Arg(50)->Arg(500)->Arg(2'000)->Unit(benchmark::kMillisecond);

}  // namespace
