extension Schema {
  /// What updates said, how work flows, and what people sent in.
  static let memoryTables = """
    ALTER TABLE chosen_update ADD COLUMN audience TEXT NOT NULL DEFAULT 'team' CHECK (audience IN ('team', 'manager'));

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

    CREATE TABLE open_work (
      team TEXT NOT NULL,
      source TEXT NOT NULL,
      day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      count INTEGER NOT NULL CHECK (count >= 0),
      read_at INTEGER NOT NULL,
      UNIQUE (team, source, day)
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
    """

  /// `seen`: when a reading last showed the record, to within a month.
  static let lastSeen = """
    ALTER TABLE record ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
    UPDATE record SET seen = max(changed, ifnull(vanished, 0), ifnull(gone, 0));
    """

  /// `lost`: what of the last reading could not be used, in sentences for the administrator, a line each. `in_part_since`: the first of
  /// the readings in a row of which something could not be used.
  static let readInPart = """
    ALTER TABLE source_state ADD COLUMN in_part_since INTEGER;
    ALTER TABLE source_state ADD COLUMN lost TEXT;
    """
}
