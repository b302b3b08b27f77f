"""`make corpus`: every real file through a base, a table by origin, what was lost, and the bars."""

import argparse
import sys
import tempfile
from pathlib import Path

from desktop_app.services.bases import new_base
from tests.corpus import CORPUS
from tests.corpus.measure import Table, calendars, report, shares, vcards
from tests.corpus.tables import tables

FORMS = {"vcard": vcards, "ical": calendars}
BARS = {
    "vcard": {"in fields": 0.80, "readable": 0.985, "kept": 0.995, "lossless": 0.94, "photos": 0.93},
    "ical": {"in fields": 0.93, "readable": 0.985, "kept": 0.99, "lossless": 0.94, "taken": 0.99},
}
"""The least share of each. Readable: in a field, or in a detail whose name is said in words in both languages."""


def main() -> int:
    """Run and print; the status says whether all bars held."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="+", choices=(*FORMS, "tables"), default=[*FORMS, "tables"])
    parser.add_argument("--lost", action="store_true", help="name every value that was lost")
    chosen = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"There is no corpus in {CORPUS}.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        workshop = Path(folder)
        template = workshop / "template.parvis"
        new_base(template, "Corpus").close()
        missed = []
        for form in (name for name in FORMS if name in chosen.only):
            table = FORMS[form](CORPUS / form, template, workshop)
            print("\n".join(report(table, names_lost=chosen.lost)), flush=True)
            missed += _missed(form, table)
        if "tables" in chosen.only:
            for line in tables(CORPUS, template):
                print(line, flush=True)
    print(f"bars missed: {', '.join(missed)}" if missed else "every bar held")
    return bool(missed)


def _missed(form: str, table: Table) -> list[str]:
    found = shares(table.passages)
    found["photos"] = found["photos kept"] / max(found["photos"], 1)
    found["readable"] = found["in fields"] + found["in words"]
    found["taken"] = 1 - found["refused"] / max(found["records"], 1)
    missed = [f"{form} {name} {found[name]:.2%}" for name, least in BARS[form].items() if found[name] < least]
    return missed + [f"{form} crashes"] * bool(table.crashes)


if __name__ == "__main__":
    sys.exit(main())
