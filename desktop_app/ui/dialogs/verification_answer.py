"""What came back from a member: its corrections field by field, or its word that all is right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.fields import LongText, Text
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.ui import messages, theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import Editor, editor_for
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import said

if TYPE_CHECKING:
    from desktop_app.services.verification import Changed, VerificationLine
    from desktop_app.services.verification_fields import SheetField
    from desktop_app.ui.desk import Desk


class CorrectionsDialog(PlainDialog):
    """The sheet's fields as they stand, to be typed over as the member wrote them."""

    def __init__(self, desk: "Desk", line: "VerificationLine", parent: QWidget | None = None) -> None:
        super().__init__("corrections_of_member", N_("What the member corrected"), N_("Keep"), parent, width=640)
        from desktop_app.services import verification_fields

        self._desk, self._line = desk, line
        self.fields = verification_fields.of_member(desk.database, line.organisation_id, desk.day)
        self.editors: list[Editor] = []
        self._abouts: list[tuple[QLabel, SheetField]] = []
        self.by = editor_for(Text("answered_by", N_("Answered by")), desk, self)
        self.by.identify(f"{self.identifier}.by")
        self.remarks = editor_for(LongText("remarks", N_("Other corrections")), desk, self)
        self.remarks.identify(f"{self.identifier}.remarks")
        self.body.addWidget(self._sheet(), 1)
        below = QHBoxLayout()
        below.setSpacing(theme.LARGE)
        answered = self.under_label(N_("Answered by"), self.by)
        answered.addStretch(1)
        below.addLayout(answered, 2)
        below.addLayout(self.under_label(N_("Other corrections"), self.remarks), 3)
        self.body.addLayout(below)
        on_language(self, self.speak)
        self.resize(theme.scaled(720), theme.scaled(680))
        if self.editors:
            self.editors[0].setFocus()

    def _sheet(self) -> QWidget:
        inside = QWidget(self)
        inside.setObjectName("sheet")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, theme.SMALL, 0)
        grid.setHorizontalSpacing(theme.MEDIUM)
        grid.setVerticalSpacing(theme.HAIR)
        grid.setColumnMinimumWidth(0, theme.scaled(170))
        grid.setColumnStretch(1, 1)
        row, before = 0, ""
        for number, field in enumerate(self.fields, 1):
            if field.row_id != before:
                before = field.row_id
                heading = QLabel(inside)
                heading.setProperty("card", "section")
                heading.setTextFormat(Qt.TextFormat.PlainText)
                self._abouts.append((heading, field))
                grid.addWidget(heading, row, 0, 1, 2)
                row += 1
            known = {one.name: one for one in KINDS[field.row_kind].columns}
            editor = editor_for(known[field.field], self._desk, inside)
            editor.identify(f"{self.identifier}.field{number}")
            editor.set_value(field.value or None)
            grid.addWidget(self.label(known[field.field].title, editor.focusProxy() or editor), row, 0)
            grid.addWidget(editor, row, 1)
            self.editors.append(editor)
            row += 1
        column = QVBoxLayout()
        column.addStretch(1)
        grid.addLayout(column, row, 0)
        grid.setRowStretch(row, 1)
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        return scroll

    def speak(self) -> None:
        """Say what each row is in the language in force."""
        from desktop_app.services import verification_fields

        self.say_subtitle(said(self._line.organisation))
        for label, field in self._abouts:
            label.setText(
                verification_fields.about_row(self._desk.database, field.row_kind, field.row_id, self._desk.day)
            )

    def changed(self) -> "list[Changed]":
        """The fields that were typed over."""
        found: list[Changed] = []
        for field, editor in zip(self.fields, self.editors, strict=True):
            value = editor.value()
            text = "" if value is None else str(value)
            if text != field.value:
                found.append((field.row_kind, field.row_id, field.field, text))
        return found

    def accept(self) -> None:
        """Keep what was typed, to be taken in field by field."""
        from desktop_app.services import verification

        changed, remarks = self.changed(), str(self.remarks.value() or "") or None
        by = str(self.by.value() or "") or None
        if not changed and not remarks:
            self.say_problem(UserError(_("Nothing was typed over. Say on the page that all is right instead.")))
            return
        try:
            day = self._desk.today.isoformat()
            verification.receive(self._desk.database, self._line.id, changed, day, by, remarks=remarks)
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()

    def reject(self) -> None:
        """Close without keeping; asks when something was typed."""
        has_words = bool(self.changed() or self.remarks.value())
        if not has_words or messages.ask(
            self, _("Throw away what you typed here?"), yes=N_("Throw away"), no=N_("Go on editing"), danger=True
        ):
            super().reject()


class ConfirmDialog(PlainDialog):
    """Who said that all is right: the member is verified as of today."""

    def __init__(self, desk: "Desk", line: "VerificationLine", parent: QWidget | None = None) -> None:
        super().__init__("confirm_member", N_("All is right"), N_("Verified today"), parent, width=440)
        from desktop_app.services import records

        self._desk, self._line = desk, line
        self.by = editor_for(Text("answered_by", N_("Answered by"), required=True), desk, self)
        self.by.identify(f"{self.identifier}.by")
        self.by.set_value(records.values_of(desk.database, "verification", line.id)["answered_by"])
        self.body.addLayout(self.under_label(N_("Answered by"), self.by))
        on_language(self, self.speak)
        self.by.setFocus()

    def speak(self) -> None:
        """Say which member it is."""
        self.say_subtitle(said(self._line.organisation))

    def accept(self) -> None:
        """Keep it on the member's card, or say what is wrong."""
        from desktop_app.services import verification

        by = str(self.by.value() or "").strip()
        if not by:
            self.by.set_problem(_("Say who answered for the member."))
            return
        try:
            verification.confirm(self._desk.database, self._line.id, self._desk.today.isoformat(), by)
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()
