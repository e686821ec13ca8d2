#pragma once
// What the command `plan` says; fmt patterns.

#include <string_view>

namespace sroki::server::words {

inline constexpr std::string_view kPlanList = "Список планов";
inline constexpr std::string_view kPlanEdition = "Что изменит предложенная редакция плана";
inline constexpr std::string_view kPlanEditions = "Утверждённые редакции плана с их изменениями";
inline constexpr std::string_view kPlanApprove =
    "Утвердить черновик или предложенную редакцию утверждённого плана";
inline constexpr std::string_view kPlanRevision =
    "Утвердить, только если изменения те же, что были показаны (revision)";
inline constexpr std::string_view kPlanDiscard = "Отклонить предложенную редакцию";
inline constexpr std::string_view kPlanPair = "Пункт плана и строка редакции – одно и то же";
inline constexpr std::string_view kPlanApart = "Пункт плана и строка редакции – разные";
inline constexpr std::string_view kPlanTake = "Взять поле из документа вместо правки человека";
inline constexpr std::string_view kPlanKeep = "Оставить правку человека";

inline constexpr std::string_view kPlanLine = "{:>5}  {:<9} пунктов: {:<5} {}\n";
inline constexpr std::string_view kPlanApproved = "План № {} утверждён.\n";
inline constexpr std::string_view kEditionApproved = "Редакция {} плана № {} утверждена.\n";
inline constexpr std::string_view kEditionDiscarded =
    "Предложенная редакция плана № {} отклонена, план не изменился.\n";
inline constexpr std::string_view kPairOne = "Решено: это один пункт.\n";
inline constexpr std::string_view kPairApart = "Решено: это разные пункты.\n";
inline constexpr std::string_view kFieldTaken = "Решено: слова документа.\n";
inline constexpr std::string_view kFieldKept = "Решено: правка человека остаётся.\n";

}  // namespace sroki::server::words
