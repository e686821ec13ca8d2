#pragma once
// Keeps subscribed calendars fresh: fetches those whose time has come, reads them and replaces what
// is stored. Whatever fails (the network, the server, a file that is cut or no calendar), the last
// good copy stays and the next try comes later and later. A calendar without an entry is such a
// failure, too, when ours has some: a program that lost its data says the same as one whose owner
// took everything back, and a phone emptied by mistake is the worse of the two.
// Thread contract: blocking; a connection of its own.

#include <chrono>
#include <functional>
#include <string_view>

#include "calendar/ical/layer_reader.h"
#include "calendar/store/layer_store.h"
#include "server/layers/fetch.h"

namespace sroki::server {

struct LayerSettings {
    FetchSettings fetch{};
    std::chrono::minutes interval{180};
};

// Why a layer is not fresh; `code` is name_of() of either fault, or kEmptied.
inline constexpr std::string_view kEmptied = "emptied";
struct LayerProblem {
    std::string code;
};

[[nodiscard]] std::string_view name_of(calendar::LayerFault fault);

// One layer, now. The reading tells what was left out; nothing when the source said that its copy
// is the one we have.
[[nodiscard]] tl::expected<std::optional<calendar::LayerReading>, LayerProblem> refresh_layer(
    calendar::Database& database, const calendar::LayerRecord& layer,
    const calendar::LayerContext& context, const LayerSettings& settings, calendar::Instant now);

// All that are due. `report` hears of every layer that was changed or failed.
using LayerReport = std::function<void(const calendar::LayerRecord&, std::string_view what)>;
void refresh_due_layers(calendar::Database& database, const LayerSettings& settings,
                        calendar::Instant now, const LayerReport& report);

}  // namespace sroki::server
