"""Combining two records: both beside each other, a choice a field, and what moves along, counted."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from desktop_app.errors import NotFound, UserError
from desktop_app.i18n import N_, _
from desktop_app.services import combining
from desktop_app.services.combining import KEEP, OTHER, Side
from desktop_app.ui import theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.translated import bind_text, on_language
from desktop_app.ui.wrapping import throw_away

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

SIDES = (KEEP, OTHER)


class CombineDialog(PlainDialog):
    """Shows two records field by field; Enter combines them, Escape leaves them two."""

    def __init__(self, desk: "Desk", kind: str, keep: str, other: str, parent: QWidget | None = None) -> None:
        super().__init__("combine", N_("Combine two records"), N_("Combine"), parent, width=720)
        self._desk, self._kind = desk, kind
        self.keep, self.other = keep, other
        self._choices: dict[str, str] = {}
        self.radios: dict[tuple[str, str], QRadioButton] = {}
        self._grid: QWidget | None = None
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setProperty("card", "scroll")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setMinimumHeight(theme.scaled(240))
        self.body.addWidget(self._scroll, 1)
        self.moving = QLabel(self)
        self.moving.setProperty("card", "summary")
        self.moving.setWordWrap(True)
        self.moving.setAccessibleIdentifier(f"{self.identifier}.moving")
        self.body.addWidget(self.moving)
        self.swap_button = QPushButton(self)
        self.swap_button.setAccessibleIdentifier(f"{self.identifier}.swap")
        self.swap_button.setAutoDefault(False)
        bind_text(self.swap_button.setText, "Keep the other one")
        bind_text(self.swap_button.setAccessibleName, "Keep the other one")
        bind_text(self.swap_button.setToolTip, "The record on the left stays; this changes their places")
        self.swap_button.clicked.connect(self.swap)
        self.foot.insertWidget(0, self.swap_button)
        on_language(self, self._speak)
        self.resize(theme.scaled(760), theme.scaled(560))

    def _speak(self) -> None:
        self.say_subtitle(
            _("Nothing is dropped: what you do not choose is kept on the card under its title. One undo takes it back.")
        )
        try:
            self._lay_out()
        except NotFound as gone:  # combined, or deleted by another program meanwhile
            self.say_problem(gone)
            self.accept_button.setEnabled(False)
            return
        moving = combining.moving(self._desk.database, self._kind, self.other)
        told = " · ".join(_("{title}: {count}").format(title=title, count=count) for title, count in moving)
        self.moving.setText(_("Moves along – {what}").format(what=told) if told else _("Nothing else hangs on it."))

    def swap(self) -> None:
        """Let the other record be the one that stays; what was chosen stays chosen."""
        self.keep, self.other = self.other, self.keep
        self._choices = {name: OTHER if side == KEEP else KEEP for name, side in self._choices.items()}
        self._speak()

    # Fields ------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        headings, sides = self._headings(), self.sides()
        if self._grid is not None:
            throw_away(self._grid)
        self.radios = {}
        inside = QWidget(self)
        inside.setObjectName("sheet")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, theme.SMALL, 0)
        grid.setHorizontalSpacing(theme.LARGE)
        grid.setVerticalSpacing(theme.SMALL)
        for column, stretch in enumerate((2, 4, 4)):
            grid.setColumnStretch(column, stretch)
        for column, heading in enumerate(headings, start=1):
            label = QLabel(heading, inside)
            label.setProperty("role", "heading")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            grid.addWidget(label, 0, column)
        for row, side in enumerate(sides, start=1):
            self._row(grid, row, side, inside)
        grid.setRowStretch(grid.rowCount(), 1)
        self._grid = inside
        self._scroll.setWidget(inside)

    def sides(self) -> list[Side]:
        """The fields as they stand beside each other now."""
        return combining.beside(self._desk.database, self._kind, self.keep, self.other, self._desk.day)

    def _headings(self) -> tuple[str, str]:
        from desktop_app.services import records

        keep, other = (
            records.title(self._desk.database, self._kind, one, self._desk.day) for one in (self.keep, self.other)
        )
        return _("{name} (stays)").format(name=keep), other

    def _row(self, grid: QGridLayout, row: int, side: Side, parent: QWidget) -> None:
        title = QLabel(side.title, parent)
        title.setProperty("card", "label")
        title.setWordWrap(True)
        grid.addWidget(title, row, 0)
        if not side.differs or side.is_joined:
            for column, text in enumerate((side.keep, side.other), start=1):
                grid.addWidget(_plain(text or "–", parent), row, column)
            if side.differs:
                title.setText(_("{title} (both stay)").format(title=side.title))
            return
        group = QButtonGroup(parent)
        chosen = self._choices.get(side.field, side.chosen)
        for column, (which, text) in enumerate(zip(SIDES, (side.keep, side.other), strict=True), start=1):
            radio = QRadioButton(" ".join(text.split()).replace("&", "&&"), parent)
            radio.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            radio.setToolTip(text)
            radio.setAccessibleIdentifier(f"{self.identifier}.{side.field}.{which}")
            radio.setAccessibleName(_("{title}: {value}").format(title=side.title, value=text))
            radio.setChecked(which == chosen)
            radio.toggled.connect(partial(self._choose, side.field, which))
            group.addButton(radio)
            grid.addWidget(radio, row, column)
            self.radios[side.field, which] = radio

    def _choose(self, field: str, which: str, is_on: bool) -> None:
        if is_on:
            self._choices[field] = which

    def choices(self) -> dict[str, str]:
        """Whose value stays, for each field in which the two differ."""
        return {name: which for (name, which), radio in self.radios.items() if radio.isChecked()}

    def accept(self) -> None:
        """Combine the two."""
        try:
            combining.combine(self._desk.database, self._kind, self.keep, self.other, self.choices(), self._desk.day)
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()


def _plain(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def combine_records(parent: QWidget, desk: "Desk", kind: str, keep: str, other: str) -> str:
    """Ask how two records become one, and combine them; the id of the one that stays, nothing when it was left."""
    from desktop_app.services import records

    dialog = CombineDialog(desk, kind, keep, other, parent)
    done = dialog.exec() == CombineDialog.DialogCode.Accepted
    dialog.deleteLater()
    if not done:
        return ""
    name = records.title(desk.database, kind, dialog.keep, desk.day)
    desk.said.emit(_("Both are “{name}” now. Ctrl+Z makes them two again.").format(name=name))
    return dialog.keep
