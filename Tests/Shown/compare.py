"""What two recordings do not have in common, for a person."""

import difflib
from pathlib import Path


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def lines(content):
    """As text; where a byte is none, or cannot be seen, as it is written in Python."""
    text = content.decode(errors="backslashreplace")
    return ["".join(c if c.isprintable() else repr(c)[1:-1] for c in line) for line in text.split("\n")]


def compare(before, after):
    """Prints each difference. Exit code 1 when there is one, 2 when there is nothing to compare."""
    one, other = files(before), files(after)
    if not one or not other:
        print(f"Nothing is recorded in {before if not one else after}.")
        return 2
    different = [name for name in sorted(one | other) if one.get(name) != other.get(name)]
    for name in different:
        if name not in one or name not in other:
            print(f"only in {after if name not in one else before}: {name}")
            continue
        found = difflib.unified_diff(lines(one[name]), lines(other[name]), f"before/{name}", f"after/{name}", lineterm="", n=2)
        print("\n".join(found))
    if not different:
        print(f"The same in all {len(one)} files, {sum(map(len, one.values()))} bytes.")
        return 0
    print(f"{len(different)} of {len(one | other)} files differ.")
    return 1
