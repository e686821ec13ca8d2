-- Words of the tables are those of docs/architecture.md. Dates are ISO text ("2021-11-30") in the
-- plan's time zone; instants are UTC seconds. Everything a person typed stands in `corrections`,
-- apart from what the document says, so that no import can overwrite it.

CREATE TABLE departments (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  timezone TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  department_id INTEGER NOT NULL REFERENCES departments (id),
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('administrator', 'organizer', 'controller')),
  password_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- People signed in on the site. `hash`: BLAKE2b-256 of the cookie's token in hex, for the token
-- itself is kept nowhere. A session ends at `expires_at`, or earlier when it isn't used.
CREATE TABLE sessions (
  hash TEXT PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_of_user ON sessions (user_id, used_at);

-- Bearer tokens of the API. `scopes`: their names, parted by spaces; `hash`: BLAKE2b-256 of the
-- token in hex, for the token itself is kept nowhere.
CREATE TABLE api_tokens (
  id INTEGER PRIMARY KEY,
  department_id INTEGER NOT NULL REFERENCES departments (id),
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER
) STRICT;

CREATE TABLE plans (
  id INTEGER PRIMARY KEY,
  department_id INTEGER NOT NULL REFERENCES departments (id),
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  period_first TEXT NOT NULL,
  period_last TEXT NOT NULL,
  basis TEXT NOT NULL CHECK (basis IN ('calendar', 'school')),
  issued TEXT,
  order_number TEXT,
  controller_name TEXT,
  controller_position TEXT,
  timezone TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'archived')),
  created_at INTEGER NOT NULL,
  approved_at INTEGER,
  -- A draft that amends an approved plan: its proposed edition, one at a time.
  amends INTEGER REFERENCES plans (id) ON DELETE CASCADE,
  CHECK (period_first <= period_last)
) STRICT;
CREATE UNIQUE INDEX plans_identity ON plans (department_id, title, period_first, period_last)
  WHERE amends IS NULL;
CREATE UNIQUE INDEX plans_proposal ON plans (amends) WHERE amends IS NOT NULL;

-- The department's own windows (quarters, holidays, seasons) that the plan's terms were read with.
CREATE TABLE plan_school_windows (
  plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  PRIMARY KEY (plan_id, position)
) STRICT;

-- A person's word over the header of the document; an empty value: there is none.
CREATE TABLE plan_corrections (
  plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (plan_id, field)
) STRICT;

-- Plans as people see them. A new import looks for its plan by the document's words in `plans`.
CREATE VIEW corrected_plans AS
SELECT p.id, p.department_id, p.uid,
  coalesce((SELECT value FROM plan_corrections c WHERE c.plan_id = p.id AND c.field = 'title'),
           p.title) AS title,
  coalesce((SELECT value FROM plan_corrections c WHERE c.plan_id = p.id AND c.field =
    'period_first'),
           p.period_first) AS period_first,
  coalesce((SELECT value FROM plan_corrections c WHERE c.plan_id = p.id AND c.field =
    'period_last'),
           p.period_last) AS period_last,
  coalesce((SELECT value FROM plan_corrections c WHERE c.plan_id = p.id AND c.field = 'basis'),
           p.basis) AS basis,
  nullif(coalesce((SELECT value FROM plan_corrections c WHERE c.plan_id = p.id AND
    c.field = 'issued'), p.issued), '') AS issued,
  nullif(coalesce((SELECT value FROM plan_corrections c WHERE c.plan_id = p.id AND
    c.field = 'order_number'), p.order_number), '') AS order_number,
  nullif(coalesce((SELECT value FROM plan_corrections c WHERE c.plan_id = p.id AND
    c.field = 'controller_name'), p.controller_name), '') AS controller_name,
  nullif(coalesce((SELECT value FROM plan_corrections c WHERE c.plan_id = p.id AND
    c.field = 'controller_position'), p.controller_position), '') AS controller_position,
  p.timezone, p.state, p.created_at, p.approved_at, p.amends
FROM plans p;

-- What a person should look at. Row and column count from 1 in the document's table, 0: none.
CREATE TABLE plan_problems (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  item_id INTEGER REFERENCES items (id) ON DELETE CASCADE,
  row_number INTEGER NOT NULL,
  column_number INTEGER NOT NULL,
  code TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX plan_problems_by_plan ON plan_problems (plan_id);
CREATE INDEX plan_problems_by_item ON plan_problems (item_id);

-- Columns that a person told apart by hand, for every later table with the same heading. `heading`:
-- its folded cells, parted by line feeds; `roles`: their names, parted by commas.
CREATE TABLE column_choices (
  department_id INTEGER NOT NULL REFERENCES departments (id),
  heading TEXT NOT NULL,
  roles TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (department_id, heading)
) STRICT;

-- The documents a plan was read from, as they came.
CREATE TABLE plan_sources (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  file_name TEXT NOT NULL,
  content BLOB NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;

-- What became of an approved plan: 1 is as first approved, each later one an amendment of it.
CREATE TABLE plan_editions (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  order_number TEXT,
  issued TEXT,
  source_id INTEGER REFERENCES plan_sources (id) ON DELETE SET NULL,
  approved_by TEXT NOT NULL,
  approved_at INTEGER NOT NULL,
  UNIQUE (plan_id, number)
) STRICT;

-- `removed_by`: the edition that left the item out; the item stays for what was reported on it.
CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  uid TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  number TEXT,
  section TEXT,
  title TEXT NOT NULL,
  executors_text TEXT NOT NULL,
  term_text TEXT NOT NULL,
  -- The same with the author's line breaks, which part a list of months.
  term_lines TEXT NOT NULL,
  result TEXT NOT NULL,
  kind TEXT NOT NULL,
  month TEXT,
  term_status TEXT NOT NULL CHECK (term_status IN ('scheduled', 'undated', 'unrecognized')),
  term_reason TEXT,
  recurrence TEXT,
  flags TEXT NOT NULL,
  note TEXT,
  removed_by INTEGER REFERENCES plan_editions (id),
  UNIQUE (plan_id, position)
) STRICT;

-- The changes that an edition made; number and title of an item as they were then.
CREATE TABLE edition_changes (
  edition_id INTEGER NOT NULL REFERENCES plan_editions (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('plan', 'added', 'removed', 'restored', 'changed')),
  item_id INTEGER REFERENCES items (id) ON DELETE CASCADE,
  item_number TEXT NOT NULL,
  item_title TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  PRIMARY KEY (edition_id, position)
) STRICT;

-- A person's word on a proposed edition: whether an item of the plan and a row of the new document
-- are one, and where the document's words take the place of a correction.
CREATE TABLE edition_pairs (
  proposal_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  row_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  is_same INTEGER NOT NULL,
  PRIMARY KEY (proposal_id, item_id, row_id)
) STRICT;
CREATE TABLE edition_fields (
  proposal_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
  item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  PRIMARY KEY (proposal_id, item_id, field)
) STRICT;

-- The windows of the parsed term; approval makes occurrences of them.
CREATE TABLE item_windows (
  item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  from_date TEXT,
  due_date TEXT NOT NULL,
  PRIMARY KEY (item_id, position)
) STRICT;

-- A person's word over the document's; an empty number or section: there is none. `checked`: the
-- person has looked at the reader's doubts about this item.
CREATE TABLE corrections (
  item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (item_id, field)
) STRICT;

-- Items as people see them: the document's words with the corrections laid over them.
CREATE VIEW corrected_items AS
SELECT i.id, i.plan_id, i.uid, i.position,
  nullif(coalesce((SELECT value FROM corrections c WHERE c.item_id = i.id AND c.field = 'number'),
                  i.number), '') AS number,
  nullif(coalesce((SELECT value FROM corrections c WHERE c.item_id = i.id AND c.field = 'section'),
                  i.section), '') AS section,
  coalesce((SELECT value FROM corrections c WHERE c.item_id = i.id AND c.field = 'title'),
           i.title) AS title,
  coalesce((SELECT value FROM corrections c WHERE c.item_id = i.id AND c.field = 'executors_text'),
           i.executors_text) AS executors_text,
  coalesce((SELECT value FROM corrections c WHERE c.item_id = i.id AND c.field = 'term_text'),
           i.term_text) AS term_text,
  coalesce((SELECT value FROM corrections c WHERE c.item_id = i.id AND c.field = 'result'),
           i.result) AS result,
  coalesce((SELECT value FROM corrections c WHERE c.item_id = i.id AND c.field = 'kind'),
           i.kind) AS kind,
  i.month, i.term_status, i.term_reason, i.recurrence, i.flags, i.note, i.removed_by
FROM items i;

-- `set_on`: the day on which an amendment set this deadline; NULL: the plan's first approval did.
CREATE TABLE occurrences (
  id INTEGER PRIMARY KEY,
  item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  uid TEXT NOT NULL UNIQUE,
  from_date TEXT,
  due_date TEXT NOT NULL,
  original_due TEXT,
  state TEXT NOT NULL DEFAULT 'open'
    CHECK (state IN ('open', 'reported', 'accepted', 'returned', 'cancelled')),
  sequence INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL,
  set_on TEXT,
  CHECK (from_date IS NULL OR from_date <= due_date)
) STRICT;
CREATE INDEX occurrences_by_due ON occurrences (due_date);
CREATE INDEX occurrences_by_item ON occurrences (item_id);

CREATE TABLE executors (
  id INTEGER PRIMARY KEY,
  department_id INTEGER NOT NULL REFERENCES departments (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'unit', 'group')),
  position TEXT,
  merged_into INTEGER REFERENCES executors (id),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE executor_emails (
  executor_id INTEGER NOT NULL REFERENCES executors (id) ON DELETE CASCADE,
  email TEXT NOT NULL,
  PRIMARY KEY (executor_id, email)
) STRICT;

-- Every spelling an executor is known by, folded for comparison; its own name is among them.
CREATE TABLE executor_aliases (
  department_id INTEGER NOT NULL REFERENCES departments (id),
  folded TEXT NOT NULL,
  executor_id INTEGER NOT NULL REFERENCES executors (id) ON DELETE CASCADE,
  alias TEXT NOT NULL,
  PRIMARY KEY (department_id, folded)
) STRICT;

CREATE TABLE executor_members (
  group_id INTEGER NOT NULL REFERENCES executors (id) ON DELETE CASCADE,
  member_id INTEGER NOT NULL REFERENCES executors (id) ON DELETE CASCADE,
  PRIMARY KEY (group_id, member_id),
  CHECK (group_id <> member_id)
) STRICT;

-- Two executors that look alike: a question to a person, and the answer. `first_id` is the smaller.
CREATE TABLE executor_likenesses (
  first_id INTEGER NOT NULL REFERENCES executors (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES executors (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('asked', 'same', 'different')),
  asked_at INTEGER NOT NULL,
  answered_at INTEGER,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT;

CREATE TABLE item_executors (
  item_id INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
  executor_id INTEGER NOT NULL REFERENCES executors (id),
  position INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('chief', 'co_executor')),
  PRIMARY KEY (item_id, executor_id)
) STRICT;
CREATE INDEX item_executors_by_executor ON item_executors (executor_id);

-- A foreign calendar beside our own, published at /feeds/NAME.ics. `url` empty: imported from a
-- file. `etag`, `modified`: validators of the copy that is kept; a failed fetch leaves them alone.
-- An id is never given twice: who remembers a layer by it must not see another.
CREATE TABLE layers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  department_id INTEGER NOT NULL REFERENCES departments (id),
  name TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  url TEXT NOT NULL,
  etag TEXT NOT NULL DEFAULT '',
  modified TEXT NOT NULL DEFAULT '',
  fetched_at INTEGER,
  next_fetch_at INTEGER NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  last_error TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;

-- All-day events have starts_on and ends_on (inclusive), timed ones starts_at and ends_at; of a
-- series they are the first instance. `moved_from` is the day on which a moved event was to begin
-- at first. `layer_id`: an entry of a foreign calendar, `source_uid` is its UID there.
CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  department_id INTEGER NOT NULL REFERENCES departments (id),
  layer_id INTEGER REFERENCES layers (id) ON DELETE CASCADE,
  source_uid TEXT,
  occurrence_id INTEGER REFERENCES occurrences (id),
  split_from INTEGER REFERENCES events (id),
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  place TEXT NOT NULL,
  institution TEXT NOT NULL,
  audience TEXT NOT NULL,
  link TEXT NOT NULL,
  timezone TEXT NOT NULL,
  starts_on TEXT,
  ends_on TEXT,
  starts_at INTEGER,
  ends_at INTEGER,
  moved_from TEXT,
  rule TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'planned'
    CHECK (state IN ('planned', 'confirmed', 'moved', 'cancelled')),
  sequence INTEGER NOT NULL DEFAULT 0,
  revision INTEGER NOT NULL DEFAULT 0,
  changed_at INTEGER NOT NULL,
  UNIQUE (layer_id, source_uid),
  CHECK ((layer_id IS NULL) = (source_uid IS NULL)),
  CHECK ((starts_on IS NULL) <> (starts_at IS NULL)),
  CHECK ((starts_on IS NULL) = (ends_on IS NULL) AND (starts_on IS NULL OR starts_on <= ends_on)),
  CHECK ((starts_at IS NULL) = (ends_at IS NULL) AND (starts_at IS NULL OR starts_at <= ends_at))
) STRICT;
CREATE INDEX events_by_layer ON events (layer_id);
CREATE INDEX events_by_split ON events (split_from);

CREATE TABLE event_subjects (
  event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  subject TEXT NOT NULL,
  PRIMARY KEY (event_id, position)
) STRICT;

-- The stages of a contest, each an entry of its own in a calendar.
CREATE TABLE event_stages (
  event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  PRIMARY KEY (event_id, position),
  CHECK (starts_on <= ends_on)
) STRICT;

-- RDATE and EXDATE of a series. Moments of series are iCalendar's local form: "20261112T150000",
-- of whole days "20261112".
CREATE TABLE event_dates (
  event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  moment TEXT NOT NULL,
  is_exception INTEGER NOT NULL CHECK (is_exception IN (0, 1)),
  PRIMARY KEY (event_id, is_exception, moment)
) STRICT;

-- Instances of a series that differ from it; NULL: as in the series.
CREATE TABLE event_overrides (
  event_id INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
  recurrence_id TEXT NOT NULL,
  title TEXT,
  place TEXT,
  description TEXT,
  starts_on TEXT,
  ends_on TEXT,
  starts_at INTEGER,
  ends_at INTEGER,
  state TEXT CHECK (state IN ('planned', 'confirmed', 'moved', 'cancelled')),
  sequence INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (event_id, recurrence_id),
  CHECK (starts_on IS NULL OR starts_at IS NULL),
  CHECK ((starts_on IS NULL) = (ends_on IS NULL)),
  CHECK ((starts_at IS NULL) = (ends_at IS NULL))
) STRICT;

-- Who changed what of an event, when; never rewritten.
CREATE TABLE event_history (
  id INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES events (id),
  changed_at INTEGER NOT NULL,
  author TEXT NOT NULL,
  recurrence_id TEXT,
  field TEXT NOT NULL,
  old_value TEXT NOT NULL,
  new_value TEXT NOT NULL
) STRICT;
CREATE INDEX event_history_by_event ON event_history (event_id);
CREATE TRIGGER event_history_is_not_rewritten BEFORE UPDATE ON event_history
BEGIN SELECT raise(ABORT, 'the history of events is append-only'); END;
CREATE TRIGGER event_history_is_not_deleted BEFORE DELETE ON event_history
BEGIN SELECT raise(ABORT, 'the history of events is append-only'); END;

-- A saved filter published as one address: the union of its criteria, everything when it has none.
-- A secret feed's token is kept as its hash. `alarms`: minutes before the start, comma separated.
CREATE TABLE feeds (
  id INTEGER PRIMARY KEY,
  department_id INTEGER NOT NULL REFERENCES departments (id),
  name TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  token_hash TEXT UNIQUE,
  has_deadlines INTEGER NOT NULL DEFAULT 1,
  has_events INTEGER NOT NULL DEFAULT 1,
  as_tasks INTEGER NOT NULL DEFAULT 0,
  alarms TEXT NOT NULL DEFAULT '',
  past_days INTEGER,
  future_days INTEGER,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;

CREATE TABLE feed_criteria (
  feed_id INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
  field TEXT NOT NULL CHECK (field IN ('kind', 'subject', 'institution', 'executor', 'plan')),
  value TEXT NOT NULL,
  PRIMARY KEY (feed_id, field, value)
) STRICT;

-- Who reads a feed: sums of a day for each family of clients and status, no addresses. `feed_id`: of
-- feeds, or below zero of layers (published_as in layer_store.h); neither sort gives a number twice.
CREATE TABLE feed_reads (
  feed_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  client TEXT NOT NULL,
  status INTEGER NOT NULL,
  count INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (feed_id, day, client, status)
) STRICT;

-- The outbox: one letter for each executor and day. A letter in work is leased to a process (see
-- notifier/lease.h); `is_text_gone` is stored before the last bytes leave, so a letter whose sender
-- was killed is known to have gone out perhaps. `uncertain`: it did, and no answer came.
CREATE TABLE letters (
  id INTEGER PRIMARY KEY,
  executor_id INTEGER NOT NULL REFERENCES executors (id),
  day TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('email')),
  message_id TEXT NOT NULL UNIQUE,
  subject TEXT NOT NULL,
  body_text TEXT NOT NULL,
  body_html TEXT NOT NULL,
  state TEXT NOT NULL CHECK
    (state IN ('queued', 'sending', 'sent', 'deferred', 'failed', 'uncertain', 'dropped')),
  attempts INTEGER NOT NULL DEFAULT 0,
  uncertain_attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER NOT NULL,
  lease_owner TEXT,
  is_text_gone INTEGER NOT NULL DEFAULT 0,
  last_error TEXT,
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  UNIQUE (executor_id, day, channel)
) STRICT;
CREATE INDEX letters_by_state ON letters (state, next_attempt_at);

-- Where a letter goes, and what the mail server said of each address.
CREATE TABLE letter_recipients (
  letter_id INTEGER NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
  email TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'refused')),
  reply TEXT,
  PRIMARY KEY (letter_id, email)
) STRICT;

-- The marks: an executor is reminded of a deadline once at each stage of the ladder. A moved
-- deadline is a new one: its stages come again.
CREATE TABLE reminders (
  executor_id INTEGER NOT NULL REFERENCES executors (id),
  occurrence_id INTEGER NOT NULL REFERENCES occurrences (id) ON DELETE CASCADE,
  due_date TEXT NOT NULL,
  stage TEXT NOT NULL,
  stage_day TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('email')),
  letter_id INTEGER NOT NULL REFERENCES letters (id),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (executor_id, occurrence_id, due_date, stage, channel)
) STRICT;
CREATE INDEX reminders_by_letter ON reminders (letter_id);
