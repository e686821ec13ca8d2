#include "server/layers/fetch.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <new>
#include <stdexcept>

#include <curl/curl.h>

#include "server/version.h"

namespace sroki::server {

namespace {

constexpr std::size_t kUrlBytesMax = 2'000;
constexpr std::size_t kValidatorBytesMax = 500;

struct HandleDeleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Handle = std::unique_ptr<CURL, HandleDeleter>;
struct ListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListDeleter>;
struct UrlDeleter {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

// What the callbacks of one transfer share.
struct Transfer {
    const FetchSettings& settings;
    std::string body{};
    std::size_t header_bytes = 0;
    Validators validators{};
    bool is_forbidden = false;
    bool is_too_large = false;
};

// The last word before a connection: whatever name or redirect led here.
curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (!transfer.settings.is_allowed(address->addr) || !is_web_port(address->addr)) {
        transfer.is_forbidden = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    // Counted unpacked: a small answer may unfold to gigabytes.
    if (transfer.body.size() + count > transfer.settings.bytes_max) {
        transfer.is_too_large = true;
        return 0;
    }
    transfer.body.append(bytes, count);
    return count;
}

std::string value_of_header(std::string_view line, std::string_view name) {
    if (line.size() <= name.size() || line[name.size()] != ':') return {};
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (std::tolower(static_cast<unsigned char>(line[i])) != name[i]) return {};
    }
    line.remove_prefix(name.size() + 1);
    const std::size_t first = line.find_first_not_of(" \t");
    const std::size_t last = line.find_last_not_of(" \t\r\n");
    if (first == std::string_view::npos || last - first >= kValidatorBytesMax) return {};
    return std::string(line.substr(first, last - first + 1));
}

std::size_t take_header(char* bytes, std::size_t, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    transfer.header_bytes += count;
    if (transfer.header_bytes > transfer.settings.header_bytes_max) {
        transfer.is_too_large = true;
        return 0;
    }
    const std::string_view line(bytes, count);
    if (line.starts_with("HTTP/")) transfer.validators = {};  // a redirect's are not the file's
    if (auto etag = value_of_header(line, "etag"); !etag.empty()) {
        transfer.validators.etag = std::move(etag);
    }
    if (auto modified = value_of_header(line, "last-modified"); !modified.empty()) {
        transfer.validators.modified = std::move(modified);
    }
    return count;
}

int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const Transfer*>(user)->settings.stop.stop_requested() ? 1 : 0;
}

template <class T>
void set(CURL* handle, CURLoption option, T value) {
    const CURLcode code = curl_easy_setopt(handle, option, value);
    if (code != CURLE_OK) throw std::runtime_error(curl_easy_strerror(code));
}

void append(List& list, const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(list.release());
    list.reset(longer);
}

List list_of(const std::vector<std::string>& lines) {
    List list;
    for (const std::string& line : lines)
        append(list, line);
    return list;
}

List headers_for(const Validators& known) {
    List list;
    append(list, "Accept: text/calendar, */*;q=0.5");
    if (!known.etag.empty()) append(list, "If-None-Match: " + known.etag);
    if (!known.modified.empty()) append(list, "If-Modified-Since: " + known.modified);
    return list;
}

void configure(CURL* handle, const std::string& url, Transfer& transfer) {
    const FetchSettings& settings = transfer.settings;
    set(handle, CURLOPT_URL, url.c_str());
    set(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    // What was begun under TLS does not go on without.
    const bool is_tls = url.starts_with("https://");
    set(handle, CURLOPT_REDIR_PROTOCOLS_STR, is_tls ? "https" : "http,https");
    if (!settings.ca_file.empty()) set(handle, CURLOPT_CAINFO, settings.ca_file.c_str());
    set(handle, CURLOPT_FOLLOWLOCATION, 1L);
    set(handle, CURLOPT_MAXREDIRS, settings.redirects_max);
    // Through a proxy the socket would say nothing of where the request goes.
    set(handle, CURLOPT_PROXY, "");
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_timeout.count()));
    set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(settings.total_timeout.count()));
    set(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(settings.bytes_max));
    set(handle, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    set(handle, CURLOPT_USERAGENT, (std::string("sroki/") + std::string(kVersion)).c_str());
    set(handle, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    set(handle, CURLOPT_OPENSOCKETDATA, &transfer);
    set(handle, CURLOPT_WRITEFUNCTION, &take_body);
    set(handle, CURLOPT_WRITEDATA, &transfer);
    set(handle, CURLOPT_HEADERFUNCTION, &take_header);
    set(handle, CURLOPT_HEADERDATA, &transfer);
    set(handle, CURLOPT_NOPROGRESS, 0L);
    set(handle, CURLOPT_XFERINFOFUNCTION, &on_progress);
    set(handle, CURLOPT_XFERINFODATA, &transfer);
    // A name that is still being asked for holds nobody up.
    set(handle, CURLOPT_QUICK_EXIT, 1L);
}

FetchFault fault_of(CURLcode code, const Transfer& transfer) {
    if (transfer.is_forbidden) return FetchFault::forbidden_host;
    if (code == CURLE_ABORTED_BY_CALLBACK) return FetchFault::stopped;
    if (transfer.is_too_large || code == CURLE_FILESIZE_EXCEEDED) return FetchFault::too_large;
    if (code == CURLE_TOO_MANY_REDIRECTS) return FetchFault::too_many_redirects;
    if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE) {
        return FetchFault::untrusted;
    }
    if (code == CURLE_UNSUPPORTED_PROTOCOL || code == CURLE_URL_MALFORMAT) {
        return FetchFault::bad_address;
    }
    return FetchFault::unreachable;
}

bool has_user(const std::string& url) {
    const std::unique_ptr<CURLU, UrlDeleter> parts(curl_url());
    if (!parts || curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) {
        return true;  // what is no address is refused the same way
    }
    char* user = nullptr;
    const bool is_found = curl_url_get(parts.get(), CURLUPART_USER, &user, 0) == CURLUE_OK;
    curl_free(user);
    return is_found;
}

}  // namespace

std::string_view name_of(FetchFault fault) {
    constexpr std::array<std::string_view, 8> kNames{
        "bad_address", "forbidden_host", "unreachable",        "untrusted",
        "refused",     "too_large",      "too_many_redirects", "stopped"};
    return kNames.at(static_cast<std::size_t>(fault));
}

tl::expected<std::string, FetchFault> normal_address(std::string_view url) {
    std::string address(url);
    const std::size_t scheme = std::min(address.find(':'), address.size());
    // A scheme has no case (RFC 3986 section 3.1).
    std::transform(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(scheme),
                   address.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr std::string_view kWebcal = "webcal://";
    if (address.starts_with(kWebcal)) address.replace(0, kWebcal.size(), "https://");
    const bool has_scheme = address.starts_with("http://") || address.starts_with("https://");
    if (!has_scheme || address.size() > kUrlBytesMax || has_user(address)) {
        return tl::unexpected(FetchFault::bad_address);
    }
    return address;
}

tl::expected<Fetched, FetchFault> fetch(const std::string& url, const Validators& known,
                                        const FetchSettings& settings) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    const Handle handle(curl_easy_init());
    if (ready != CURLE_OK || !handle) throw std::bad_alloc();
    Transfer transfer{settings};
    configure(handle.get(), url, transfer);
    const List headers = headers_for(known);
    set(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    const List resolved = list_of(settings.resolved);
    set(handle.get(), CURLOPT_RESOLVE, resolved.get());
    const CURLcode code = curl_easy_perform(handle.get());
    if (code != CURLE_OK) return tl::unexpected(fault_of(code, transfer));
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    const bool is_conditional = !known.etag.empty() || !known.modified.empty();
    if (status == 304 && is_conditional) return Fetched{true, {}, known};
    if (status != 200) return tl::unexpected(FetchFault::refused);
    return Fetched{false, std::move(transfer.body), std::move(transfer.validators)};
}

}  // namespace sroki::server
