extension Schema {
  /// `quiet`: the post waits for the end of quiet hours, which is `next_at`. `by_hand`: somebody asked for the post, so that no
  /// quiet hours hold it.
  static let quietHours = """
    ALTER TABLE post ADD COLUMN quiet INTEGER NOT NULL DEFAULT 0 CHECK (quiet IN (0, 1));
    ALTER TABLE post ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1));
    """

  /// `via`: the fallback to which a post goes instead of its own channel. `broken`: channels whose destination said that it is
  /// gone or forbidden.
  static let destinations = """
    ALTER TABLE post ADD COLUMN via TEXT;

    CREATE TABLE broken (
      team TEXT NOT NULL,
      channel TEXT NOT NULL,
      since INTEGER NOT NULL,
      tried INTEGER NOT NULL,
      why TEXT NOT NULL,
      UNIQUE (team, channel)
    ) STRICT;
    """

  /// `pause`: at most one for each team. `post_troubled`: for the query of `status`.
  static let pauses = """
    CREATE TABLE pause (
      team TEXT NOT NULL UNIQUE,
      until TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      reason TEXT
    ) STRICT;
    CREATE INDEX post_troubled ON post (team, channel, number) WHERE state IN ('refused', 'held', 'expired');
    """

  /// `looks`: how often a post of unknown outcome was looked for since it was last sent, the look that is to come included;
  /// that one is made at `next_at`. `absent_at`: when it was first looked for in vain.
  static let looking = """
    ALTER TABLE post ADD COLUMN looks INTEGER NOT NULL DEFAULT 0 CHECK (looks >= 0);
    ALTER TABLE post ADD COLUMN absent_at INTEGER;
    CREATE INDEX post_unknown ON post (next_at, number) WHERE state = 'unknown';
    """
}
