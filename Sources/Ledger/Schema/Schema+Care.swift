extension Schema {
  /// When the ledger was last looked after, and what it cannot know since it was restored: see `CareTable.Row`.
  static let care = """
    CREATE TABLE care (
      what TEXT NOT NULL UNIQUE CHECK (what IN ('checked', 'checked_in_full', 'copied', 'restored', 'known', 'doubted')),
      at INTEGER NOT NULL
    ) STRICT;
    """

  /// `alarm`: what the operator was told. The indexes: for the queries of `Ledger.health`.
  ///
  /// `failing_since`: the first of the readings in a row that failed. `full_days`: on how many days running a source gave work
  /// or figures, up to `last_full`; `empty_since`: the first of the readings in a row since then that gave nothing.
  static let alarms = """
    ALTER TABLE source_state ADD COLUMN failing_since INTEGER;
    ALTER TABLE source_state ADD COLUMN full_days INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE source_state ADD COLUMN last_full INTEGER;
    ALTER TABLE source_state ADD COLUMN empty_since INTEGER;
    UPDATE source_state SET failing_since = last_failed WHERE last_failed > ifnull(last_read, 0);

    CREATE INDEX post_delivered ON post (team, channel, settled) WHERE state = 'delivered';
    CREATE INDEX post_for_person ON post (settled) WHERE state IN ('refused', 'held', 'expired');
    CREATE INDEX slot_missed ON slot (decided) WHERE state = 'missed';

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
    """

  /// One row. `lived`: milliseconds that the machine surely ran, by boot time. `furthest`: the latest moment at which
  /// anything may have been written. `pruned`: up to which "now" was deleted, when `pruned_lived` was lived. `put_right`:
  /// when what a clock that was ahead had written was put right, and `ahead` how far that clock had been.
  static let clock = """
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
      undone TEXT
    ) STRICT;
    ALTER TABLE pause ADD COLUMN made INTEGER;
    """

  /// `sure`: how late it is at least by the clock with which the machine last ran for days, and boot time since; NULL before
  /// there was one. `steady`: how much was `lived` when the clock was last set.
  static let steadyClock = """
    ALTER TABLE clock ADD COLUMN sure INTEGER;
    ALTER TABLE clock ADD COLUMN steady INTEGER NOT NULL DEFAULT 0;
    UPDATE clock SET steady = lived;
    """
}
