"""The command line itself: help, versions, completions, words that are wrong."""

import json

from scene import Scene

OTHER = """
--version
-h
help
help --help-hidden
status --version
run extra
preveiw
ledger foget Joost
--config dagpost.yaml outbox lsit
forget Joost
help preveiw
--jsn status
-c dagpost.yaml status
status --json=yes
status desk
services slack teams
-- status
--trigger daily status
status --trigger daily
--trigger daily weekly
--trigger
--config status
--team desk
--channel chat
--again
--dry-run
--wait 5s
--at 16:30
ledger --team desk
outbox --json --frob
services slak
systems taks
ledger forget Joost -- --dry-run
ledger forget Joost --dry-run --yes
ledger forget
note
note did
outbox show
explain
explain a b c
pause
pause --until 2026-02-30
skip --date tomorrow
resume --today yesterday
resume --today 2026-11-24 --team desk
history --since 24-11-2026
outbox list --state lost
preview --at noon
simulate --from 2026-13-01
simulate --to soon
simulate --json --ics -
init --language de
privacy-report --language de
--trigger daily --wait soon
--trigger daily --at noon
outbox replay x --wait forever
"""
SLOT = {"zone": "Europe/Amsterdam", "times": ["16:30"], "weekdays": [1, 2, 3, 4, 5], "holidays": []}
def leaves(tree, path=()):
    """Every command with its options, as the program's own parser tells them; groups too."""
    yield path, [max((name["name"] for name in argument.get("names", [])), key=len, default="")
                 for argument in tree.get("arguments", []) if argument["kind"] != "positional"]
    for below in tree.get("subcommands", []):
        if below["commandName"] != "help":
            yield from leaves(below, (*path, below["commandName"]))


def swapped(word):
    return word[:-2] + word[-1] + word[-2]


def act(stage):
    with Scene(stage, "words") as scene:
        scene.run("--experimental-dump-help")
        dump = max((stage.shown / "words").iterdir())
        tree = json.loads(dump.read_text().split("─── standard output\n")[1])["command"]
        known = {"help", "version", "help-hidden", ""}
        for path, options in leaves(tree):
            scene.run(*path, "--help")
            if path:
                scene.run(*path[:-1], swapped(path[-1]))
            for option in options:
                if option not in known:
                    scene.run(*path, f"--{swapped(option)}")
                    scene.run(*path, f"--{option}")
                    scene.run(*path, f"--{option}=a", f"--{option}=b")
                known.add(option)
        for words in OTHER.strip().splitlines():
            scene.run(*words.split(" "))
        for shell in ("bash", "zsh", "fish", "ksh"):
            scene.run("--generate-completion-script", shell)
        catalogs(scene)


def catalogs(scene):
    for catalog, names in (("services", "console slack slackbot teams discord mattermost matrix webhook"),
                           ("systems", "tasks git dropfolder mailbox maildir")):
        for words in ((catalog,), *((catalog, name) for name in names.split())):
            scene.run(*words)
            scene.run(*words, "--json")
