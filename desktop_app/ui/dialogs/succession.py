"""“New holder…”: when, why, who, and what follows, in one dialog, one transaction, one undo."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop_app.domain.fields import Choice, Date, Link
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _, format_partial, ngettext
from desktop_app.ui import theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import Editor, editor_for
from desktop_app.ui.section_lines import joined, period
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

NEW_PERSON = ("form_of_address", "given", "family")


class SuccessionDialog(PlainDialog):
    """Closes a mandate and opens the next."""

    def __init__(self, desk: "Desk", mandate_id: str, parent: QWidget | None = None) -> None:
        super().__init__("succession", N_("New holder"), N_("Make the change"), parent, width=520)
        self._desk = desk
        self._mandate_id = mandate_id
        self.new_mandate: str | None = None
        self._boxes: dict[str, QCheckBox] = {}
        self._make_fields()
        self._lay_out()
        self._when.set_value(desk.day)
        self._why.set_value("term")
        self._known.setChecked(True)
        on_language(self, self._speak)
        self._successor.setFocus()

    # Making ------------------------------------------------------------------------------------------------------

    def _editor(self, field: Any, name: str) -> Editor:
        editor = editor_for(field, self._desk, self)
        editor.identify(f"{self.identifier}.{name}")
        editor.edited.connect(self._changed)
        return editor

    def _make_fields(self) -> None:
        self._when = self._editor(Date("day", N_("The new mandate begins on"), required=True), "day")
        reason = KINDS["mandate"].field("end_reason")
        assert isinstance(reason, Choice)
        self._why = self._editor(reason, "end_reason")
        self._known = self._radio(N_("Someone we know"), "known")
        self._unknown = self._radio(N_("Someone new"), "new")
        self._successor = self._editor(
            Link("successor", N_("Successor"), to="person", hint=N_("Type a part of the name")), "successor"
        )
        person = KINDS["person"]
        self._person = {name: self._editor(person.field(name), name) for name in NEW_PERSON}
        self._known.toggled.connect(self._changed)

    def _radio(self, msgid: str, name: str) -> QRadioButton:
        button = QRadioButton(self)
        button.setAccessibleIdentifier(f"{self.identifier}.{name}")
        bind_text(button.setText, msgid)
        bind_text(button.setAccessibleName, msgid)
        return button

    def _lay_out(self) -> None:
        when = QHBoxLayout()
        when.setSpacing(theme.MEDIUM)
        when.addLayout(self.under_label(self._when.field.title, self._when), 1)
        when.addLayout(self.under_label(self._why.field.title, self._why), 1)
        self.body.addLayout(when)
        who = QVBoxLayout()
        who.setSpacing(theme.SMALL)
        who.addWidget(self._section(N_("Successor")))
        kinds = QHBoxLayout()
        kinds.setSpacing(theme.HUGE)
        kinds.addWidget(self._known)
        kinds.addWidget(self._unknown)
        kinds.addStretch(1)
        who.addLayout(kinds)
        who.addWidget(self._successor)
        self._new = QWidget(self)
        grid = QGridLayout(self._new)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.MEDIUM)
        for column, (name, editor) in enumerate(self._person.items()):
            grid.addWidget(self.label(editor.field.title, editor.focusProxy()), 0, column)
            grid.addWidget(editor, 1, column)
            grid.setColumnStretch(column, 1 if name == "form_of_address" else 2)
        who.addWidget(self._new)
        self.body.addLayout(who)
        self._follow_heading = self._section(N_("What follows"))
        self._follow = QVBoxLayout()
        self._follow.setSpacing(theme.HAIR)
        follow = QVBoxLayout()
        follow.setSpacing(theme.HAIR)
        follow.addWidget(self._follow_heading)
        follow.addLayout(self._follow)
        self._never = QLabel(self)
        self._never.setProperty("role", "small")
        self._never.setWordWrap(True)
        bind_text(self._never.setText, "The work e-mail and phones stay with the old mandate.")
        follow.addWidget(self._never)
        self.body.addLayout(follow)
        self.summary = QLabel(self)
        self.summary.setProperty("card", "summary")
        self.summary.setWordWrap(True)
        self.summary.setAccessibleIdentifier(f"{self.identifier}.summary")
        self.body.addWidget(self.summary)
        self.body.addStretch(1)

    def _section(self, msgid: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("card", "section")
        bind_text(label.setText, msgid)
        return label

    # Showing -----------------------------------------------------------------------------------------------------

    def _speak(self) -> None:
        from desktop_app.services import records

        self._card = records.load(self._desk.database, "mandate", self._mandate_id, self._desk.day)
        values, titles = self._card.values, self._card.titles
        self._holder = titles.get(values["person_id"], "")
        self._place = titles.get(values["organisation_id"], "")
        self._role = self._role_title(values)
        now = _("now: {holder}").format(holder=self._holder)
        self.say_subtitle(joined(self._role, self._place, now, period(values["starts_on"], None)))
        self._changed()

    def _role_title(self, values: dict[str, Any]) -> str:
        from desktop_app.i18n import language
        from desktop_app.storage.queries import titles

        return titles.roles(self._desk.database, [self._mandate_id], language()).get(self._mandate_id, "")

    def _changed(self) -> None:
        self._successor.setVisible(self._known.isChecked())
        self._new.setVisible(not self._known.isChecked())
        self.problem.say(None)
        self._show_followers()
        self._show_summary()
        self.fit()

    def _show_followers(self) -> None:
        from desktop_app.services import succession

        day = str(self._when.value() or self._desk.day)
        found = succession.followers(self._desk.database, self._mandate_id, day)
        wanted = {follow.id for follow in found}
        for name in [name for name in self._boxes if name not in wanted]:
            self._boxes.pop(name).deleteLater()
        for follow in found:
            if follow.id not in self._boxes:
                box = QCheckBox(self)
                box.setChecked(follow.default)
                box.toggled.connect(self._show_summary)
                self._boxes[follow.id] = box
                self._follow.addWidget(box)
            number = list(self._boxes).index(follow.id) + 1
            self._boxes[follow.id].setText(follow.text.replace("&", "&&"))
            self._boxes[follow.id].setAccessibleName(follow.text)
            self._boxes[follow.id].setAccessibleIdentifier(f"{self.identifier}.follow.{number}")
        self._follow_heading.setVisible(bool(found))

    def _show_summary(self) -> None:
        name = self._successor_name()
        day = self._when.value()
        understood = isinstance(day, str) and len(day) == 10 and day[4] == "-"
        if not name or not understood:
            self.summary.setText(_("Choose the day and the successor; what will be done is then said here."))
            return
        sentences = [
            _(
                "From {date} on, {new} holds the mandate of {old} in {organisation}; that of {old} ends the day before."
            ).format(date=format_partial(day), new=name, old=self._holder, organisation=self._place)
        ]
        seats = sum(1 for key, box in self._boxes.items() if box.isChecked() and key.startswith("seat:"))
        if seats:
            sentence = ngettext("{count} seat follows.", "{count} seats follow.", seats)
            sentences.append(sentence.format(count=seats))
        self.summary.setText(" ".join(sentences))

    def _successor_name(self) -> str:
        if self._known.isChecked():
            return self._successor.line.text() if not self._successor.own_problem() else ""  # type: ignore[attr-defined]
        return " ".join(str(v) for v in (self._person["given"].value(), self._person["family"].value()) if v)

    # Doing -------------------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Make the change, or say what is wrong beside its field."""
        from desktop_app.services import succession

        if self._known.isChecked():
            self._successor.set_problem(self._successor.own_problem())
            if self._successor.own_problem():
                return
        successor: Any = self._successor.value() or ""
        if not self._known.isChecked():
            successor = {name: editor.value() for name, editor in self._person.items()}
        try:
            self.new_mandate = succession.succeed(
                self._desk.database,
                self._mandate_id,
                successor,
                str(self._when.value() or ""),
                self._why.value(),
                {name for name, box in self._boxes.items() if box.isChecked()},
            )
        except Invalid as invalid:
            self._say(invalid)
            return
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()

    def _say(self, invalid: Invalid) -> None:
        fields = {"day": self._when, "end_reason": self._why, "successor": self._successor, **self._person}
        first: Editor | None = None
        for problem in invalid.problems:
            editor = fields.get(problem.field)
            if editor is None or not editor.isVisible():
                self.problem.say(problem.message)
                continue
            editor.set_problem(problem.message)
            first = first or editor
        if first is not None:
            first.setFocus()


def ask_succession(parent: QWidget, desk: "Desk", mandate_id: str) -> str | None:
    """Ask for the next holder of a mandate; the new mandate's id, or None."""
    dialog = SuccessionDialog(desk, mandate_id, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.new_mandate
