#include "server/api/layers.h"

#include "calendar/store/layer_store.h"
#include "server/api/body_reader.h"
#include "server/api/event_faults_ru.h"
#include "server/api/parameters.h"
#include "server/json/event_json.h"
#include "server/layers/fetch.h"
#include "server/pages/home.h"

namespace sroki::server {

namespace json = boost::json;

using calendar::LayerStore;

Response list_layers(const Request&, Context& context) {
    json::array layers;
    for (const auto& layer : LayerStore(context.database).list())
        layers.push_back(layer_to_json(layer));
    return json_response(json::serialize(json::object{{"layers", std::move(layers)}}));
}

Response create_layer(const Request& request, Context& context) {
    BodyReader body(request);
    body.require("name");
    body.require("url");
    const std::string name = body.text("name").value_or("");
    const std::string title = body.text("title", 500).value_or(name);
    const auto url = normal_address(body.text("url").value_or(""));
    if (!url && body.has("url")) body.refuse("url", words::kLayerBadUrl);
    if (auto problem = body.problem()) return std::move(*problem);
    LayerStore store(context.database);
    const auto department = first_department(context.database).id;
    const auto created = store.create(department, name, title, *url, context.now);
    if (!created) return store_problem(created.error(), request, "/name");
    return json_response(json::serialize(layer_to_json(store.find(name).value())), 201);
}

Response remove_layer(const Request& request, Context& context) {
    const auto name = value_of(request.parameters, "name").value_or("");
    if (!LayerStore(context.database).remove(name)) return not_found(request);
    Response response;
    response.status = 204;
    response.content_type.clear();
    return response;
}

}  // namespace sroki::server
