"""The evidence file of an event, a meeting or a period: what is there, what is not, and all of it with one click."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from desktop_app.i18n import N_, _, ngettext
from desktop_app.preferences import PRINT_LANGUAGES
from desktop_app.ui import jobs, messages, theme
from desktop_app.ui.dialogs.preferences import PRINT_TITLES
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.evidence_list import EvidenceList
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.two_languages import said

if TYPE_CHECKING:
    from desktop_app.services.evidence_file import Subject
    from desktop_app.storage.database import Database
    from desktop_app.ui.desk import Desk

ZIP = N_("Zip files (*.zip)")


class EvidenceDialog(Sheet):
    """The list left whole, the language of the index below it; a zip or a folder is written in the background."""

    def __init__(self, desk: "Desk", subject: "Subject", parent: QWidget | None = None) -> None:
        super().__init__("evidence", N_("Evidence file"), parent)
        self._desk, self._subject = desk, subject
        self._about, self._missing = QLabel(self), QLabel(self)
        self._about.setProperty("role", "muted")
        for label in (self._about, self._missing):
            label.setWordWrap(True)
        self.list = EvidenceList("dialog.evidence.list", desk, self)
        self.language = QComboBox(self)
        for code in PRINT_LANGUAGES:
            self.language.addItem("", code)
        self.language.setCurrentIndex(self.language.findData("fr+en"))
        self._lay_out()
        self.list.show_subject(subject)
        on_language(self, self.speak)
        self.resize(theme.scaled(760), theme.scaled(700))

    def _lay_out(self) -> None:
        self.content.addWidget(self._about)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self._missing)
        below = QHBoxLayout()
        below.addWidget(self.labelled("language", N_("Language of the index"), self.language))
        papers = QLabel(self)
        papers.setProperty("role", "small")
        papers.setWordWrap(True)
        bind_text(papers.setText, N_("Papers are printed in French and in English; signed sheets and files as kept."))
        below.addWidget(papers, 1)
        self.content.addLayout(below)
        self.add_button("cancel", N_("Close")).clicked.connect(self.reject)
        self.add_button("folder", N_("Write a folder…")).clicked.connect(lambda: self.write(is_zip=False))
        self.zip_button = self.add_button("zip", N_("Write a zip…"), primary=True)
        self.zip_button.clicked.connect(lambda: self.write(is_zip=True))

    def speak(self) -> None:
        """Say what it is about, and how much is missing."""
        self._about.setText(title_of(self._desk, self._subject))
        for place, code in enumerate(PRINT_LANGUAGES):
            self.language.setItemText(place, _(PRINT_TITLES[code]))
        count = self.list.lacking
        words = ngettext(
            "{count} thing is missing. The file can be written all the same: its index says what is not there.",
            "{count} things are missing. The file can be written all the same: its index says what is not there.",
            count,
        )
        self._missing.setText(words.format(count=count) if count else _("Nothing is missing."))

    def write(self, *, is_zip: bool) -> None:
        """Ask where to and write all of it, whole or not at all."""
        name = file_name(self._desk, self._subject)
        target = messages.choose_file(
            self, N_("Write the evidence file"), save=True, name=f"{name}.zip" if is_zip else name,
            pattern=ZIP if is_zip else "", suffix="zip" if is_zip else "",
        )  # fmt: skip
        if target is None:
            return
        language, day = self.language.currentData(), self._desk.today.isoformat()
        work = partial(_write, self._desk.database, self._subject, day, language, target)
        jobs.run(self, N_("Writing the evidence file…"), work, self._said)

    def _said(self, count: int) -> None:
        words = ngettext("The evidence file is written: {count} file.", "The evidence file is written: {count} files.",
                         count)  # fmt: skip
        self._desk.said.emit(words.format(count=count))
        self.accept()


def _write(database: "Database", subject: "Subject", day: str, language: str, target: Path, report: jobs.Report) -> int:
    from desktop_app.printing import evidence_papers
    from desktop_app.printing.house import style_of
    from desktop_app.services import bundles, evidence_file

    with style_of(database):
        file = evidence_file.gather(database, subject, day)
        pieces = evidence_papers.pieces(database, file, language, report)
        bundles.write(pieces, target, report)
    return len(pieces)


def title_of(desk: "Desk", subject: "Subject") -> str:
    """What an evidence file is about, in the language in force."""
    from desktop_app.i18n import format_partial
    from desktop_app.services import grants, headings

    if subject.occasion is not None:
        of = headings.of_event if subject.occasion.kind == "event" else headings.of_meeting
        heading = of(desk.database, subject.occasion.id)
        return f"{said(heading.title)} · {format_partial(heading.starts_at[:10])}"
    first, last = (format_partial(day) for day in (subject.first_day, subject.last_day))
    period = _("{first} – {last}").format(first=first, last=last)
    if subject.grant_id is None:
        return period
    return f"{said(grants.facts(desk.database, subject.grant_id, desk.day).title)} · {period}"


def file_name(desk: "Desk", subject: "Subject") -> str:
    """What the zip or the folder is called at first."""
    from desktop_app.services import headings
    from desktop_app.services.bundles import plain_name

    word = _("Evidence file")
    if subject.occasion is not None:
        of = headings.of_event if subject.occasion.kind == "event" else headings.of_meeting
        heading = of(desk.database, subject.occasion.id)
        return plain_name(word, heading.starts_at[:10], said(heading.title))
    return plain_name(word, subject.first_day, subject.last_day)


def show_evidence(parent: QWidget, desk: "Desk", kind: str, record_id: str) -> None:
    """Show the evidence file of an event or a meeting."""
    from desktop_app.services.attendance import Occasion
    from desktop_app.services.evidence_file import Subject

    EvidenceDialog(desk, Subject(Occasion(kind, record_id)), parent).open()
