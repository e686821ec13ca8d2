#include "server/http/form_cache.h"

#include <iterator>

namespace sroki::server {

namespace {

std::size_t size_of(const ReadyForm& form) {
    return form.head.size() + form.body.size();
}

}  // namespace

FormCache::FormPointer FormCache::find(const std::string& etag) {
    const auto place = places_.find(etag);
    if (place == places_.end()) return nullptr;
    newest_first_.splice(newest_first_.begin(), newest_first_, place->second);
    return place->second->form;
}

void FormCache::put(const std::string& etag, FormPointer form) {
    if (places_.contains(etag)) return;
    bytes_ += size_of(*form);
    newest_first_.push_front({etag, std::move(form)});
    places_[etag] = newest_first_.begin();
    while (bytes_ > bytes_max_ && newest_first_.size() > 1)
        drop(std::prev(newest_first_.end()));
}

void FormCache::keep_only(const std::unordered_set<std::string_view>& etags) {
    for (auto place = newest_first_.begin(); place != newest_first_.end();) {
        const auto next = std::next(place);
        if (!etags.contains(place->etag)) drop(place);
        place = next;
    }
}

void FormCache::drop(List::iterator place) {
    bytes_ -= size_of(*place->form);
    places_.erase(place->etag);
    newest_first_.erase(place);
}

}  // namespace sroki::server
