"""Everything an evidence file is made of: papers printed anew in both languages, kept files, and the index to all."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from desktop_app.i18n import LANGUAGES, _, language, speaking
from desktop_app.printing.agenda import agenda_pdf
from desktop_app.printing.attendance_sheet import sheet_pdf
from desktop_app.printing.convocation import convocation_pdf
from desktop_app.printing.evidence_index import Dossier, index_pdf
from desktop_app.printing.minutes import minutes_pdf
from desktop_app.printing.participants import participants_pdf
from desktop_app.printing.programme import programme_pdf
from desktop_app.services import evidence_folder
from desktop_app.services.bundles import Piece, Shelf, plain_name
from desktop_app.services.evidence import Evidence
from desktop_app.services.evidence_file import EvidenceFile
from desktop_app.services.papers import said
from desktop_app.storage.database import Database

INDEX = "index.pdf"
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class _Paper:
    """A paper made for one event or meeting: its name without ending, and what makes it in a language."""

    section: str
    name: str
    title: str
    make: Callable[[str], bytes]
    languages: tuple[str, ...] = LANGUAGES


def pieces(
    database: Database, file: EvidenceFile, tongue: str, advance: Progress = lambda _done, _total: None
) -> list[Piece]:
    """All files of an evidence file, the index last; `tongue` (fr, en, fr+en) is that of index and names."""
    found: list[Dossier] = []
    shelf = Shelf({INDEX})
    with speaking(tongue[:2]):
        for number, one in enumerate(file.dossiers):
            advance(number, len(file.dossiers) + 1)
            prefix = "" if file.is_single else _folder(one, shelf)
            found.append(Dossier(one, prefix, tuple(_of_one(database, file, one, shelf, prefix))))
    advance(len(file.dossiers), len(file.dossiers) + 1)
    index = index_pdf(file, found, tongue)
    every = [piece for one in found for piece in one.pieces]
    return [*every, evidence_folder.printed(INDEX, index, "", _("Index"), Shelf())]


def _folder(one: Evidence, shelf: Shelf) -> str:
    """`2009-01-21-comite-de-pilotage-no-3/`: the day and what it was."""
    title = said(one.heading.title, language())[0]
    return shelf.place("", f"{one.heading.starts_at[:10]}-{plain_name(title)}") + "/"


def _of_one(database: Database, file: EvidenceFile, one: Evidence, shelf: Shelf, prefix: str) -> Iterator[Piece]:
    for paper in _papers(file, one):
        for code in paper.languages:
            ending = f"-{code}" if len(paper.languages) > 1 else ""
            name = f"{paper.name}{ending}.pdf"
            yield evidence_folder.printed(name, paper.make(code), paper.section, paper.title, shelf, prefix)
    yield from evidence_folder.kept_files(database, one, shelf, prefix)


def _papers(file: EvidenceFile, one: Evidence) -> Iterator[_Paper]:
    """What is printed for one event or meeting, in the order of the index; names are in the language in force."""
    for sent in one.convocations:
        name = f"{plain_name(_('Notice of meeting'))}-{sent.sent_on}"
        yield _Paper("convocation", name, _("Notice of meeting"), partial(convocation_pdf, sent))
        agenda = f"{plain_name(_('Agenda'))}-{sent.sent_on}"
        yield _Paper("programme", agenda, _("Agenda"), partial(agenda_pdf, sent))
    if one.programme is not None and one.programme.days:
        yield _Paper("programme", plain_name(_("Programme")), _("Programme"), partial(programme_pdf, one.programme))
    for sheet in one.sheets:
        name = f"{plain_name(_('Attendance sheet'))}-{sheet.sheet.day}-{sheet.sheet.code}"
        yield _Paper("attendance", name, _("Attendance sheet"), partial(sheet_pdf, sheet.sheet), ("fr+en",))
    if one.attendees:
        listed = partial(participants_pdf, one, file.kinds)
        yield _Paper("attendance", plain_name(_("Participants")), _("Participants"), listed)
    if one.minutes is not None:
        yield _Paper("minutes", plain_name(_("Minutes")), _("Minutes"), partial(minutes_pdf, one.minutes))
