"""`parvis evidence`: what an event, a meeting or a period lacks for its funder, and the whole file written at once."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.commands import links, output, verb
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.positions import record, wanted
from desktop_app.commands.verb import Verb
from desktop_app.domain.fields import BadValue, read_partial_date
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _, format_partial, ngettext
from desktop_app.preferences import PRINT_LANGUAGES
from desktop_app.storage.database import Database

if TYPE_CHECKING:
    from desktop_app.services.attendance import Occasion
    from desktop_app.services.evidence_file import Subject


def evidence(arguments: Namespace) -> None:
    """Tell what is missing; with -o write the file, with what there is."""
    from desktop_app.services import evidence_file

    with opened(arguments) as database:
        day = day_of(arguments)
        subject = _subject(database, arguments, day)
        missing = evidence_file.missing(database, subject, day)
        written = _write(database, arguments, subject, day) if arguments.output else None
        found = [
            {"kind": one.kind, "id": one.id, "what": check.what, "sentence": check.sentence, "detail": check.detail}
            for one, checks in missing
            for check in checks
        ]
        if arguments.json:
            told: dict[str, Any] = {"occasions": len(missing), "missing": found}
            output.data(told if written is None else {**told, "file": arguments.output, "files": written})
            return
        for one, checks in missing:
            _tell(database, one, [(check.sentence, check.detail) for check in checks])
    if written is not None:
        words = ngettext("{count} file in {path}.", "{count} files in {path}.", written)
        output.say(words.format(count=written, path=arguments.output))


def _tell(database: Database, occasion: "Occasion", lacking: list[tuple[str, str]]) -> None:
    """The event or meeting, and below it what it lacks."""
    from desktop_app import i18n
    from desktop_app.services import headings
    from desktop_app.services.papers import said

    of = headings.of_event if occasion.kind == "event" else headings.of_meeting
    heading = of(database, occasion.id)
    name = said(heading.title, i18n.language())[0]
    output.say(output.one_line(f"{format_partial(heading.starts_at[:10])} – {name}"))
    for sentence, detail in lacking:
        output.say(output.one_line(f"  – {sentence}: {detail}" if detail else f"  – {sentence}"))
    if not lacking:
        output.say("  " + _("Nothing is missing."))


def _subject(database: Database, arguments: Namespace, day: str) -> "Subject":
    """One event or meeting; else the period asked for, which is the grant's own where only a grant is named."""
    from desktop_app.services import grants
    from desktop_app.services.attendance import Occasion
    from desktop_app.services.evidence_file import Subject

    if arguments.id:
        return Subject(Occasion(arguments.of, links.record_id(database, arguments.of, arguments.id, day)))
    grant = record(database, arguments, "grant", "grant") if arguments.grant else None
    if grant and not getattr(arguments, "from") and not arguments.until:
        first, last = grants.period(database, grant)
        return Subject(None, grant, first or "0001-01-01", last or "9999-12-31")
    return Subject(None, grant, *days(arguments))


def _write(database: Database, arguments: Namespace, subject: "Subject", day: str) -> int:
    """Write folder or zip; how many files stand in it."""
    from desktop_app import preferences
    from desktop_app.printing import evidence_papers
    from desktop_app.printing.house import style_of
    from desktop_app.services import bundles, evidence_file

    language = arguments.language or preferences.load().print_language
    with style_of(database):
        found = evidence_papers.pieces(database, evidence_file.gather(database, subject, day), language)
        bundles.write(found, Path(arguments.output))
    return len(found)


def days(arguments: Namespace) -> tuple[str, str]:
    """The first and the last day of the period asked for."""
    from desktop_app.services.reports import whole_period

    try:
        first, last = (read_partial_date(wanted(arguments, option).strip()) for option in ("from", "until"))
    except BadValue as bad:
        raise UserError(str(bad)) from None
    return whole_period(first, last)


def period(parser: ArgumentParser) -> None:
    """A period, and the grant that pays for what took place in it."""
    parser.add_argument("--grant", metavar="ID", help=_("only what hangs on this grant"))
    parser.add_argument("--from", metavar=_("DATE"), help=_("the first day of the period: 1/1/2009"))
    parser.add_argument("--until", metavar=_("DATE"), help=_("the last day of the period: 31/12/2009"))


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help=_("the meeting or the event; none: all of a period"))
    parser.add_argument("--of", choices=("meeting", "event"), default="meeting", help=_("what ID is (a meeting)"))
    period(parser)
    help_text = _("write the file there: a new folder, or one file that ends in .zip; without it only what is missing")
    parser.add_argument("-o", "--output", metavar=_("FOLDER"), help=help_text)
    parser.add_argument("--language", choices=PRINT_LANGUAGES, help=_("of the index (the papers are in both)"))
    verb.base(parser)
    verb.as_of(parser)
    verb.as_json(parser)


EVIDENCE = Verb("evidence", N_("what is missing for a funder, or the whole evidence file"), _arguments, evidence)
