#include "server/http/form_cache.h"

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
    while (bytes_ > bytes_max_ && newest_first_.size() > 1) {
        bytes_ -= size_of(*newest_first_.back().form);
        places_.erase(newest_first_.back().etag);
        newest_first_.pop_back();
    }
}

}  // namespace sroki::server
