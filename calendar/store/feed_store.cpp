#include "calendar/store/feed_store.h"

#include <algorithm>
#include <charconv>

#include "calendar/names.h"
#include "calendar/store/executor_store.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr std::size_t kNameBytesMax = 64;
constexpr std::size_t kTextBytesMax = 500;

std::int64_t raw(FeedId feed) {
    return static_cast<std::int64_t>(feed);
}

bool is_name(std::string_view name) {
    return !name.empty() && name.size() <= kNameBytesMax &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") ==
               std::string_view::npos;
}

bool is_text(std::string_view text) {
    return !fold_criterion(text).empty() && text.size() <= kTextBytesMax;
}

bool are_texts(const std::vector<std::string>& texts) {
    return std::all_of(texts.begin(), texts.end(), is_text);
}

bool is_horizon(const std::optional<days>& horizon) {
    return !horizon || (*horizon >= days{0} && *horizon <= kFeedHorizonMax);
}

bool are_alarms(const std::vector<minutes>& alarms) {
    return alarms.size() <= kFeedAlarmsMax &&
           std::all_of(alarms.begin(), alarms.end(), [](minutes before) {
               return before >= minutes{0} && before <= kFeedAlarmMax;
           });
}

bool is_any_shown(const FeedOptions& options) {
    return options.has_deadlines || (options.has_events && !options.as_tasks);
}

std::size_t criteria_of(const FeedFilter& filter) {
    return filter.kinds.size() + filter.subjects.size() + filter.institutions.size() +
           filter.executors.size() + filter.plans.size();
}

// What of the feed can't be; empty: nothing.
std::string_view fault_of(const FeedRecord& feed) {
    const FeedFilter& filter = feed.filter;
    const FeedOptions& options = feed.options;
    if (!is_name(feed.name)) return "name";
    if (!is_text(feed.title)) return "title";
    if (!are_texts(filter.subjects)) return "subjects";
    if (!are_texts(filter.institutions)) return "institutions";
    if (criteria_of(filter) > kFeedCriteriaMax) return "criteria";
    if (!are_alarms(options.alarms)) return "alarms";
    if (!is_any_shown(options)) return "deadlines";
    if (!is_horizon(options.past)) return "past_days";
    if (!is_horizon(options.future)) return "future_days";
    return {};
}

std::string join_alarms(const std::vector<minutes>& alarms) {
    std::string text;
    for (const minutes before : alarms) {
        if (!text.empty()) text += ',';
        text += std::to_string(before.count());
    }
    return text;
}

std::vector<minutes> split_alarms(std::string_view text) {
    std::vector<minutes> alarms;
    while (!text.empty()) {
        std::int64_t count = 0;
        const char* end = text.data() + text.size();
        const char* stop = std::from_chars(text.data(), end, count).ptr;
        alarms.emplace_back(count);
        text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(stop - text.data()) + 1));
    }
    return alarms;
}

std::optional<std::int64_t> count_of(const std::optional<days>& horizon) {
    if (!horizon) return std::nullopt;
    return horizon->count();
}

std::optional<days> horizon_of(const std::optional<std::int64_t>& count) {
    if (!count) return std::nullopt;
    return days{*count};
}

FeedRecord read_feed(const Statement& row) {
    FeedRecord feed;
    feed.id = FeedId{row.integer(0)};
    feed.department = DepartmentId{row.integer(1)};
    feed.name = row.text(2);
    feed.title = row.text(3);
    feed.token_hash = row.optional_text(4);
    feed.options.has_deadlines = row.integer(5) != 0;
    feed.options.has_events = row.integer(6) != 0;
    feed.options.as_tasks = row.integer(7) != 0;
    feed.options.alarms = split_alarms(row.text(8));
    feed.options.past = horizon_of(row.optional_integer(9));
    feed.options.future = horizon_of(row.optional_integer(10));
    feed.is_revoked = !row.is_null(11);
    return feed;
}

void add_criterion(FeedFilter& filter, std::string_view field, const std::string& value) {
    if (field == "kind") {
        if (const auto kind = kind_of(value)) filter.kinds.push_back(*kind);
    } else if (field == "subject") {
        filter.subjects.push_back(value);
    } else if (field == "institution") {
        filter.institutions.push_back(value);
    } else if (field == "executor") {
        filter.executors.push_back(ExecutorId{std::stoll(value)});
    } else {
        filter.plans.push_back(PlanId{std::stoll(value)});
    }
}

void insert_criteria(Database& database, FeedId feed, const FeedFilter& filter) {
    Statement insert = database.statement(sql::feed_criterion_insert);
    const auto add = [&](std::string_view field, std::string_view value) {
        insert.bind(":feed", raw(feed)).bind(":field", field).bind(":value", value).run();
        insert.reset();
    };
    for (const Kind kind : filter.kinds)
        add("kind", name_of(kind));
    for (const std::string& subject : filter.subjects)
        add("subject", subject);
    for (const std::string& institution : filter.institutions)
        add("institution", institution);
    for (const ExecutorId executor : filter.executors)
        add("executor", std::to_string(static_cast<std::int64_t>(executor)));
    for (const PlanId plan : filter.plans)
        add("plan", std::to_string(static_cast<std::int64_t>(plan)));
}

std::vector<FeedRecord> query_feeds(Database& database, std::optional<std::string_view> name) {
    std::vector<FeedRecord> feeds;
    Statement row = database.statement(sql::feed_list);
    row.bind(":name", name);
    while (row.step())
        feeds.push_back(read_feed(row));
    // Both lists are in the order of the feeds' ids.
    auto feed = feeds.begin();
    Statement criterion = database.statement(sql::feed_criterion_list);
    while (criterion.step()) {
        const FeedId owner{criterion.integer(0)};
        while (feed != feeds.end() && feed->id < owner)
            ++feed;
        if (feed == feeds.end()) break;
        if (feed->id == owner) add_criterion(feed->filter, criterion.text(1), criterion.text(2));
    }
    return feeds;
}

}  // namespace

tl::expected<FeedId, StoreError> FeedStore::create(const FeedRecord& feed, Instant now) {
    if (const std::string_view fault = fault_of(feed); !fault.empty()) {
        return tl::unexpected(StoreError{StoreErrorCode::invalid, std::string(fault)});
    }
    Transaction transaction = database_.transaction();
    if (const auto missing = missing_in(feed.filter)) return tl::unexpected(*missing);
    // A foreign calendar is published under its name, too.
    const bool is_taken = database_.statement(sql::layer_name_find).bind(":name", feed.name).step();
    const auto id = is_taken ? std::nullopt : insert(feed, now);
    if (!id) return tl::unexpected(StoreError{StoreErrorCode::name_taken, feed.name});
    transaction.commit();
    return *id;
}

std::optional<FeedId> FeedStore::insert(const FeedRecord& feed, Instant now) {
    Statement insert = database_.statement(sql::feed_insert);
    insert.bind(":department", static_cast<std::int64_t>(feed.department))
        .bind(":name", feed.name)
        .bind(":title", feed.title)
        .bind(":token_hash", feed.token_hash)
        .bind(":has_deadlines", std::int64_t{feed.options.has_deadlines})
        .bind(":has_events", std::int64_t{feed.options.has_events})
        .bind(":as_tasks", std::int64_t{feed.options.as_tasks})
        .bind(":alarms", join_alarms(feed.options.alarms))
        .bind(":past_days", count_of(feed.options.past))
        .bind(":future_days", count_of(feed.options.future))
        .bind(":now", now);
    if (!insert.step()) return std::nullopt;
    const FeedId id{insert.integer(0)};
    insert.reset();
    insert_criteria(database_, id, feed.filter);
    return id;
}

std::optional<StoreError> FeedStore::missing_in(const FeedFilter& filter) {
    Statement row = database_.statement(sql::feed_missing);
    const auto is_missing = [&](std::string_view field, std::int64_t id) {
        row.reset();
        row.bind(":field", field).bind(":id", id);
        return row.step() && row.integer(0) != 0;
    };
    const auto error = [](std::int64_t id) {
        return StoreError{StoreErrorCode::not_found, std::to_string(id)};
    };
    for (const PlanId plan : filter.plans) {
        const auto id = static_cast<std::int64_t>(plan);
        if (is_missing("plan", id)) return error(id);
    }
    for (const ExecutorId executor : filter.executors) {
        const auto id = static_cast<std::int64_t>(executor);
        if (is_missing("executor", id)) return error(id);
    }
    return std::nullopt;
}

tl::expected<void, StoreError> FeedStore::revoke(std::string_view name, Instant now) {
    Statement update = database_.statement(sql::feed_revoke);
    if (update.bind(":name", name).bind(":now", now).run() == 0) {
        return tl::unexpected(StoreError{StoreErrorCode::not_found, std::string(name)});
    }
    return {};
}

tl::expected<void, StoreError> FeedStore::rotate(std::string_view name,
                                                 std::string_view token_hash) {
    const auto feed = find(name);
    if (!feed || feed->is_revoked) {
        return tl::unexpected(StoreError{StoreErrorCode::not_found, std::string(name)});
    }
    if (!feed->is_secret()) {
        return tl::unexpected(StoreError{StoreErrorCode::invalid, std::string(name)});
    }
    database_.statement(sql::feed_rotate).bind(":name", name).bind(":token_hash", token_hash).run();
    return {};
}

std::vector<FeedRecord> FeedStore::list() {
    return query_feeds(database_, std::nullopt);
}

std::optional<FeedRecord> FeedStore::find(std::string_view name) {
    auto feeds = query_feeds(database_, name);
    if (feeds.empty()) return std::nullopt;
    return std::move(feeds.front());
}

bool FeedStore::is_offered(std::string_view name) {
    const auto feed = find(name);
    return feed && !feed->is_secret() && !feed->is_revoked;
}

// The executors that the institutions of filters are, by any of their spellings; a person of that
// name is none.
std::multimap<std::string, ExecutorId> FeedStore::executors_of_institutions() {
    std::multimap<std::string, ExecutorId> executors;
    Statement row = database_.statement(sql::feed_institution_list);
    Statement known = database_.statement(sql::executor_institution_by_folded);
    while (row.step()) {
        const std::string institution = row.text(1);
        known.bind(":department", row.integer(0)).bind(":folded", fold_executor_name(institution));
        if (known.step()) {
            executors.emplace(fold_criterion(institution), ExecutorId{known.integer(0)});
        }
        known.reset();
    }
    return executors;
}

ItemsOfExecutors FeedStore::items_of_executors() {
    const auto institutions = executors_of_institutions();
    std::string ids = "[";
    for (const auto& [institution, executor] : institutions) {
        if (ids.size() > 1) ids += ',';
        ids += std::to_string(static_cast<std::int64_t>(executor));
    }
    ids += ']';
    ItemsOfExecutors items;
    Statement row = database_.statement(sql::feed_executor_items);
    row.bind(":institutions", ids);
    while (row.step())
        items.by_executor[ExecutorId{row.integer(0)}].push_back(ItemId{row.integer(1)});
    for (const auto& [institution, executor] : institutions) {
        const auto found = items.by_executor.find(executor);
        if (found == items.by_executor.end()) continue;
        auto& own = items.by_institution[institution];
        own.insert(own.end(), found->second.begin(), found->second.end());
    }
    return items;
}

void FeedStore::add_reads(const std::vector<FeedReads>& reads) {
    Transaction transaction = database_.transaction();
    Statement add = database_.statement(sql::feed_read_add);
    for (const FeedReads& read : reads) {
        add.bind(":feed", raw(read.feed))
            .bind(":day", read.day)
            .bind(":client", read.client)
            .bind(":status", read.status)
            .bind(":count", read.count)
            .bind(":last_at", read.last_at)
            .run();
        add.reset();
    }
    transaction.commit();
}

void FeedStore::forget_reads_before(scheduler::Date day) {
    database_.statement(sql::feed_read_forget).bind(":day", day).run();
}

std::vector<FeedReads> FeedStore::reads_of(FeedId feed) {
    std::vector<FeedReads> reads;
    Statement row = database_.statement(sql::feed_read_list);
    row.bind(":feed", raw(feed));
    while (row.step()) {
        reads.push_back({FeedId{row.integer(0)}, row.date(1), row.text(2), row.integer(3),
                         row.integer(4), row.instant(5)});
    }
    return reads;
}

std::vector<FeedReadSum> FeedStore::sum_reads(scheduler::Date since, scheduler::Date recent_since) {
    std::vector<FeedReadSum> sums;
    Statement row = database_.statement(sql::feed_read_sums);
    row.bind(":since", since).bind(":recent_since", recent_since);
    while (row.step()) {
        sums.push_back({FeedId{row.integer(0)}, row.text(1), row.integer(2), row.integer(3),
                        row.integer(4), row.instant(5)});
    }
    return sums;
}

std::map<FeedId, Instant> FeedStore::last_taken() {
    std::map<FeedId, Instant> taken;
    Statement row = database_.statement(sql::feed_taken_last);
    while (row.step()) {
        if (const auto at = row.optional_instant(1)) taken[FeedId{row.integer(0)}] = *at;
    }
    return taken;
}

}  // namespace sroki::calendar
