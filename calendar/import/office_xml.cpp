#include "calendar/import/office_xml.h"

namespace sroki::calendar {

namespace {

std::string_view without_prefix(std::string_view name) {
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Deepest level of elements by a scan of the markup, before any tree is built.
bool nests_deeper_than(std::string_view xml, std::size_t limit) {
    std::size_t depth = 0;
    for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
        if (at + 1 >= xml.size()) break;
        if (xml[at + 1] == '/') {
            depth -= depth > 0 ? 1U : 0U;
            continue;
        }
        if (xml[at + 1] == '!' || xml[at + 1] == '?') continue;
        const auto end = xml.find('>', at);
        if (end == std::string_view::npos) break;
        if (xml[end - 1] != '/' && ++depth > limit) return true;
    }
    return false;
}

}  // namespace

std::string_view local_name(const pugi::xml_node& node) {
    return without_prefix(node.name());
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        if (without_prefix(attribute.name()) == name) return attribute.value();
    }
    return {};
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node child : node.children()) {
        if (local_name(child) == name) return child;
    }
    return {};
}

tl::expected<void, ImportError> parse_part(const Archive& archive, const std::string& part,
                                           const ImportLimits& limits,
                                           pugi::xml_document& document) {
    auto content = archive.read(part);
    if (!content) return tl::unexpected(content.error());
    if (content->find("<!DOCTYPE") != std::string::npos)
        return tl::unexpected(ImportError{ImportErrorCode::damaged, part});
    if (nests_deeper_than(*content, limits.nesting_max))
        return tl::unexpected(ImportError{ImportErrorCode::too_large, "nesting"});
    const pugi::xml_parse_result result = document.load_buffer(
        content->data(), content->size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!result) return tl::unexpected(ImportError{ImportErrorCode::damaged, part});
    return {};
}

std::string main_part_of(const Archive& archive, const ImportLimits& limits) {
    pugi::xml_document relationships;
    if (!parse_part(archive, "_rels/.rels", limits, relationships)) return {};
    for (const pugi::xml_node relation : relationships.document_element().children()) {
        if (attribute_of(relation, "Type").ends_with("/officeDocument"))
            return resolve_target("", attribute_of(relation, "Target"));
    }
    return {};
}

std::string resolve_target(std::string_view from_part, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    const auto slash = from_part.rfind('/');
    std::string folder(slash == std::string_view::npos ? "" : from_part.substr(0, slash));
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        const auto parent = folder.rfind('/');
        folder = parent == std::string::npos ? "" : folder.substr(0, parent);
    }
    return folder.empty() ? std::string(target) : folder + '/' + std::string(target);
}

}  // namespace sroki::calendar
