#include "calendar/store/executor_store.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "calendar/import/executors_alike.h"
#include "calendar/names.h"
#include "calendar_sql.h"

namespace sroki::calendar {

namespace {

constexpr std::size_t kEmailBytesMax = 254;  // RFC 5321 section 4.5.3.1.3, less the brackets
constexpr std::size_t kQuestionsMax = 500;   // of one import
constexpr UChar32 kSmallYo = 0x0451;
constexpr UChar32 kSmallYe = 0x0435;

std::int64_t raw(ExecutorId id) {
    return static_cast<std::int64_t>(id);
}

// A simple address of RFC 5321: one @, a dotted domain, nothing that could end a header line.
bool is_email(std::string_view address) {
    const std::size_t at = address.find('@');
    if (at == 0 || at == std::string_view::npos || address.size() > kEmailBytesMax) return false;
    const std::string_view domain = address.substr(at + 1);
    if (domain.find('.') == std::string_view::npos || domain.front() == '.' ||
        domain.back() == '.') {
        return false;
    }
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x7F ||
            std::string_view("<>()[],;:\\\"").find(c) != std::string_view::npos) {
            return false;
        }
    }
    return domain.find('@') == std::string_view::npos;
}

struct NameWord {
    icu::UnicodeString text;
    bool is_initial = false;  // a single capital letter
};

std::vector<NameWord> words_of(const icu::UnicodeString& name) {
    std::vector<NameWord> words;
    icu::UnicodeString word;
    const auto finish = [&] {
        if (word.isEmpty()) return;
        const bool is_initial = word.countChar32() == 1 && u_isupper(word.char32At(0));
        words.push_back({word.foldCase(), is_initial});
        word.remove();
    };
    for (int32_t i = 0; i < name.length(); i = name.moveIndex32(i, 1)) {
        const UChar32 c = name.char32At(i);
        if (u_isalnum(c)) {
            word.append(c);
        } else if (u_charType(c) != U_FORMAT_CHAR) {  // a soft hyphen is nothing
            finish();
        }
    }
    finish();
    return words;
}

// Takes a statement with :from and :into where it has them.
void run_merge_step(Database& database, std::string_view sql, ExecutorId from, ExecutorId into,
                    bool has_into) {
    Statement statement = database.statement(sql);
    statement.bind(":from", raw(from));
    if (has_into) statement.bind(":into", raw(into));
    statement.run();
}

void answer(Database& database, ExecutorId one, ExecutorId other, std::string_view state,
            Instant now) {
    database.statement(sql::executor_likeness_answer)
        .bind(":one", raw(one))
        .bind(":other", raw(other))
        .bind(":state", state)
        .bind(":now", now)
        .run();
}

StoreError not_found(ExecutorId executor) {
    return {StoreErrorCode::not_found, std::to_string(raw(executor))};
}

std::vector<std::string> query_texts(Database& database, std::string_view sql, ExecutorId id) {
    std::vector<std::string> texts;
    Statement row = database.statement(sql);
    row.bind(":executor", raw(id));
    while (row.step())
        texts.push_back(row.text(0));
    return texts;
}

std::vector<ExecutorRecord> query_executors(Database& database, std::optional<ExecutorId> id) {
    std::vector<ExecutorRecord> executors;
    Statement row = database.statement(sql::executor_list);
    if (id) row.bind(":executor", raw(*id));
    while (row.step()) {
        ExecutorRecord executor;
        executor.id = ExecutorId{row.integer(0)};
        executor.name = row.text(1);
        executor.kind = executor_kind_of(row.text(2)).value_or(ExecutorKind::unit);
        executor.position = row.optional_text(3);
        executor.items = row.integer(4);
        executor.emails = query_texts(database, sql::executor_email_list, executor.id);
        executors.push_back(std::move(executor));
    }
    return executors;
}

}  // namespace

std::string fold_executor_name(std::string_view name) {
    const auto text = icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
    const std::vector<NameWord> words = words_of(text);
    icu::UnicodeString folded;
    for (const bool initials : {false, true}) {
        for (const NameWord& word : words) {
            if (word.is_initial != initials) continue;
            if (!folded.isEmpty()) folded.append(static_cast<char16_t>(' '));
            folded.append(word.text);
        }
    }
    folded.findAndReplace(icu::UnicodeString(kSmallYo), icu::UnicodeString(kSmallYe));
    std::string result;
    folded.toUTF8String(result);
    return result;
}

ExecutorId ExecutorStore::find_or_create(DepartmentId department, const ExecutorName& name,
                                         Instant now) {
    const std::string folded = fold_executor_name(name.name);
    Statement known = database_.statement(sql::executor_by_folded);
    known.bind(":department", static_cast<std::int64_t>(department)).bind(":folded", folded);
    if (known.step()) return ExecutorId{known.integer(0)};
    Statement insert = database_.statement(sql::executor_insert);
    insert.bind(":department", static_cast<std::int64_t>(department))
        .bind(":name", name.name)
        .bind(":kind", name_of(name.kind))
        .bind(":position", name.position)
        .bind(":now", now);
    if (!insert.step()) throw std::runtime_error("executor_insert gave no id");
    const ExecutorId executor{insert.integer(0)};
    insert.reset();
    database_.statement(sql::executor_alias_insert)
        .bind(":folded", folded)
        .bind(":alias", name.name)
        .bind(":executor", raw(executor))
        .run();
    return executor;
}

std::vector<ExecutorRecord> ExecutorStore::list() {
    return query_executors(database_, std::nullopt);
}

std::optional<ExecutorRecord> ExecutorStore::find(ExecutorId executor) {
    auto found = query_executors(database_, executor);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<ExecutorRecord> ExecutorStore::find_by_name(std::string_view name) {
    Statement row = database_.statement(sql::executor_by_any_folded);
    row.bind(":folded", fold_executor_name(name));
    if (!row.step()) return std::nullopt;
    return find(ExecutorId{row.integer(0)});
}

tl::expected<void, StoreError> ExecutorStore::add_email(ExecutorId executor,
                                                        std::string_view address) {
    if (!is_email(address)) {
        return tl::unexpected(StoreError{StoreErrorCode::invalid, std::string(address)});
    }
    if (!find(executor)) return tl::unexpected(not_found(executor));
    database_.statement(sql::executor_email_insert)
        .bind(":executor", raw(executor))
        .bind(":email", address)
        .run();
    return {};
}

tl::expected<void, StoreError> ExecutorStore::add_alias(ExecutorId executor,
                                                        std::string_view alias) {
    const std::string folded = fold_executor_name(alias);
    if (folded.empty()) {
        return tl::unexpected(StoreError{StoreErrorCode::invalid, std::string(alias)});
    }
    if (!find(executor)) return tl::unexpected(not_found(executor));
    const int added = database_.statement(sql::executor_alias_insert)
                          .bind(":folded", folded)
                          .bind(":alias", alias)
                          .bind(":executor", raw(executor))
                          .run();
    const auto owner = find_by_name(alias);
    if (added == 0 && owner && owner->id != executor) {
        return tl::unexpected(StoreError{StoreErrorCode::name_taken, owner->name});
    }
    return {};
}

tl::expected<void, StoreError> ExecutorStore::merge(ExecutorId from, ExecutorId into, Instant now) {
    if (from == into) return tl::unexpected(StoreError{StoreErrorCode::invalid, "merge"});
    Transaction transaction = database_.transaction();
    for (const ExecutorId id : {from, into}) {
        if (!find(id)) return tl::unexpected(not_found(id));
    }
    run_merge_step(database_, sql::executor_merge_items, from, into, true);
    run_merge_step(database_, sql::executor_merge_items_drop, from, into, false);
    run_merge_step(database_, sql::executor_merge_emails, from, into, true);
    run_merge_step(database_, sql::executor_merge_emails_drop, from, into, false);
    run_merge_step(database_, sql::executor_merge_aliases, from, into, true);
    run_merge_step(database_, sql::executor_merge_marks, from, into, true);
    run_merge_step(database_, sql::executor_merge_members, from, into, true);
    run_merge_step(database_, sql::executor_merge_members_drop, from, into, false);
    run_merge_step(database_, sql::executor_merge_likenesses, from, into, true);
    run_merge_step(database_, sql::executor_set_merged, from, into, true);
    answer(database_, from, into, "same", now);
    transaction.commit();
    return {};
}

void ExecutorStore::ask_about_alike(DepartmentId department, Instant now) {
    struct Candidate {
        std::int64_t id;
        ComparableName name;
        bool is_new;
    };
    std::vector<Candidate> candidates;
    Statement row = database_.statement(sql::executor_likeness_candidates);
    row.bind(":department", static_cast<std::int64_t>(department)).bind(":now", now);
    while (row.step()) {
        const auto kind = executor_kind_of(row.text(2)).value_or(ExecutorKind::unit);
        candidates.push_back({row.integer(0), comparable_name({row.text(1), std::nullopt, kind}),
                              row.integer(3) != 0});
    }
    row.reset();
    std::size_t questions = 0;
    Statement ask = database_.statement(sql::executor_likeness_insert);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        for (std::size_t j = i + 1; j < candidates.size(); ++j) {
            if (!(candidates[i].is_new || candidates[j].is_new)) continue;
            if (!look_alike(candidates[i].name, candidates[j].name)) continue;
            if (++questions > kQuestionsMax) return;
            ask.reset()
                .bind(":one", candidates[i].id)
                .bind(":other", candidates[j].id)
                .bind(":now", now)
                .run();
        }
    }
}

std::vector<AlikeExecutors> ExecutorStore::list_alike() {
    std::vector<AlikeExecutors> pairs;
    Statement row = database_.statement(sql::executor_likeness_list);
    while (row.step()) {
        pairs.push_back(
            {ExecutorId{row.integer(0)}, row.text(1), ExecutorId{row.integer(2)}, row.text(3)});
    }
    return pairs;
}

tl::expected<void, StoreError> ExecutorStore::set_distinct(ExecutorId one, ExecutorId other,
                                                           Instant now) {
    if (one == other) return tl::unexpected(StoreError{StoreErrorCode::invalid, "distinct"});
    for (const ExecutorId id : {one, other}) {
        if (!find(id)) return tl::unexpected(not_found(id));
    }
    answer(database_, one, other, "different", now);
    return {};
}

tl::expected<void, StoreError> ExecutorStore::add_member(ExecutorId group, ExecutorId member) {
    if (group == member) return tl::unexpected(StoreError{StoreErrorCode::invalid, "member"});
    for (const ExecutorId id : {group, member}) {
        if (!find(id)) return tl::unexpected(not_found(id));
    }
    database_.statement(sql::executor_member_insert)
        .bind(":group", raw(group))
        .bind(":member", raw(member))
        .run();
    return {};
}

std::vector<std::string> ExecutorStore::addresses_of(ExecutorId executor) {
    return query_texts(database_, sql::executor_address_list, executor);
}

}  // namespace sroki::calendar
