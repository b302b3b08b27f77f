"""Two versions of a position compared word by word, or a version with the text as it stands."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.dialogs.differences import DifferenceView
from desktop_app.ui.dialogs.sheet import Sheet
from desktop_app.ui.segments import Segments
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import day_of

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.position_facts import Facts


class CompareVersionsDialog(Sheet):
    """From the version before the last to the last, at first; where there is one, to what stands now."""

    def __init__(self, desk: "Desk", facts: "Facts", first: int | None, parent: QWidget | None) -> None:
        from desktop_app import i18n

        super().__init__("versions", N_("Versions compared"), parent)
        self._desk, self._facts, self._language = desk, facts, i18n.language()
        self.one, self.other = QComboBox(self), QComboBox(self)
        for version in facts.versions:
            self.one.addItem("", version.number)
            self.other.addItem("", version.number)
        self.other.addItem("", None)
        self.languages = Segments(
            "dialog.versions.language",
            (("fr", N_("FR"), N_("Compare the French text")), ("en", N_("EN"), N_("Compare the English text"))),
            self._language,
            self,
        )
        row = QHBoxLayout()
        row.setSpacing(theme.MEDIUM)
        row.addWidget(self.labelled("one", N_("From"), self.one), 1)
        row.addWidget(self.labelled("other", N_("To"), self.other), 1)
        row.addWidget(self.languages)
        self.difference = DifferenceView("dialog.versions.difference", self)
        self.content.addLayout(row)
        self.content.addWidget(self.difference, 1)
        self.add_button("close", N_("Close"), primary=True).clicked.connect(self.accept)
        self._choose_first(first)
        self.one.activated.connect(lambda _place: self._compare())
        self.other.activated.connect(lambda _place: self._compare())
        self.languages.chosen.connect(self._choose_language)
        self.resize(theme.scaled(760), theme.scaled(560))
        on_language(self, self._speak)

    def _choose_first(self, first: int | None) -> None:
        numbers = [version.number for version in self._facts.versions]
        last = None if self._facts.has_moved_on or len(numbers) < 2 else numbers[-1]
        usual = numbers[-1] if last is None else numbers[-2]
        wanted = first if first is not None else usual
        self.one.setCurrentIndex(self.one.findData(wanted))
        after = [number for number in numbers if number > wanted]
        self.other.setCurrentIndex(self.other.findData(after[0] if after else None))

    def _speak(self) -> None:
        for place, version in enumerate(self._facts.versions):
            words = _("Version {number} of {day}").format(number=version.number, day=day_of(version.frozen_on))
            self.one.setItemText(place, words)
            self.other.setItemText(place, words)
        self.other.setItemText(self.other.count() - 1, _("The text as it stands"))
        self._compare()

    def _choose_language(self, code: str) -> None:
        self._language = code
        self.languages.show_choice(code)
        self._compare()

    def _compare(self) -> None:
        from desktop_app.services import positions

        one, other = self.one.currentData(), self.other.currentData()
        found = positions.compare(self._desk.database, self._facts.id, one, other, self._language)
        if all(piece.operation == "same" for piece in found):
            self.difference.setPlainText(_("Both read the same."))
        else:
            self.difference.show_pieces(found)


def compare_versions(parent: QWidget, desk: "Desk", facts: "Facts", first: int | None = None) -> None:
    """Show what changed from one version to another."""
    CompareVersionsDialog(desk, facts, first, parent).exec()
