"""What changes from run to run, under names: as little as possible."""

import re
import sqlite3

# What a machine or a moment decides; everything else is compared as it stands.
PATTERNS = (
    (re.compile(r"\b\d+ MiB are free\b"), "<room> MiB are free"),
    # A backup is made while the daemon may write.
    (re.compile(r"(/ledger-[-0-9]+\.sqlite), \d+ kB"), r"\1, <size> kB"),
    (re.compile(r'"bytes" : \d+'), '"bytes" : <size>'),
    (re.compile(r"MONOTONIC_USEC=\d+"), "MONOTONIC_USEC=<moment>"),
    (re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"), "<boot>"),
    (re.compile(r"\b[a-z2-7]{26}\b"), "<id>"),
)


class Steady:
    """Of one scene: its folder, its ports, its daemons and its posts, which the ledger names."""

    def __init__(self, stage, folder, ledger):
        self.names, self.ids, self.folder, self.ledger = [(str(stage), "<stage>")], {}, folder, ledger

    def know(self, word, name):
        self.names.append((str(word), name))

    def learn(self):
        """Asks the ledger for posts that are new; one that was pruned is still known."""
        if not self.ledger.exists():
            return
        try:
            db = sqlite3.connect(f"file:{self.ledger}?mode=ro", uri=True, timeout=10)
            rows = db.execute(
                "SELECT post.id, post.team, slot.edition, slot.date, post.channel, post.round FROM post "
                "JOIN slot ON slot.number = post.slot").fetchall()
            db.close()
        except sqlite3.Error:
            return  # A ruined one names no posts.
        for id, team, edition, date, channel, turn in rows:
            if len(id) == 26:
                self.ids[id] = f"{team}/{edition}/{date}/{channel}" + (f" {turn}" if turn else "")

    def __call__(self, text):
        for id, name in self.ids.items():
            text = text.replace(id, f"<post {name}>")
            text = re.sub(rf"\b{id[:8]}\b", f"<short {name}>", text)
        for word, name in self.names:
            text = text.replace(word, name)
        for pattern, name in PATTERNS:
            text = pattern.sub(name, text)
        return text
