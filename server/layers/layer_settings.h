#pragma once
// The settings of foreign calendars as the configuration gives them.
// Thread contract: pure function.

#include "server/config.h"
#include "server/layers/layer_refresher.h"

namespace sroki::server {

[[nodiscard]] inline LayerSettings layer_settings(const Config& config) {
    LayerSettings settings;
    if (config.layers.allow_local) settings.fetch.is_allowed = &is_any_address;
    settings.fetch.ca_file = config.layers.ca_file;
    settings.interval = std::chrono::minutes{config.layers.refresh_minutes};
    return settings;
}

}  // namespace sroki::server
