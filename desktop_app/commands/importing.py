"""`parvis import`: files beside the base, row by row, and what is taken of them in one step that undo takes back."""

import json
import re
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.commands import output, verb
from desktop_app.commands.opening import opened
from desktop_app.commands.output import WrongUsage
from desktop_app.commands.verb import Verb
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from desktop_app.services.columns import Mapping
    from desktop_app.services.importing import Entry, Plan, Report
    from desktop_app.services.incoming import Incoming, Table
    from desktop_app.services.mapped import Progress
    from desktop_app.storage.database import Database

STATES = ("new", "changed", "duplicate")
"""What can be taken; rows that are the same need nothing, refused ones cannot be taken."""


def take_in(arguments: Namespace) -> None:
    """Say what files would do to the base, and do what was chosen of it."""
    from desktop_app.services import importing

    wanted, rows = _wanted(arguments.take), _rows(arguments.rows)
    with opened(arguments) as database:
        told, records = _read_all(database, arguments)
        made = importing.plan(database, records, _progress())
        _tell_doubts(told, records)
        _choose(made, wanted, rows, as_found=arguments.as_found)
        report = None
        if not arguments.dry_run:
            names = ", ".join(Path(file).name for file in arguments.files)
            report = importing.carry_out(database, made, names, _progress())
    if arguments.json:
        output.data(_as_plain(told, made, report, records))
    else:
        _print(told, made, report)


def _progress() -> "Progress | None":
    """How far the work is, on a terminal that a person looks at; Ctrl+C stops it and nothing is written."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, of: int) -> None:
        sys.stderr.write(f"\r{done * 100 // max(of, 1)} % ")
        sys.stderr.flush()

    return show


def _wanted(typed: str) -> set[str]:
    wanted = {word.strip() for word in typed.split(",") if word.strip()}
    wrong = sorted(wanted - set(STATES))
    if wrong:
        raise WrongUsage(
            _("“{word}” cannot be taken. What can: {states}.").format(word=wrong[0], states=", ".join(STATES))
        )
    return wanted


def _rows(typed: str) -> set[int] | None:
    """The rows that were named, as `3,7-12`; None for all."""
    if not typed:
        return None
    found: set[int] = set()
    for part in typed.split(","):
        match = re.fullmatch(r"\s*(\d{1,9})\s*(?:-\s*(\d{1,9})\s*)?", part)
        if not match:
            raise WrongUsage(_("“{words}” are not rows. Give them as 3,7-12.").format(words=part))
        first, last = int(match[1]), int(match[2] or match[1])
        if last - first > 10_000_000:
            raise WrongUsage(_("“{words}” are not rows. Give them as 3,7-12.").format(words=part))
        found.update(range(first, last + 1))
    return found


def _choose(made: "Plan", wanted: set[str], rows: set[int] | None, *, as_found: bool) -> None:
    from desktop_app.services import importing

    for entry in list(made.entries):
        entry.chosen = entry.state in wanted and (rows is None or entry.line in rows)
        if entry.chosen and as_found and entry.state == importing.DUPLICATE and entry.like:
            importing.look_alike_is_it(made, entry)


# Files -----------------------------------------------------------------------------------------------------------


def _read_all(database: "Database", arguments: Namespace) -> "tuple[list[dict[str, Any]], list[Incoming]]":
    """What is told of each file, and the records of all of them."""
    from desktop_app.interchange.reading import Ways, read

    ways = Ways(arguments.encoding, _delimiter(arguments.delimiter), arguments.header, arguments.sheet)
    told: list[dict[str, Any]] = []
    records: list[Incoming] = []
    for file in arguments.files:
        source = read(Path(file), ways)
        facts: dict[str, Any] = {"file": file, "format": source.format}
        if source.table:
            found, mapping = _of_table(database, arguments, source.table)
            facts |= {**source.table.facts, **_columns(source.table, mapping)}
        else:
            found = source.records
        for record in found:
            record.file = file
        records += found
        notices = [{"row": notice.line, "text": notice.text} for notice in source.notices]
        told.append({**facts, "records": len(found), "notices": notices})
    return told, records


def _tell_doubts(told: list[dict[str, Any]], records: "list[Incoming]") -> None:
    """Say with each file which of its cells did not fit their field."""
    for facts in told:
        found = (one for one in records if one.doubts and one.file == facts["file"])
        facts["notices"] += [{"row": one.line, "text": text} for one in found for text in one.doubts]


def _delimiter(typed: str) -> str:
    return {"tab": "\t", "\\t": "\t", "semicolon": ";", "comma": ","}.get(typed.lower(), typed)


def _of_table(database: "Database", arguments: Namespace, table: "Table") -> "tuple[list[Incoming], Mapping]":
    from desktop_app.services import columns, importing, mapped
    from desktop_app.services.table_dates import with_plain_dates

    mapping = None if arguments.kind else columns.recall(database, table)
    mapping = mapping or columns.guess(table, arguments.kind)
    if arguments.mapping:
        mapping = columns.by_headings(table, _mapping_file(Path(arguments.mapping)), mapping)
    if arguments.keep_mapping:
        columns.save(database, arguments.keep_mapping, table, mapping)
    plain = with_plain_dates(table, mapping, table.facts.get("dates", ""))
    return mapped.records_of(plain, mapping, importing.organisation_kinds(database)), mapping


def _mapping_file(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError as broken:
        raise UserError(
            _(
                "{path} is not a mapping: {reason}. “parvis import … --dry-run --json” shows one under “columns”."
            ).format(path=path, reason=broken)
        ) from broken
    return found if isinstance(found, dict) else {"columns": found}


def _columns(table: "Table", mapping: "Mapping") -> dict[str, Any]:
    from desktop_app.services.columns import target_title

    return {
        "kind": mapping.kind,
        "key": table.headings[mapping.key] if mapping.key >= 0 else None,
        "columns": [
            {"heading": heading, "target": target, "title": target_title(target), "doubt": number in mapping.doubts}
            for number, (heading, target) in enumerate(zip(table.headings, mapping.targets, strict=True))
        ],
    }


# What is said ----------------------------------------------------------------------------------------------------


def _as_plain(
    told: list[dict[str, Any]], made: "Plan", report: "Report | None", records: "list[Incoming]"
) -> dict[str, Any]:
    """All of it under stable keys."""
    return {
        "files": told,
        "counts": made.counts(),
        "rows": [_row(entry) for entry in made.entries],
        "taken": None if report is None else vars(report),
    }


def _row(entry: "Entry") -> dict[str, Any]:
    return {
        "file": entry.record.file,
        "row": entry.line,
        "state": entry.state,
        "kind": entry.record.kind,
        "title": entry.title,
        "id": entry.comparison.record_id if entry.comparison else None,
        "changes": [asdict(change) for change in entry.changes],
        "reason": entry.reason,
        "like": entry.like or None,
        "chosen": entry.chosen,
    }


_WORDS = {
    "new": N_("new"),
    "changed": N_("changed"),
    "same": N_("same"),
    "duplicate": N_("probably a duplicate"),
    "refused": N_("refused"),
}


def _print(told: list[dict[str, Any]], made: "Plan", report: "Report | None") -> None:
    from desktop_app.services.wording import said

    for facts in told:
        _print_file(facts)
    for entry in made.entries:
        if entry.state == "same":
            continue
        output.table([[str(entry.line), _(_WORDS[entry.state]), entry.title, entry.reason]])
        if entry.state == "changed":
            for change in entry.changes:
                output.say(output.one_line(f"    {change.field}: {change.old} → {change.new}"))
    output.say("; ".join(said(_(_WORDS[state]), str(count)) for state, count in made.counts().items()))
    if report is None:
        output.say(_("Nothing was written: this was a trial."))
    elif report.made or report.changed:
        words = ngettext("{count} record was written.", "{count} records were written.", report.made + report.changed)
        output.say(words.format(count=report.made + report.changed) + " " + _("“parvis undo” takes all of it back."))
    else:
        output.say(_("Nothing had to be written."))


_FACTS = {
    "encoding": N_("Encoding"),
    "delimiter": N_("Delimiter"),
    "header": N_("Row of headings"),
    "decimal": N_("Decimal mark"),
    "dates": N_("Dates"),
    "sheet": N_("Sheet"),
    "key": N_("Told apart by"),
}


def _print_file(facts: dict[str, Any]) -> None:
    from desktop_app.services.wording import said

    output.say(output.one_line(f"{facts['file']} ({facts['format']})"))
    shown = {name: {"\t": _("tab")}.get(str(facts[name]), facts[name]) for name in _FACTS if facts.get(name)}
    for name, value in shown.items():
        output.say(output.one_line(f"  {said(_(_FACTS[name]), str(value))}"))
    for column in facts.get("columns", ()):
        doubt = " (?)" if column["doubt"] else ""
        output.say(output.one_line(f"  {column['heading']} → {column['title']}{doubt}"))
    for notice in facts["notices"]:
        output.say(output.one_line(f"  {notice['row']}: {notice['text']}"))


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", metavar=_("FILE"), help=_("csv, xlsx, ods, xls, vcf, ldif or ics; told by what they hold")
    )
    verb.base(parser)
    parser.add_argument(
        "--kind", metavar=_("KIND"), choices=tuple(KINDS), default="", help=_("what a table holds (found by itself)")
    )
    parser.add_argument("--mapping", metavar=_("FILE"), help=_("a file that says which column goes into which field"))
    parser.add_argument("--keep-mapping", metavar=_("NAME"), help=_("keep the mapping for files of the same headings"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would be written"))
    help_text = _("what to take: new, changed, duplicate, with commas between (new,changed)")
    parser.add_argument("--take", default="new,changed", metavar=_("STATES"), help=help_text)
    parser.add_argument("--rows", default="", metavar=_("ROWS"), help=_("take these rows only, as 3,7-12"))
    help_text = _("what is probably a duplicate changes the record that it looks like, instead of a new one")
    parser.add_argument("--as-found", action="store_true", help=help_text)
    parser.add_argument("--encoding", default="", metavar=_("NAME"), help=_("the encoding of a text file (found)"))
    parser.add_argument("--delimiter", default="", metavar=_("MARK"), help=_("what parts the cells (found)"))
    help_text = _("the row with the headings, from 1; 0 for none (found)")
    parser.add_argument("--header", type=int, metavar="N", help=help_text)
    parser.add_argument("--sheet", default="", metavar=_("NAME"), help=_("the sheet (the first with rows)"))
    verb.as_json(parser)


IMPORT = Verb(
    "import",
    N_("bring files of other programs into the base, after a look at what they would change"),
    _arguments,
    take_in,
)
