#include "calendar/ical/layer_reader.h"

#include <algorithm>
#include <set>

#include "calendar/contacts/russian_contacts.h"
#include "calendar/contacts/russian_emails.h"
#include "calendar/event_series.h"
#include "calendar/ical/content_reader.h"
#include "calendar/ical/foreign_zones.h"
#include "calendar/ical/layer_density.h"
#include "calendar/ical/layer_entry.h"
#include "scheduler/recurrence.h"

namespace sroki::calendar {

namespace {

using std::chrono::days;

constexpr std::size_t kExamplesMax = 3;
constexpr std::size_t kDepthMax = 8;
constexpr std::size_t kUidBytesMax = 255;
constexpr std::size_t kNameBytesMax = 255;

struct Component {
    std::string name;
    std::vector<ContentLine> lines{};
};

// What is not published, whoever wrote it.
bool is_taken_off(const std::string& name) {
    static const std::set<std::string> names{"ATTENDEE", "ORGANIZER", "CONTACT", "ATTACH",
                                             "METHOD"};
    return names.contains(name);
}

bool is_of_first_level(const std::string& name) {
    static const std::set<std::string> names{"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY",
                                             "VTIMEZONE"};
    return names.contains(name);
}

std::string printable(std::string_view text) {
    std::string clean;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) > ' ' && c != '\x7F') clean += c;
    }
    return clean;
}

class LayerReader {
  public:
    explicit LayerReader(const LayerContext& context) : context_(context) {}

    tl::expected<LayerReading, LayerFault> run(const ContentFile& file) {
        if (file.lines_left_out > 0) {
            reading_.left_out[LeftOutCode::unreadable_line].count = file.lines_left_out;
        }
        collect(file.lines);
        if (!has_begun_) return tl::unexpected(LayerFault::not_a_calendar);
        if (!has_ended_) return tl::unexpected(LayerFault::truncated);
        for (const Component& component : components_)
            take(component);
        join();
        return std::move(reading_);
    }

  private:
    // Sorts the lines into components of the first level; zones are known before the entries are
    // read, wherever they stand.
    void collect(const std::vector<ContentLine>& lines) {
        std::vector<std::string> stack;
        for (const ContentLine& line : lines) {
            if (line.name == "BEGIN") {
                begin(line.value, stack);
            } else if (line.name == "END") {
                end(printable(line.value), stack);
            } else if (stack.size() == 1) {
                take_property(line);
            } else if (stack.size() == 2 && stack.back() != "VTIMEZONE") {
                if (is_taken_off(line.name)) {
                    ++reading_.taken_off[line.name];
                } else if (!components_.empty()) {
                    components_.back().lines.push_back(line);
                }
            } else if (stack.size() >= 2 && stack[1] == "VTIMEZONE" && !zones_.empty()) {
                zones_.back().push_back(line);
            }
        }
        for (const auto& definition : zones_) {
            for (const ContentLine& line : definition) {
                if (line.name == "TZID") definitions_.emplace(printable(line.value), &definition);
            }
        }
    }

    // An END that was forgotten ends with what is around it.
    void end(const std::string& name, std::vector<std::string>& stack) {
        const auto begun = std::find(stack.rbegin(), stack.rend(), name);
        if (begun != stack.rend()) stack.erase(begun.base() - 1, stack.end());
        if (name == "VCALENDAR") has_ended_ = true;
    }

    void begin(const std::string& value, std::vector<std::string>& stack) {
        std::string name = printable(value);
        if (name == "VCALENDAR") {
            // Some files hold several calendars one after the other.
            stack.assign(1, name);
            has_begun_ = true;
            has_ended_ = false;
            return;
        }
        if (stack.empty()) return;
        if (is_of_first_level(name)) stack.resize(1);
        if (stack.size() == kDepthMax) return;
        if (stack.size() == 1 && name == "VTIMEZONE") zones_.emplace_back();
        if (stack.size() == 1 && name != "VTIMEZONE") components_.push_back({name});
        if (name == "VALARM") ++reading_.taken_off[name];
        stack.push_back(std::move(name));
    }

    void take_property(const ContentLine& line) {
        if (line.name == "X-WR-CALNAME" || (line.name == "NAME" && reading_.title.empty())) {
            take_title(unescaped(line.value));
        } else if (line.name == "X-WR-TIMEZONE" || line.name == "TIMEZONE-ID") {
            if (auto zone = zone_by_name(trimmed(line.value))) own_zone_ = *zone;
        } else if (is_taken_off(line.name)) {
            ++reading_.taken_off[line.name];
        }
    }

    // Google calls a calendar by its owner's address unless he names it: that is no title.
    void take_title(const std::string& title) {
        const std::string_view name = trimmed(title);
        const auto addresses = email_spans(name);
        const bool is_address =
            addresses.size() == 1 && addresses[0].begin == 0 && addresses[0].end == name.size();
        if (is_address) return;
        reading_.title = cut_at_letter(without_contacts(title), kNameBytesMax);
    }

    std::optional<std::string> find_zone(const std::string& name) {
        const auto known = found_zones_.find(name);
        if (known != found_zones_.end()) return known->second;
        std::optional<std::string> zone = zone_by_name(name);
        const auto definition = definitions_.find(printable(name));
        if (!zone && definition != definitions_.end()) {
            zone = zone_by_definition(*definition->second);
        }
        found_zones_.emplace(name, zone);
        return zone;
    }

    void leave_out(LeftOutCode code, const std::string& title) {
        LeftOut& out = reading_.left_out[code];
        ++out.count;
        if (out.examples.size() < kExamplesMax && !title.empty()) out.examples.push_back(title);
    }

    void take(const Component& component) {
        const bool is_task = component.name == "VTODO";
        if (component.name != "VEVENT" && !is_task) {
            leave_out(LeftOutCode::not_an_event, title_of(component.lines));
            return;
        }
        const std::string& zone = own_zone_.empty() ? context_.timezone : own_zone_;
        auto entry = read_entry(component.lines, is_task, zone,
                                [this](const std::string& name) { return find_zone(name); });
        if (!entry) {
            leave_out(entry.error(), title_of(component.lines));
            note_broken_series(component);
            return;
        }
        entry->event.uid = uid_of(*entry);
        if (entry->recurrence_id) {
            instances_.push_back(std::move(*entry));
        } else {
            take_series(std::move(*entry));
        }
    }

    // A series one of whose changes we can't read would stand at hours that don't hold.
    void note_broken_series(const Component& component) {
        const auto find = [&](std::string_view name) {
            return std::find_if(component.lines.begin(), component.lines.end(),
                                [&](const ContentLine& line) { return line.name == name; });
        };
        const auto uid = find("UID");
        if (find("RECURRENCE-ID") == component.lines.end() || uid == component.lines.end()) return;
        broken_.insert(cut_at_letter(printable(unescaped(uid->value)), kUidBytesMax));
    }

    // A UID without spaces and of a sane length; where there is none, one made of what the entry
    // is, so that the next reading of the file gives the same.
    static std::string uid_of(const LayerEntry& entry) {
        std::string uid = cut_at_letter(printable(entry.event.uid), kUidBytesMax);
        if (!uid.empty()) return uid;
        const LocalTime start = local_start(entry.event.when, entry.event.timezone);
        return cut_at_letter(printable("no-uid-" + scheduler::format_ical_moment(start, true) +
                                       '-' + entry.event.title),
                             kUidBytesMax);
    }

    // Two entries of one UID are revisions of each other when they are numbered, else a writer's
    // carelessness, and both are shown.
    void take_series(LayerEntry entry) {
        const auto known = masters_.find(entry.event.uid);
        if (known == masters_.end()) {
            const std::string uid = entry.event.uid;
            masters_.emplace(uid, std::move(entry));
            return;
        }
        const auto rank = [](const LayerEntry& one) {
            return std::pair(one.event.sequence, one.modified);
        };
        if (rank(entry) != rank(known->second)) {
            if (rank(entry) > rank(known->second)) std::swap(entry, known->second);
            leave_out(LeftOutCode::superseded, entry.event.title);
            return;
        }
        const LocalTime start = local_start(entry.event.when, entry.event.timezone);
        const bool is_same = known->second.event.when == entry.event.when &&
                             known->second.event.title == entry.event.title;
        const std::string uid = entry.event.uid + '-' + scheduler::format_ical_moment(start, true);
        entry.event.uid = uid;
        if (is_same || !masters_.emplace(uid, entry).second) {
            leave_out(LeftOutCode::superseded, entry.event.title);
        }
    }

    void join() {
        for (LayerEntry& instance : instances_)
            join_instance(instance);
        for (auto& [uid, entry] : masters_) {
            Event& event = entry.event;
            if (broken_.contains(uid)) {
                leave_out(LeftOutCode::broken_series, event.title);
                continue;
            }
            const SeriesDays own = series_days(event);
            if (own.last && *own.last < context_.today - kLayerPast) {
                leave_out(LeftOutCode::too_old, event.title);
            } else if (own.first > context_.today + kLayerAhead) {
                leave_out(LeftOutCode::too_far, event.title);
            } else if (reading_.events.size() == kLayerEventsMax || !has_room_for(event)) {
                leave_out(LeftOutCode::too_many, event.title);
            } else {
                reading_.events.push_back(std::move(event));
            }
        }
    }

    // What is no series takes the room of one entry, which is counted elsewhere.
    bool has_room_for(const Event& event) {
        if (!event.is_series()) return true;
        if (++series_ > kLayerSeriesMax) return false;
        const std::size_t own = instances_of_busiest_days(event);
        if (own > kLayerInstancesMax - instances_in_month_) return false;
        instances_in_month_ += own;
        return true;
    }

    void join_instance(LayerEntry& instance) {
        const auto master = masters_.find(instance.event.uid);
        const bool is_fitting =
            master != masters_.end() && master->second.event.is_series() &&
            master->second.event.is_whole_days() == instance.event.is_whole_days();
        if (!is_fitting) {
            if (is_changed_in_form(master, instance)) {
                Event& series = master->second.event;
                const LocalTime moment = moment_in(series, instance);
                auto& left_out = series.exceptions;
                left_out.insert(std::upper_bound(left_out.begin(), left_out.end(), moment), moment);
            }
            join_alone(instance);
            return;
        }
        Event& series = master->second.event;
        const LocalTime moment = moment_in(series, instance);
        const EventOverride* known = find_override(series, moment);
        if (known != nullptr && known->sequence >= instance.event.sequence) {
            leave_out(LeftOutCode::superseded, instance.event.title);
            return;
        }
        std::erase_if(series.overrides,
                      [&](const auto& other) { return other.recurrence_id == moment; });
        EventOverride changed{moment, instance.event.when, instance.event.title,
                              instance.event.place, instance.event.description};
        changed.state = instance.event.state;
        changed.sequence = instance.event.sequence;
        series.overrides.push_back(std::move(changed));
    }

    using Masters = std::map<std::string, LayerEntry>;

    // From hours to a whole day or back: an entry of its own, that the series leaves out.
    [[nodiscard]] bool is_changed_in_form(Masters::const_iterator master,
                                          const LayerEntry& instance) const {
        return master != masters_.end() && master->second.event.is_series() &&
               master->second.event.is_whole_days() != instance.event.is_whole_days();
    }

    // The start that the series gives to this instance, in the form and zone of the series.
    static LocalTime moment_in(const Event& series, const LayerEntry& instance) {
        const LocalTime id = *instance.recurrence_id;
        const auto day = std::chrono::floor<days>(id);
        if (series.is_whole_days()) return LocalTime{day};
        if (instance.is_id_a_day) {
            const LocalTime start = local_start(series.when, series.timezone);
            return day + (start - std::chrono::floor<days>(start));
        }
        if (series.timezone == instance.event.timezone) return id;
        return to_local(series.timezone, to_instant(instance.event.timezone, id));
    }

    // An instance whose series is not in the file, as an invitation to one meeting of many is.
    void join_alone(LayerEntry& instance) {
        instance.event.uid += '-' + scheduler::format_ical_moment(*instance.recurrence_id, true);
        instance.event.rule.clear();
        const std::string uid = instance.event.uid;
        masters_.emplace(uid, std::move(instance));
    }

    const LayerContext& context_;
    LayerReading reading_;
    std::string own_zone_;
    bool has_begun_ = false;
    bool has_ended_ = false;
    std::vector<Component> components_;
    std::vector<std::vector<ContentLine>> zones_;
    std::map<std::string, const std::vector<ContentLine>*> definitions_;
    std::map<std::string, std::optional<std::string>> found_zones_;
    Masters masters_;
    std::vector<LayerEntry> instances_;
    std::set<std::string> broken_;
    std::size_t series_ = 0;              // that room was asked for
    std::size_t instances_in_month_ = 0;  // of those that are shown, at most
};

}  // namespace

tl::expected<LayerReading, LayerFault> read_layer(std::string_view bytes,
                                                  const LayerContext& context) {
    if (bytes.size() > kFileBytesMax) return tl::unexpected(LayerFault::too_large);
    const ContentFile file = read_content_lines(bytes);
    if (file.has_too_many) return tl::unexpected(LayerFault::too_large);
    return LayerReader(context).run(file);
}

}  // namespace sroki::calendar
