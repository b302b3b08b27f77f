"""A vote: counted by show of hands or secretly, or by name, one voice after another."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSpinBox, QWidget

from desktop_app.domain.decision_rules import is_adopted
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.minutes_kinds import BALLOTS
from desktop_app.errors import UserError
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.attendance_model import name_of, represented
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import editor_for
from desktop_app.ui.translated import bind_text, on_language

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

COUNTED = (("votes_for", N_("For")), ("votes_against", N_("Against")), ("abstentions", N_("Abstentions")))


class VoteDialog(PlainDialog):
    """Says the result while one counts."""

    def __init__(self, desk: "Desk", meeting_id: str, item_id: str, decision_id: str, parent: QWidget | None) -> None:
        super().__init__("vote", N_("Vote"), N_("Keep the vote"), parent, width=560)
        self._desk, self._meeting_id, self._item_id = desk, meeting_id, item_id
        self._decision_id = decision_id
        kind = KINDS["vote"]
        self.titles = [editor_for(kind.field(name), desk, self) for name in ("title_fr", "title_en")]
        self.method = editor_for(kind.field("method"), desk, self)
        self.majority = editor_for(kind.field("majority"), desk, self)
        self.ballots: dict[str, QComboBox] = {}
        self.counts: dict[str, QSpinBox] = {}
        self._lay_out()
        self.method.set_value("show_of_hands")
        self.majority.set_value("simple")
        self.method.edited.connect(self._changed)
        self.majority.edited.connect(self._changed)
        on_language(self, self._speak)
        self.counts["votes_for"].setFocus()

    def _lay_out(self) -> None:
        titles = QHBoxLayout()
        for editor, name, label in zip(
            self.titles, ("title_fr", "title_en"), (N_("Question in French"), N_("Question in English")), strict=True
        ):
            editor.identify(f"{self.identifier}.{name}")
            titles.addLayout(self.under_label(label, editor))
        how = QHBoxLayout()
        for editor, name, label in (
            (self.method, "method", N_("How")),
            (self.majority, "majority", N_("Majority")),
        ):
            editor.identify(f"{self.identifier}.{name}")
            how.addLayout(self.under_label(label, editor))
        self.body.addLayout(titles)
        self.body.addLayout(how)
        self._counted = QWidget(self)
        row = QHBoxLayout(self._counted)
        row.setContentsMargins(0, 0, 0, 0)
        for name, label in COUNTED:
            box = QSpinBox(self._counted)
            box.setRange(0, 9999)
            box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            box.setMinimumHeight(theme.scaled(36))
            box.valueChanged.connect(self._changed)
            self.name(box, name, label)
            row.addLayout(self.under_label(label, box))
            self.counts[name] = box
        self.body.addWidget(self._counted)
        self._by_name = QScrollArea(self)
        self._by_name.setWidgetResizable(True)
        self._by_name.setMinimumHeight(theme.scaled(220))
        self._by_name.setWidget(self._voices())
        self.body.addWidget(self._by_name, 1)
        self.summary = QLabel(self)
        self.summary.setProperty("card", "summary")
        self.summary.setAccessibleIdentifier(f"{self.identifier}.summary")
        self.body.addWidget(self.summary)

    def _voices(self) -> QWidget:
        from desktop_app.services import lists_of_people, votes
        from desktop_app.services.attendance import Occasion

        database = self._desk.database
        casts = votes.voters(database, self._item_id)
        people = {one.id: one for one in lists_of_people.attendees(database, Occasion("meeting", self._meeting_id))}
        sheet = QWidget(self)
        sheet.setObjectName("sheet")
        grid = QGridLayout(sheet)
        grid.setColumnStretch(0, 1)
        for row, (voice, holder) in enumerate(casts.items()):
            one = people[voice]
            text = " · ".join(filter(None, (name_of(one), represented(one))))
            if holder != voice:
                text = _("{voice}, cast by {holder}").format(voice=text, holder=name_of(people[holder]))
            label = QLabel(text, sheet)
            label.setTextFormat(Qt.TextFormat.PlainText)
            combo = QComboBox(sheet)
            combo.setAccessibleIdentifier(f"{self.identifier}.voice.{row + 1}")
            combo.setAccessibleName(text)
            for code in (None, *(code for code, _title in BALLOTS)):
                combo.addItem("", code)
            combo.currentIndexChanged.connect(self._changed)
            grid.addWidget(label, row, 0)
            grid.addWidget(combo, row, 1)
            self.ballots[voice] = combo
        self._nobody = QLabel(sheet)
        self._nobody.setProperty("role", "muted")
        bind_text(self._nobody.setText, "Nobody with a vote is present.")
        self._nobody.setVisible(not casts)
        column = grid.rowCount()
        grid.addWidget(self._nobody, column, 0)
        grid.setRowStretch(column + 1, 1)
        return sheet

    def _speak(self) -> None:
        titles = dict(BALLOTS)
        for combo in self.ballots.values():
            for place in range(combo.count()):
                code = combo.itemData(place)
                combo.setItemText(place, _(titles[code]) if code else "")
        self._changed()

    @property
    def is_by_name(self) -> bool:
        """Whether each voice is noted."""
        return self.method.value() == "by_name"

    def result(self) -> tuple[int, int, int]:  # type: ignore[override]
        """For, against, abstentions, as counted now."""
        if self.is_by_name:
            cast = [combo.currentData() for combo in self.ballots.values()]
            return cast.count("for"), cast.count("against"), cast.count("abstention")
        return tuple(self.counts[name].value() for name, _title in COUNTED)  # type: ignore[return-value]

    def _changed(self) -> None:
        self._counted.setVisible(not self.is_by_name)
        self._by_name.setVisible(self.is_by_name)
        votes_for, against, abstentions = self.result()
        if votes_for + against + abstentions == 0:
            self.summary.setText(_("Count the voices; the result is then said here."))
        else:
            adopted = is_adopted(str(self.majority.value() or "simple"), votes_for, against)
            sentence = _("Adopted: {votes_for} for, {against} against, {abstentions} abstaining.")
            if not adopted:
                sentence = _("Not adopted: {votes_for} for, {against} against, {abstentions} abstaining.")
            self.summary.setText(sentence.format(votes_for=votes_for, against=against, abstentions=abstentions))
        self.fit()

    def accept(self) -> None:
        """Keep the vote, or say what is wrong."""
        from desktop_app.services import votes

        given: dict[str, Any] = {"majority": self.majority.value() or "simple"}
        given |= {"title_fr": self.titles[0].value(), "title_en": self.titles[1].value()}
        if self._decision_id:
            given["decision_id"] = self._decision_id
        try:
            if self.is_by_name:
                cast = {voice: combo.currentData() for voice, combo in self.ballots.items() if combo.currentData()}
                votes.by_name(self._desk.database, self._item_id, cast, **given)
            else:
                counted = {name: box.value() for name, box in self.counts.items()}
                method = str(self.method.value() or "show_of_hands")
                votes.count(self._desk.database, self._item_id, method=method, **counted, **given)  # type: ignore[arg-type]
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()


def ask_vote(parent: QWidget, desk: "Desk", meeting_id: str, item_id: str, decision_id: str = "") -> bool:
    """Ask for a vote on an agenda item; whether one was kept."""
    dialog = VoteDialog(desk, meeting_id, item_id, decision_id, parent)
    kept = bool(dialog.exec())
    dialog.deleteLater()
    return kept
