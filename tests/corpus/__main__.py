"""`make corpus`: every real file through a base, a table by origin, what was lost, and the bars."""

import argparse
import sys
import tempfile
from pathlib import Path

from desktop_app.services.bases import new_base
from tests.corpus import CORPUS
from tests.corpus.measure import calendars, report, vcards

FORMS = {"vcard": vcards, "ical": calendars}


def main() -> int:
    """Run and print; the status says whether all bars held."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", nargs="+", choices=FORMS, default=list(FORMS))
    parser.add_argument("--lost", action="store_true", help="name every value that was lost")
    chosen = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"There is no corpus in {CORPUS}.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        workshop = Path(folder)
        template = workshop / "template.parvis"
        new_base(template, "Corpus").close()
        for form in chosen.only:
            table = FORMS[form](CORPUS / form, template, workshop)
            print("\n".join(report(table, names_lost=chosen.lost)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
