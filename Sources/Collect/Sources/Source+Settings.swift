extension Source {
  /// Settings that every source has, besides the parameters of its system.
  package static let settings: [(name: String, about: String)] = [
    ("system", "the system it is of: a file of config/systems, or of your own"),
    ("title", "what readers call it"),
    ("counted", "kinds of items that are told as a number; true for all, false for none"),
    ("quiet", "labels and kinds of work that nobody notices as long as it is done"),
    ("exclude", "what is not read at all: { labels: [...], kinds: [...] }"),
    ("titles", "hidden: items are told by their number only"),
    ("agreed", "within how many workdays its work is to be done, for example 5 days"),
    ("note_kind", "what a note is that does not say so itself: thanks, customer, learned, done, next or stuck"),
    ("dates", "d-m-y or m-d-y: how its dates are written; times without a zone are on the team's clock then"),
    ("deadline", "how long reading it may take, for example 30s (the default) or 2m"),
    ("ca", "a file with a private certificate authority"),
    ("proxy", "the proxy on the way to it, or a group of its url, login and password"),
  ]

  /// Settings of a source without a system.
  package static let directSettings: [(name: String, about: String)] = [
    ("file", "a path or a pattern such as figures/*.csv"),
    ("command", "a program and its arguments, as a list; no shell reads it"),
    ("environment", "variables for the command"),
    ("get", "an address; it may be a secret"),
    ("folder", "a folder in which people put notes: .txt, .md, .csv and .eml"),
    ("maildir", "a mailbox on this machine, as a Maildir"),
    ("imap", "a mailbox on a server, imaps://HOST/FOLDER, with login and password"),
    ("senders", "for mail: the domains and addresses whose mail is read"),
    ("query", "what stands after the ? of the address"),
    ("headers", "headers of the request; a value may be a secret"),
    ("login", "for basic authentication, with password"),
    ("password", "a secret, with login"),
    ("token", "a secret, sent as a bearer token"),
    ("format", "json, ndjson, yaml, csv, lines, tasks, ics, notes or mail; the file's ending tells it too"),
    ("gives", "item, milestone, metric, decision, note, absence or event"),
    ("each", "jq: from the whole to one value a record"),
    ("jq", "jq: from that value to the fields of a record"),
    ("gone", "what it means that a record left the list: vanished or finished"),
    ("keep", "finished: only what is finished since the last update"),
    ("sections", "headings whose entries are of another kind"),
    ("columns", "for csv: our name and the heading of the file"),
    ("separator", "for csv: , or ; or tab, when the rows do not show it"),
    ("decimal", "comma or point, where numbers stand in text"),
    ("fields", "for lines: the names of the fields"),
    ("field_separator", "for lines: what stands between fields (a tab)"),
    ("record_separator", "for lines: what stands between records (a line feed)"),
  ]
}
