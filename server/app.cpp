#include "server/app.h"

#include <malloc.h>
#include <sys/resource.h>

#include <exception>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "server/feeds/feed_refresher.h"
#include "server/feeds/observatory.h"
#include "server/http/http_server.h"
#include "server/http/router.h"
#include "server/http/static_content.h"
#include "server/http/workers.h"
#include "server/layers/layer_settings.h"
#include "server/metrics.h"
#include "server/password.h"
#include "server/periodic_thread.h"
#include "server/public_url.h"
#include "server/sign_in/sign_in_desk.h"
#include "server/version.h"

namespace sroki::server {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// A power cut loses so much of who read the feeds.
constexpr seconds kReadsInterval{60};

spdlog::logger make_logger() {
    spdlog::logger logger("sroki", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger.set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    return logger;
}

HttpSettings http_settings(const Config& config) {
    const LimitsConfig& limits = config.limits;
    HttpSettings settings;
    // The configuration was checked when it was read.
    settings.listen = parse_listen(config.server.listen).value();
    settings.header_bytes = static_cast<std::size_t>(limits.header_bytes);
    settings.body_bytes = static_cast<std::size_t>(limits.body_bytes);
    settings.upload_bytes = static_cast<std::size_t>(limits.upload_bytes);
    settings.uploads = static_cast<std::size_t>(limits.uploads);
    settings.connections = static_cast<std::size_t>(limits.connections);
    settings.header_timeout = seconds{limits.header_timeout_s};
    settings.body_timeout = seconds{limits.body_timeout_s};
    settings.idle_timeout = seconds{limits.idle_timeout_s};
    settings.write_timeout = seconds{limits.write_timeout_s};
    settings.reader_bytes_per_s = static_cast<std::size_t>(limits.reader_bytes_per_s);
    settings.shutdown_timeout = seconds{limits.shutdown_s};
    settings.form_bytes = static_cast<std::size_t>(limits.feed_memory_mb) << 20U;
    settings.feed_fulls_per_minute = limits.feed_fulls_per_minute;
    return settings;
}

// Each connection is a descriptor: take what the system allows.
void raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

// A feed's body comes and goes; as a block of its own it goes back to the system at once. Without
// this the threshold grows with the first large one, and the heap keeps their room for ever.
void keep_large_blocks_apart() {
    constexpr int kBytes = 256 * 1'024;
    ::mallopt(M_MMAP_THRESHOLD, kBytes);
}

}  // namespace

struct App::Parts {
    Parts(Installation installation, Remind reminder);

    Response answer_request(const Request& request, calendar::Database& database);
    void log_access(const AccessRecord& record);
    void refresh_feeds();
    void store_reads();
    void remind_once();
    void refresh_layers();

    spdlog::logger log;
    const Config config;
    const std::filesystem::path data;
    const std::string timezone;
    const Remind remind;
    std::stop_source stopping;  // ends what waits for other machines
    Metrics metrics;
    Observatory observatory;
    SignInDesk sign_in;
    bool are_feeds_published = false;
    calendar::Instant reads_stored_at = current_instant();
    StaticContent static_files;
    HttpServer http;
    const ListenAddress listen;  // with the port that was really taken
    const std::string local_url;
    const Site site;
    FeedRefresher feeds;
    std::optional<calendar::Database> reminder_database;
    calendar::Database layer_database;
    // Behind the server and the site: threads end before what they use.
    std::optional<Workers> workers;
    std::optional<PeriodicThread> feed_thread;
    std::optional<PeriodicThread> reminder_thread;
    std::optional<PeriodicThread> layer_thread;
};

App::Parts::Parts(Installation installation, Remind reminder)
    : log(make_logger()),
      config(installation.config),
      data(installation.data),
      timezone(installation.department.timezone),
      remind(std::move(reminder)),
      sign_in(is_password, [this](std::string_view line) { log.info("sign-in: {}", line); }),
      static_files(static_content(current_instant())),
      http(http_settings(config),
           {[this](const Request& request, calendar::Database& database) {
                return answer_request(request, database);
            },
            [this](const AccessRecord& record) { log_access(record); },
            [this](std::string_view what) { log.error("connection: {}", what); },
            [this](const FeedRead& read) {
                metrics.count_feed_read(read.status);
                observatory.record(read.feed, read.user_agent, read.status, read.at);
            }}),
      listen{http_settings(config).listen.host, http.port()},
      local_url(local_url_of(listen)),
      site{public_url_of(config.server, listen), kVersion, static_files.stylesheet,
           static_files.script, static_files.icon},
      feeds(std::move(installation.database),
            FeedCache(static_files.files, config.server.feed_gzip), site.public_url,
            [this](std::string_view what) {
                metrics.count_render_failure();
                log.error("feeds: {}", what);
            }),
      layer_database(calendar::Database::open(database_file(data))) {
    if (remind) reminder_database = calendar::Database::open(database_file(data));
    // Pages are served while the feeds are rendered; who asks for a feed waits for it.
    http.publish(std::make_shared<const ReadySet>(static_files.files), false);
}

Response App::Parts::answer_request(const Request& request, calendar::Database& database) {
    const auto measure = [this](const auto& asked) { return feeds.measure(asked); };
    Context context{database, site, config, current_instant(), {}, &metrics, &sign_in, measure};
    return answer(all_routes(), request, context,
                  [this](const Request& failed, std::string_view what) {
                      log.error("{} request failed: {}", failed.id, what);
                  });
}

void App::Parts::log_access(const AccessRecord& record) {
    metrics.count_request(record.route, record.status, record.duration);
    log.info("{} {} {} {} {} B {} us", record.request_id, record.method,
             record.route.empty() ? "-" : record.route, record.status, record.body_bytes,
             record.duration.count());
}

void App::Parts::refresh_feeds() {
    const auto began = std::chrono::steady_clock::now();
    auto fresh = feeds.poll(current_instant());
    if (fresh) {
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now() - began);
        metrics.count_render(fresh->size() - static_files.files.size(), took);
        log.info("feeds: {} rendered in {} us", fresh->size() - static_files.files.size(),
                 took.count());
    }
    // Who waits for a feed learns of a fault, too: the database is asked on a worker then.
    if (!fresh && !are_feeds_published) {
        fresh = std::make_shared<const ReadySet>(static_files.files);
    }
    if (!fresh) return;
    are_feeds_published = true;
    http.publish(std::move(fresh));
}

void App::Parts::store_reads() {
    reads_stored_at = current_instant();
    feeds.store_reads(observatory, timezone, reads_stored_at);
}

void App::Parts::remind_once() {
    try {
        const std::string done =
            remind(*reminder_database, current_instant(), stopping.get_token());
        if (!done.empty()) log.info("reminders: {}", done);
    } catch (const std::exception& fault) {
        log.error("reminders: {}", fault.what());
    }
}

void App::Parts::refresh_layers() {
    try {
        LayerSettings settings = layer_settings(config);
        settings.fetch.stop = stopping.get_token();
        refresh_due_layers(layer_database, settings, current_instant(),
                           [this](const calendar::LayerRecord& layer, std::string_view what) {
                               log.info("layer {}: {}", layer.name, what);
                           });
    } catch (const std::exception& fault) {
        log.error("layers: {}", fault.what());
    }
}

App::App(Installation installation, Remind remind)
    : parts_(std::make_unique<Parts>(std::move(installation), std::move(remind))) {}
App::~App() = default;

const std::string& App::public_url() const {
    return parts_->site.public_url;
}
const std::string& App::local_url() const {
    return parts_->local_url;
}

void App::run() {
    raise_descriptor_limit();
    keep_large_blocks_apart();
    Parts& parts = *parts_;
    parts.http.stop_on_signals();
    const LimitsConfig& limits = parts.config.limits;
    parts.feed_thread.emplace(milliseconds{limits.feed_poll_ms}, [&parts] {
        parts.refresh_feeds();
        if (current_instant() - parts.reads_stored_at >= kReadsInterval) {
            parts.store_reads();
        }
    });
    // A few writes that wait must not hold up every page.
    const auto open = [&parts, wait = milliseconds{limits.write_wait_ms}] {
        auto database = calendar::Database::open(database_file(parts.data));
        database.wait_for_writers(wait);
        return database;
    };
    // Their databases are opened while the feeds are rendered.
    parts.workers.emplace(static_cast<std::size_t>(limits.workers),
                          static_cast<std::size_t>(limits.queue), open);
    if (parts.remind) {
        parts.reminder_thread.emplace(seconds{limits.notifier_interval_s},
                                      [&parts] { parts.remind_once(); });
    }
    parts.layer_thread.emplace(seconds{limits.notifier_interval_s},
                               [&parts] { parts.refresh_layers(); });
    parts.http.run(*parts.workers);
    parts.stopping.request_stop();
    parts.feed_thread.reset();
    parts.store_reads();
    parts.log.info("stopped");
}

void App::stop() {
    parts_->http.stop();
}

}  // namespace sroki::server
