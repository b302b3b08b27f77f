"""Revisions of minutes: kept, compared word by word, restored without losing what stands now."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop_app.domain.minutes_kinds import REVISION_REASONS
from desktop_app.i18n import N_, _
from desktop_app.ui import messages, theme
from desktop_app.ui.attempts import managed
from desktop_app.ui.dialogs.differences import DifferenceView
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.segments import Segments
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import day_of

if TYPE_CHECKING:
    from desktop_app.services.revisions import Revision
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.meeting_facts import Facts


class RevisionsDialog(Sheet):
    """From one revision to another, or to what stands now."""

    def __init__(self, desk: "Desk", facts: "Facts", parent: QWidget | None) -> None:
        super().__init__("revisions", N_("Revisions of the minutes"), parent)
        self._desk, self._facts = desk, facts
        self._language = str(facts.values["language"])
        self._revisions: list[Revision] = []
        self.one, self.other = QComboBox(self), QComboBox(self)
        self.languages = Segments(
            "dialog.revisions.language",
            (("fr", N_("FR"), N_("Compare the French text")), ("en", N_("EN"), N_("Compare the English text"))),
            self._language,
            self,
        )
        row = QHBoxLayout()
        row.setSpacing(theme.MEDIUM)
        row.addWidget(self.labelled("one", N_("From"), self.one), 1)
        row.addWidget(self.labelled("other", N_("To"), self.other), 1)
        row.addWidget(self.languages)
        self.difference = DifferenceView("dialog.revisions.difference", self)
        self.content.addLayout(row)
        self.content.addWidget(self.difference, 1)
        self.keep_button = self.add_button("keep", N_("Keep a revision now"))
        self.restore_button = self.add_button("restore", N_("Restore the first one…"))
        self.add_button("close", N_("Close"), primary=True).clicked.connect(self.accept)
        self.keep_button.clicked.connect(self._keep)
        self.restore_button.clicked.connect(self._restore)
        self.one.activated.connect(lambda _place: self._compare())
        self.other.activated.connect(lambda _place: self._compare())
        self.languages.chosen.connect(self._choose_language)
        self.resize(theme.scaled(720), theme.scaled(520))
        on_language(self, self._read)

    def _read(self) -> None:
        from desktop_app.services import revisions

        one, other, first = self.one.currentData(), self.other.currentData(), not self._revisions
        self._revisions = revisions.revisions(self._desk.database, self._facts.id)
        for combo in (self.one, self.other):
            combo.clear()
            for revision in self._revisions:
                combo.addItem(_in_words(revision), revision.number)
        self.other.addItem(_("What stands now"), None)
        self.one.setCurrentIndex(self.one.count() - 1 if first else max(self.one.findData(one), 0))
        self.other.setCurrentIndex(self.other.count() - 1 if first else max(self.other.findData(other), 0))
        able = bool(self._revisions) and not self._facts.is_approved
        self.restore_button.setEnabled(able)
        self.keep_button.setEnabled(not self._facts.is_approved)
        self._compare()

    def _choose_language(self, code: str) -> None:
        self._language = code
        self.languages.show_choice(code)
        self._compare()

    def _compare(self) -> None:
        from desktop_app.services import revisions

        one = self.one.currentData()
        if one is None:
            self.difference.setPlainText(_("No revision yet: one is kept when the minutes are circulated, or now."))
            return
        found = revisions.compare(self._desk.database, self._facts.id, one, self.other.currentData(), self._language)
        if all(piece.operation == "same" for piece in found):
            self.difference.setPlainText(_("Both read the same."))
        else:
            self.difference.show_pieces(found)

    def _keep(self) -> None:
        from desktop_app.services import revisions

        day = self._desk.today.isoformat()
        if managed(self, partial(revisions.keep, self._desk.database, self._facts.id, day)):
            self._read()

    def _restore(self) -> None:
        from desktop_app.services import revisions

        question = _("Restore “{revision}”?").format(revision=self.one.currentText())
        details = _("What stands now is kept as a revision first, so nothing is lost.")
        if not messages.ask(self, question, yes=N_("Restore"), details=details):
            return
        number, day = self.one.currentData(), self._desk.today.isoformat()
        if managed(self, partial(revisions.restore, self._desk.database, self._facts.id, number, day)):
            self._read()


def _in_words(revision: "Revision") -> str:
    reason = _(dict(REVISION_REASONS).get(revision.reason, ""))
    return _("{number}: {reason}, {date}").format(number=revision.number, reason=reason, date=day_of(revision.kept_on))


def show_revisions(parent: QWidget, desk: "Desk", facts: "Facts") -> None:
    """Show the revisions of a meeting's minutes."""
    RevisionsDialog(desk, facts, parent).exec()
