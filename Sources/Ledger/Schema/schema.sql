-- The tables of a ledger after every step of Schema.swift, with their indexes and triggers: for people to read.
-- Generated from a new ledger, and compared with one by a test. Nothing reads this file at run time.
-- After a new step: RECORD=1 swift test --filter SchemaFileTests
-- Instants are milliseconds since 1970, UTC; dates are YYYY-MM-DD. What the columns mean stands beside the steps.

CREATE TABLE alarm (
  channel TEXT NOT NULL,
  kind TEXT NOT NULL,
  team TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  told INTEGER NOT NULL,
  pending INTEGER NOT NULL CHECK (pending IN (0, 1)),
  arrived INTEGER NOT NULL DEFAULT 0 CHECK (arrived IN (0, 1)),
  over INTEGER NOT NULL DEFAULT 0 CHECK (over IN (0, 1)),
  UNIQUE (channel, kind, team, subject)
) STRICT;

CREATE TABLE "attempt" (
  post INTEGER NOT NULL REFERENCES post (number),
  number INTEGER NOT NULL CHECK (number >= 1),
  body_version INTEGER NOT NULL,
  started INTEGER NOT NULL,
  ended INTEGER,
  outcome TEXT CHECK (outcome = 'delivered' OR outcome = 'refused' OR outcome = 'later' OR outcome = 'unknown'),
  why TEXT,
  status INTEGER,
  UNIQUE (post, number),
  CHECK ((ended IS NULL) = (outcome IS NULL))
) STRICT;

CREATE TABLE body (
  post INTEGER NOT NULL REFERENCES post (number),
  version INTEGER NOT NULL CHECK (version >= 1),
  content_type TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (post, version)
) STRICT;

CREATE TABLE broken (
  team TEXT NOT NULL,
  channel TEXT NOT NULL,
  since INTEGER NOT NULL,
  tried INTEGER NOT NULL,
  why TEXT NOT NULL,
  UNIQUE (team, channel)
) STRICT;

CREATE TABLE care (
  what TEXT NOT NULL UNIQUE CHECK (what IN ('checked', 'checked_in_full', 'copied', 'restored', 'known', 'doubted')),
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE chosen_update (
  number INTEGER PRIMARY KEY,
  slot INTEGER NOT NULL REFERENCES slot (number),
  serial INTEGER NOT NULL CHECK (serial >= 1),
  chosen TEXT NOT NULL,
  read_at INTEGER NOT NULL,
  composed_at INTEGER NOT NULL,
  audience TEXT NOT NULL DEFAULT 'team' CHECK (audience IN ('team', 'manager')),
  UNIQUE (slot, serial)
) STRICT;

CREATE TABLE clock (
  number INTEGER PRIMARY KEY CHECK (number = 1),
  wall INTEGER NOT NULL,
  known INTEGER NOT NULL,
  since_boot INTEGER NOT NULL,
  boot TEXT NOT NULL,
  lived INTEGER NOT NULL CHECK (lived >= 0),
  furthest INTEGER NOT NULL,
  pruned INTEGER NOT NULL,
  pruned_lived INTEGER NOT NULL,
  put_right INTEGER,
  ahead INTEGER,
  undone TEXT,
  sure INTEGER,
  steady INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE completion (
  team TEXT NOT NULL,
  source TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  workdays INTEGER NOT NULL CHECK (workdays >= -1),
  count INTEGER NOT NULL CHECK (count > 0),
  UNIQUE (team, source, day, workdays)
) STRICT;

CREATE TABLE finished_kind (
  team TEXT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  UNIQUE (team, source, kind)
) STRICT;

CREATE TABLE grdb_migrations (
  identifier TEXT NOT NULL PRIMARY KEY
);

CREATE TABLE mark (
  team TEXT NOT NULL,
  edition TEXT NOT NULL,
  schedule TEXT NOT NULL,
  at INTEGER NOT NULL,
  wall INTEGER,
  UNIQUE (team, edition)
) STRICT;

CREATE TABLE measurement (
  team TEXT NOT NULL,
  source TEXT NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  value REAL NOT NULL,
  read_at INTEGER NOT NULL,
  UNIQUE (team, source, id, day)
) STRICT;

CREATE TABLE note (
  number INTEGER PRIMARY KEY,
  team TEXT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('thanks', 'customer', 'learned', 'headline', 'done', 'next', 'stuck')),
  text TEXT NOT NULL,
  author TEXT,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX note_of_team ON note (team, at);

CREATE TABLE open_work (
  team TEXT NOT NULL,
  source TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  count INTEGER NOT NULL CHECK (count >= 0),
  read_at INTEGER NOT NULL,
  UNIQUE (team, source, day)
) STRICT;

CREATE TABLE pause (
  team TEXT NOT NULL UNIQUE,
  until TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reason TEXT,
  made INTEGER
) STRICT;

CREATE TABLE "post" (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  slot INTEGER NOT NULL REFERENCES slot (number),
  chosen_update INTEGER NOT NULL REFERENCES chosen_update (number),
  team TEXT NOT NULL,
  channel TEXT NOT NULL,
  round INTEGER NOT NULL CHECK (round >= 0),
  service TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state = 'queued' OR state = 'sending' OR state = 'delivered' OR state = 'refused' OR state = 'unknown' OR state = 'held' OR state = 'expired' OR state = 'dropped'),
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  next_at INTEGER NOT NULL,
  deadline INTEGER NOT NULL,
  is_repeat INTEGER NOT NULL DEFAULT 0 CHECK (is_repeat IN (0, 1)),
  quiet INTEGER NOT NULL DEFAULT 0 CHECK (quiet IN (0, 1)),
  by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1)),
  via TEXT,
  looks INTEGER NOT NULL DEFAULT 0 CHECK (looks >= 0),
  absent_at INTEGER,
  confirmed INTEGER CHECK (confirmed IN (0, 1)),
  reference TEXT,
  why TEXT,
  created INTEGER NOT NULL,
  settled INTEGER,
  UNIQUE (slot, channel, round),
  CHECK ((state = 'delivered') = (confirmed IS NOT NULL)),
  CHECK ((state = 'queued' OR state = 'sending' OR state = 'unknown') = (settled IS NULL))
) STRICT;

CREATE INDEX post_deadline ON post (deadline) WHERE state IN ('queued', 'unknown');

CREATE INDEX post_delivered ON post (team, channel, settled) WHERE state = 'delivered';

CREATE INDEX post_for_person ON post (settled) WHERE (state = 'refused' OR state = 'held' OR state = 'expired');

CREATE INDEX post_of_update ON post (chosen_update);

CREATE INDEX post_open ON post (team, channel, number) WHERE settled IS NULL;

CREATE INDEX post_queued ON post (next_at, number) WHERE state = 'queued';

CREATE INDEX post_troubled ON post (team, channel, number) WHERE (state = 'refused' OR state = 'held' OR state = 'expired');

CREATE INDEX post_unknown ON post (next_at, number) WHERE state = 'unknown';

CREATE TABLE record (
  team TEXT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('item', 'milestone', 'metric', 'decision', 'note', 'absence', 'event')),
  id TEXT NOT NULL,
  first_seen INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  finished_seen INTEGER,
  vanished INTEGER,
  gone INTEGER,
  last TEXT NOT NULL,
  seen INTEGER NOT NULL DEFAULT 0,
  UNIQUE (team, source, kind, id),
  CHECK (vanished IS NULL OR gone IS NULL)
) STRICT;

CREATE TABLE said (
  chosen_update INTEGER NOT NULL REFERENCES chosen_update (number),
  topic TEXT NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  day TEXT CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  detail TEXT NOT NULL
) STRICT;

CREATE INDEX said_by_update ON said (chosen_update);

CREATE TABLE slot (
  number INTEGER PRIMARY KEY,
  team TEXT NOT NULL,
  edition TEXT NOT NULL,
  date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  state TEXT NOT NULL CHECK (state IN ('posted', 'partial', 'missed', 'skipped')),
  how TEXT NOT NULL CHECK (how IN ('schedule', 'hand')),
  nominal INTEGER NOT NULL,
  decided INTEGER NOT NULL,
  why TEXT,
  UNIQUE (team, edition, date)
) STRICT;

CREATE INDEX slot_missed ON slot (decided) WHERE state = 'missed';

CREATE TABLE source_state (
  team TEXT NOT NULL,
  source TEXT NOT NULL,
  first_read INTEGER,
  last_read INTEGER,
  previous_read INTEGER,
  last_failed INTEGER,
  why TEXT,
  failing_since INTEGER,
  full_days INTEGER NOT NULL DEFAULT 0,
  last_full INTEGER,
  empty_since INTEGER,
  in_part_since INTEGER,
  lost TEXT,
  UNIQUE (team, source)
) STRICT;

CREATE TABLE told (
  chosen_update INTEGER NOT NULL REFERENCES chosen_update (number),
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  finished TEXT
) STRICT;

CREATE INDEX told_by_update ON told (chosen_update);
