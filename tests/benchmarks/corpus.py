"""How much of real cards and calendars survives import and export: `PARVIS_CORPUS=… python -m tests.benchmarks.corpus`.

Each file is read into records, brought to the form the base keeps, written out again, and both texts are compared
value by value: decoded, unescaped, without white space. What the fields and the kept values show counts, no raw copy.
"""

import os
import re
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from desktop_app.interchange.content_lines import lines, property_of, unescaped
from desktop_app.interchange.vcard_reading import read_vcards
from desktop_app.interchange.vcard_writing import card
from desktop_app.services.mapped import cleaned

CORE = set("N FN ORG TITLE EMAIL TEL ADR NOTE URL BDAY CATEGORIES ROLE NICKNAME".split())
IGNORED = {"BEGIN", "END", "VERSION", "PRODID", "REV", "X-UNREADABLE", "X-PARVIS-KEPT"}
Values = Counter[tuple[str, str]]


def values(content: bytes) -> Values:
    """The values of a file by name, in the form they are compared in."""
    found: Values = Counter()
    for number, line in lines(content):
        one = property_of(number, line.strip())
        if one and one.name not in IGNORED and one.value.strip(" ;"):
            found[one.name, _plain(one.value)] += 1
    return found


def _plain(value: str) -> str:
    text = re.sub(r"(?i)^\s*(mailto|tel):", "", unescaped(value))
    return re.sub(r"[\s\u00a0]+|;+$", "", re.sub(";+$", "", text.strip()))


def vcards(folder: Path) -> None:
    """Print the table of vCards by origin and what was lost."""
    total: Counter[str] = Counter()
    by_origin: dict[str, Counter[str]] = defaultdict(Counter)
    lost_by_name: Counter[str] = Counter()
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        start = time.perf_counter()
        source = read_vcards(content)
        for record in source.records:
            cleaned(record)
        out = "".join(card(record, "4.0") for record in source.records)
        seconds = time.perf_counter() - start
        before, after = values(content), values(out.encode("utf-8", "replace"))
        gone = before - after
        origin = by_origin[path.relative_to(folder).parts[0]]
        for counts in (total, origin):
            counts["files"] += 1
            counts["slow"] += seconds > 2
            counts["cards"] += len(source.records)
            counts["values"] += before.total()
            counts["kept"] += before.total() - gone.total()
            counts["core"] += sum(n for (name, _v), n in before.items() if name in CORE)
            counts["core lost"] += sum(n for (name, _v), n in gone.items() if name in CORE)
            counts["lossless"] += not gone
            counts["photos"] += sum(n for (name, v), n in before.items() if name == "PHOTO" and len(v) > 200)
            counts["photos lost"] += sum(n for (name, v), n in gone.items() if name == "PHOTO" and len(v) > 200)
        for (name, value), number in gone.items():
            lost_by_name[name] += number
            if "-v" in sys.argv:
                print(f"{path.relative_to(folder)}: {name}: {value[:100]}")
    for name, counts in [*sorted(by_origin.items()), ("all", total)]:
        print(_line(name, counts))
    print("lost by property:", dict(lost_by_name.most_common(15)))


def _line(name: str, counts: Counter[str]) -> str:
    share = counts["kept"] / max(counts["values"], 1)
    core = 1 - counts["core lost"] / max(counts["core"], 1)
    return (
        f"{name[:40]:40} files {counts['files']:4} lossless {counts['lossless'] / counts['files']:7.1%} cards "
        f"{counts['cards']:5} core {core:7.2%} all {share:7.2%} "
        f"photos {counts['photos'] - counts['photos lost']}/{counts['photos']} slow {counts['slow']}"
    )


if __name__ == "__main__":
    corpus = os.environ.get("PARVIS_CORPUS", "")
    if not corpus:
        sys.exit("Name the folder of the corpus in PARVIS_CORPUS.")
    vcards(Path(corpus) / "vcard")
