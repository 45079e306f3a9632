extension Schema {
  /// In all tables instants are milliseconds since 1970 in UTC, and dates are YYYY-MM-DD.
  static let firstLedger = """
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

    CREATE TABLE chosen_update (
      number INTEGER PRIMARY KEY,
      slot INTEGER NOT NULL REFERENCES slot (number),
      serial INTEGER NOT NULL CHECK (serial >= 1),
      chosen TEXT NOT NULL,
      read_at INTEGER NOT NULL,
      composed_at INTEGER NOT NULL,
      UNIQUE (slot, serial)
    ) STRICT;

    CREATE TABLE post (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      slot INTEGER NOT NULL REFERENCES slot (number),
      chosen_update INTEGER NOT NULL REFERENCES chosen_update (number),
      team TEXT NOT NULL,
      channel TEXT NOT NULL,
      round INTEGER NOT NULL CHECK (round >= 0),
      service TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN
        ('queued', 'sending', 'delivered', 'refused', 'unknown', 'held', 'expired', 'dropped')),
      attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
      next_at INTEGER NOT NULL,
      deadline INTEGER NOT NULL,
      is_repeat INTEGER NOT NULL DEFAULT 0 CHECK (is_repeat IN (0, 1)),
      confirmed INTEGER CHECK (confirmed IN (0, 1)),
      reference TEXT,
      why TEXT,
      created INTEGER NOT NULL,
      settled INTEGER,
      UNIQUE (slot, channel, round),
      CHECK ((state = 'delivered') = (confirmed IS NOT NULL)),
      CHECK ((state IN ('queued', 'sending', 'unknown')) = (settled IS NULL))
    ) STRICT;
    CREATE INDEX post_of_update ON post (chosen_update);
    CREATE INDEX post_open ON post (team, channel, number) WHERE state IN ('queued', 'sending', 'unknown');
    CREATE INDEX post_queued ON post (next_at, number) WHERE state = 'queued';
    CREATE INDEX post_deadline ON post (deadline) WHERE state IN ('queued', 'unknown');

    CREATE TABLE body (
      post INTEGER NOT NULL REFERENCES post (number),
      version INTEGER NOT NULL CHECK (version >= 1),
      content_type TEXT NOT NULL,
      text TEXT NOT NULL,
      UNIQUE (post, version)
    ) STRICT;

    CREATE TABLE attempt (
      post INTEGER NOT NULL REFERENCES post (number),
      number INTEGER NOT NULL CHECK (number >= 1),
      body_version INTEGER NOT NULL,
      started INTEGER NOT NULL,
      ended INTEGER,
      outcome TEXT CHECK (outcome IN ('delivered', 'refused', 'later', 'unknown')),
      why TEXT,
      UNIQUE (post, number),
      CHECK ((ended IS NULL) = (outcome IS NULL))
    ) STRICT;

    CREATE TABLE told (
      chosen_update INTEGER NOT NULL REFERENCES chosen_update (number),
      source TEXT NOT NULL,
      kind TEXT NOT NULL,
      id TEXT NOT NULL,
      finished TEXT
    ) STRICT;
    CREATE INDEX told_by_update ON told (chosen_update);

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
      UNIQUE (team, source, kind, id),
      CHECK (vanished IS NULL OR gone IS NULL)
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

    CREATE TABLE source_state (
      team TEXT NOT NULL,
      source TEXT NOT NULL,
      first_read INTEGER,
      last_read INTEGER,
      previous_read INTEGER,
      last_failed INTEGER,
      why TEXT,
      UNIQUE (team, source)
    ) STRICT;

    CREATE TABLE mark (
      team TEXT NOT NULL,
      edition TEXT NOT NULL,
      schedule TEXT NOT NULL,
      at INTEGER NOT NULL,
      UNIQUE (team, edition)
    ) STRICT;
    """
}
