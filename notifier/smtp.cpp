#include "notifier/smtp.h"

#include <sys/socket.h>

#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>

#include <curl/curl.h>

#include "notifier/message.h"
#include "notifier/smtp_dialog.h"

namespace sroki::notifier {

namespace {

constexpr std::chrono::seconds kReplyTimeoutMin{1};
constexpr std::chrono::seconds kReplyTimeoutMax{60};

struct ListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using List = std::unique_ptr<curl_slist, ListDeleter>;

// What the callbacks of one transfer share.
struct Transfer {
    SmtpDialog dialog;
    std::string_view rest;  // of the bytes to send
    const std::function<void()>& before_text_is_gone;
    std::exception_ptr failure{};
};

// Called for more bytes after DATA. The transfer has no announced size, so libcurl asks once more
// at the end and writes the closing dot only after this has answered 0.
std::size_t on_read(char* buffer, std::size_t size, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (!transfer.rest.empty()) {
        const std::size_t taken = std::min(size * count, transfer.rest.size());
        std::memcpy(buffer, transfer.rest.data(), taken);
        transfer.rest.remove_prefix(taken);
        return taken;
    }
    if (!transfer.dialog.is_text_gone()) {
        try {
            transfer.before_text_is_gone();
        } catch (...) {
            transfer.failure = std::current_exception();
            return CURL_READFUNC_ABORT;
        }
        transfer.dialog.on_text_gone();
    }
    return 0;
}

int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    const std::string_view line(data, size);
    if (type == CURLINFO_HEADER_OUT) transfer.dialog.on_command(line);
    if (type == CURLINFO_HEADER_IN) transfer.dialog.on_reply(line);
    return 0;
}

int on_progress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<const std::stop_token*>(user)->stop_requested() ? 1 : 0;
}

// Faults that have nothing to do with the letter.
bool is_server_fault(CURLcode code) {
    switch (code) {
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_URL_MALFORMAT:
        case CURLE_COULDNT_RESOLVE_PROXY:
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT:
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_USE_SSL_FAILED:
        case CURLE_LOGIN_DENIED:
            return true;
        default:
            return false;
    }
}

void initialize_once() {
    static const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK) throw std::runtime_error(curl_easy_strerror(code));
}

}  // namespace

struct Smtp::Handle {
    CURL* curl = nullptr;
    const std::stop_token& stop;

    explicit Handle(const std::stop_token& stop_of_all) : stop(stop_of_all) {
        initialize_once();
        curl = curl_easy_init();
        if (curl == nullptr) throw std::bad_alloc();
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    // The connection is kept for the next letter and ended here by QUIT, whose answer nobody needs:
    // a stop does not wait for it.
    ~Handle() {
        curl_socket_t socket = CURL_SOCKET_BAD;
        curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &socket);
        const std::stop_callback end(stop, [socket] {
            if (socket != CURL_SOCKET_BAD) ::shutdown(socket, SHUT_RDWR);
        });
        curl_easy_cleanup(curl);
    }

    template <class T>
    void set(CURLoption option, T value) {
        const CURLcode code = curl_easy_setopt(curl, option, value);
        if (code != CURLE_OK) throw std::runtime_error(curl_easy_strerror(code));
    }

    void configure(const MailSettings& settings) {
        set(CURLOPT_URL, settings.smtp_url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_UPLOAD, 1L);
        // Debug callbacks are how single replies are heard; nothing is printed.
        set(CURLOPT_VERBOSE, 1L);
        set(CURLOPT_DEBUGFUNCTION, &on_debug);
        set(CURLOPT_READFUNCTION, &on_read);
        set(CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
        set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_timeout.count()));
        set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings.total_timeout.count()));
        // Holds for QUIT too, to which the other limits don't apply.
        const auto reply = std::chrono::ceil<std::chrono::seconds>(settings.total_timeout);
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT,
            static_cast<long>(std::clamp(reply, kReplyTimeoutMin, kReplyTimeoutMax).count()));
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &on_progress);
        set(CURLOPT_XFERINFODATA, &stop);
        // A name that is still being asked for holds nobody up.
        set(CURLOPT_QUICK_EXIT, 1L);
        set_security(settings);
    }

    void set_security(const MailSettings& settings) {
        const bool is_opportunistic = settings.starttls == Starttls::opportunistic;
        const long use_ssl = settings.starttls == Starttls::required ? long{CURLUSESSL_ALL}
                             : is_opportunistic                      ? long{CURLUSESSL_TRY}
                                                                     : long{CURLUSESSL_NONE};
        set(CURLOPT_USE_SSL, use_ssl);
        const bool is_smtps = settings.smtp_url.starts_with("smtps://");
        const bool is_checked = !is_opportunistic || is_smtps || !settings.username.empty();
        set(CURLOPT_SSL_VERIFYPEER, is_checked ? 1L : 0L);
        set(CURLOPT_SSL_VERIFYHOST, is_checked ? 2L : 0L);
        if (!settings.ca_file.empty()) set(CURLOPT_CAINFO, settings.ca_file.c_str());
        if (!settings.username.empty()) {
            set(CURLOPT_USERNAME, settings.username.c_str());
            set(CURLOPT_PASSWORD, settings.password.c_str());
        }
    }
};

Smtp::Smtp(MailSettings settings, std::stop_token stop)
    : settings_(std::move(settings)),
      stop_(std::move(stop)),
      handle_(std::make_unique<Handle>(stop_)) {
    handle_->configure(settings_);
}

Smtp::~Smtp() = default;

SendResult Smtp::send(const OutgoingLetter& letter,
                      const std::function<void()>& before_text_is_gone) {
    std::vector<std::string> addresses;
    std::vector<RecipientResult> refused;
    List list;
    for (const std::string& address : letter.recipients) {
        if (!is_plain_address(address)) {
            refused.push_back({address, RecipientState::refused, "not an address for SMTP"});
            continue;
        }
        curl_slist* longer = curl_slist_append(list.get(), address.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        static_cast<void>(list.release());
        list.reset(longer);
        addresses.push_back(address);
    }
    if (addresses.empty()) return {SendOutcome::failed, "no address for SMTP", refused};
    if (stop_.stop_requested()) return {SendOutcome::interrupted, "", {}, true};
    Transfer transfer{SmtpDialog(addresses), letter.bytes, before_text_is_gone};
    const std::string sender(letter.sender);
    handle_->set(CURLOPT_MAIL_FROM, sender.c_str());
    handle_->set(CURLOPT_MAIL_RCPT, list.get());
    handle_->set(CURLOPT_READDATA, &transfer);
    handle_->set(CURLOPT_DEBUGDATA, &transfer);
    const CURLcode code = curl_easy_perform(handle_->curl);
    if (transfer.failure) std::rethrow_exception(transfer.failure);
    SendResult result =
        transfer.dialog.conclude(code == CURLE_OK, is_server_fault(code), curl_easy_strerror(code));
    const bool is_stopped = code == CURLE_ABORTED_BY_CALLBACK;
    if (is_stopped && !transfer.dialog.is_text_gone()) result.outcome = SendOutcome::interrupted;
    result.is_server_lost = result.outcome == SendOutcome::unavailable || is_stopped ||
                            code == CURLE_OPERATION_TIMEDOUT;
    result.recipients.insert(result.recipients.end(), refused.begin(), refused.end());
    return result;
}

}  // namespace sroki::notifier
