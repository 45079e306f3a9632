"""python3 Tests/Crash sweep|kills|disk|restore DAGPOST: see --help."""

import argparse
import os
import sys
import time

import disk
import kills
import restore
import sweep

parser = argparse.ArgumentParser(prog="crash", description="Kills dagpost, and looks whether it kept its promise.")
kinds = parser.add_subparsers(dest="kind", required=True)
points = kinds.add_parser("sweep", help="at every N-th call that changes something")
points.add_argument("--every", type=int, default=1, help="at each N-th call instead of every one")
points.add_argument("--at-least", type=int, default=500, help="points after the slot is decided")
loop = kinds.add_parser("kills", help="at random moments, beside services that misbehave")
loop.add_argument("--count", type=int, default=300)
loop.add_argument("--on-unknown", choices=("resend", "hold"), default="resend")
faults = kinds.add_parser("disk", help="with errors and full disks")
faults.add_argument("--every", type=int, default=1, help="at each N-th call instead of every one")
mending = kinds.add_parser("restore", help="while a damaged ledger is restored")
mending.add_argument("--every", type=int, default=1, help="at each N-th call instead of every one")
for kind in (points, loop, faults, mending):
    kind.add_argument("program")
    kind.add_argument("--seed", type=int, default=int(os.environ.get("DAGPOST_SEED", 1)))
options = parser.parse_args()

if options.kind == "disk" and "DAGPOST_MOUNTS" not in os.environ:
    # Its small disks are mounted where nobody else sees them.
    os.environ["DAGPOST_MOUNTS"] = "own"
    own = ["unshare", "--mount"] + ([] if os.geteuid() == 0 else ["--map-root-user"])
    os.execvp("unshare", [*own, sys.executable, *sys.argv])

began = time.monotonic()
match options.kind:
    case "sweep":
        code = sweep.sweep(options.program, options.every, options.seed, options.at_least)
    case "disk":
        code = disk.disk(options.program, options.every)
    case "restore":
        code = restore.restore(options.program, options.every)
    case "kills":
        code = kills.kills(options.program, options.count, options.seed, options.on_unknown)
print(f"seed {options.seed}, {time.monotonic() - began:.0f} s")
sys.exit(code)
