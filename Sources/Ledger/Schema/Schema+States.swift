extension Schema {
  /// Makes the tables `post` and `attempt` anew, with CHECKs that compare every state by itself (`state = 'queued' OR …`) and
  /// not with a list: for a list of more than two values SQLite builds a temporary table each time a row is written, which
  /// was two fifths of the courier's work in the ledger. For the same reason the index `post_open` goes by `settled`, which a
  /// CHECK ties to the open states.
  static let statesInWords = """
    CREATE TABLE new_post (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      slot INTEGER NOT NULL REFERENCES slot (number),
      chosen_update INTEGER NOT NULL REFERENCES chosen_update (number),
      team TEXT NOT NULL,
      channel TEXT NOT NULL,
      round INTEGER NOT NULL CHECK (round >= 0),
      service TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state = 'queued' OR state = 'sending' OR state = 'delivered' OR state = 'refused'
        OR state = 'unknown' OR state = 'held' OR state = 'expired' OR state = 'dropped'),
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
    INSERT INTO new_post (number, id, slot, chosen_update, team, channel, round, service, state, attempts, next_at, deadline,
        is_repeat, quiet, by_hand, via, looks, absent_at, confirmed, reference, why, created, settled)
      SELECT number, id, slot, chosen_update, team, channel, round, service, state, attempts, next_at, deadline,
        is_repeat, quiet, by_hand, via, looks, absent_at, confirmed, reference, why, created, settled FROM post;
    DROP TABLE post;
    ALTER TABLE new_post RENAME TO post;
    CREATE INDEX post_of_update ON post (chosen_update);
    CREATE INDEX post_open ON post (team, channel, number) WHERE settled IS NULL;
    CREATE INDEX post_queued ON post (next_at, number) WHERE state = 'queued';
    CREATE INDEX post_unknown ON post (next_at, number) WHERE state = 'unknown';
    CREATE INDEX post_deadline ON post (deadline) WHERE state IN ('queued', 'unknown');
    CREATE INDEX post_delivered ON post (team, channel, settled) WHERE state = 'delivered';
    CREATE INDEX post_troubled ON post (team, channel, number)
      WHERE (state = 'refused' OR state = 'held' OR state = 'expired');
    CREATE INDEX post_for_person ON post (settled) WHERE (state = 'refused' OR state = 'held' OR state = 'expired');

    CREATE TABLE new_attempt (
      post INTEGER NOT NULL REFERENCES post (number),
      number INTEGER NOT NULL CHECK (number >= 1),
      body_version INTEGER NOT NULL,
      started INTEGER NOT NULL,
      ended INTEGER,
      outcome TEXT CHECK (outcome = 'delivered' OR outcome = 'refused' OR outcome = 'later' OR outcome = 'unknown'),
      why TEXT,
      UNIQUE (post, number),
      CHECK ((ended IS NULL) = (outcome IS NULL))
    ) STRICT;
    INSERT INTO new_attempt (post, number, body_version, started, ended, outcome, why)
      SELECT post, number, body_version, started, ended, outcome, why FROM attempt;
    DROP TABLE attempt;
    ALTER TABLE new_attempt RENAME TO attempt;
    """
}
