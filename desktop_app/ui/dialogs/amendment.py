"""An amendment to a position: what a member proposes, and what becomes of it, with the difference beside the text."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QWidget

from desktop_app.errors import Invalid, Problem
from desktop_app.i18n import N_, _
from desktop_app.ui import theme
from desktop_app.ui.dialogs.differences import DifferenceView
from desktop_app.ui.dialogs.fields_dialog import FieldsDialog, asked
from desktop_app.ui.editors import LongTextEditor
from desktop_app.ui.link_picker import LinkEditor
from desktop_app.ui.translated import on_language
from desktop_app.ui.two_languages import said

if TYPE_CHECKING:
    from desktop_app.services.voice_papers import AmendmentLine, Paragraph
    from desktop_app.ui.desk import Desk


class ProposeDialog(FieldsDialog):
    """The paragraph as it should read is typed over the paragraph as it stands."""

    def __init__(self, desk: "Desk", position_id: str, paragraph_id: str, parent: QWidget | None) -> None:
        from desktop_app.services import positions

        super().__init__(
            "amendment", N_("A member’s amendment"), N_("Keep the amendment"), desk, "amendment", parent, width=640
        )
        self._paragraphs = [one for one in positions.paragraphs(desk.database, position_id) if one.number]
        self.paragraph = QComboBox(self)
        self.paragraph.setProperty("card", "field")
        self.name(self.paragraph, "paragraph", N_("Paragraph"))
        for one in self._paragraphs:
            self.paragraph.addItem("", one.id)
        self.paragraph.setCurrentIndex(max(self.paragraph.findData(paragraph_id), 0))
        self.body.addLayout(self.under_label(N_("Paragraph"), self.paragraph))
        self.add_fields("organisation_id", "person_id")
        self.add_fields("language", "proposed_on")
        self.add_fields("new_text")
        self.difference = DifferenceView(f"{self.identifier}.difference", self)
        self.difference.setFixedHeight(theme.scaled(96))
        self.body.addLayout(self.under_label(N_("Difference"), self.difference))
        self.add_fields("reason")
        members = self.editors["organisation_id"]
        assert isinstance(members, LinkEditor)
        members.narrowing = self._members
        self.show_values(language="fr", proposed_on=desk.today.isoformat())
        self._shown = ""
        self.paragraph.activated.connect(lambda _place: self._show_text())
        self.editors["language"].edited.connect(self._show_text)
        self.editors["new_text"].edited.connect(self._compare)
        on_language(self, self._speak)
        self._show_text()
        self.editors["organisation_id"].setFocus()

    def _members(self) -> list[tuple[str, str]]:
        from desktop_app.services import amendments

        return amendments.members(self.desk.database, str(self.editors["proposed_on"].value() or self.desk.day))

    def _chosen(self) -> "Paragraph":
        wanted = self.paragraph.currentData()
        return next(one for one in self._paragraphs if one.id == wanted)

    def _standing(self) -> str:
        return self._chosen().text.get(str(self.editors["language"].value() or "fr"), "")

    def _typed(self) -> str:
        editor = self.editors["new_text"]
        assert isinstance(editor, LongTextEditor)
        return editor.text.toPlainText()

    def _show_text(self) -> None:
        """Begin with the paragraph as it stands, unless something was typed already."""
        if self._typed() == self._shown:
            self._shown = self._standing()
            self.editors["new_text"].set_value(self._shown)
        self._compare()

    def _compare(self) -> None:
        from desktop_app.services import revisions

        self.difference.show_pieces(revisions.pieces(self._standing(), self._typed()))

    def _speak(self) -> None:
        for place, one in enumerate(self._paragraphs):
            self.paragraph.setItemText(place, f"{one.number}. {' '.join(said(one.text).split())[:70]}")
        self._compare()

    def do(self, values: dict[str, Any]) -> None:
        from desktop_app.services import amendments

        if not values["organisation_id"]:
            raise Invalid([Problem("organisation_id", _("Say which member proposes it."))])
        amendments.propose(
            self.desk.database, self._chosen().id, values["organisation_id"], str(values["language"]),
            self._typed().strip() or None, str(values["proposed_on"] or self.desk.day), person=values["person_id"],
            reason=values["reason"],
        )  # fmt: skip


TITLES = {
    "accepted": N_("Accept the amendment"),
    "modified": N_("Accept the amendment with changes"),
    "rejected": N_("Reject the amendment"),
    "withdrawn": N_("The member withdraws the amendment"),
}
BUTTONS = {
    "accepted": N_("Accept"),
    "modified": N_("Accept with changes"),
    "rejected": N_("Reject"),
    "withdrawn": N_("It is withdrawn"),
}


class AnswerDialog(FieldsDialog):
    """What is taken in changes the paragraph; its other language may be made to follow at once."""

    def __init__(
        self, desk: "Desk", line: "AmendmentLine", answer: str, paragraph: "Paragraph | None", parent: QWidget | None
    ) -> None:
        super().__init__("answer", TITLES[answer], BUTTONS[answer], desk, "amendment", parent, width=640)
        self._line, self._answer = line, answer
        self.difference = DifferenceView(f"{self.identifier}.difference", self)
        self.difference.setFixedHeight(theme.scaled(110))
        self.body.addLayout(self.under_label(N_("Difference"), self.difference))
        if answer == "modified":
            self.add_fields("answered_text")
            self.show_values(answered_text=line.new_text)
            self.editors["answered_text"].edited.connect(self._compare)
        self.translation = self._translation_field(paragraph)
        self.add_fields("answer_reason")
        on_language(self, self._speak)
        self.editors["answer_reason" if answer != "modified" else "answered_text"].setFocus()

    def _translation_field(self, paragraph: "Paragraph | None") -> LongTextEditor | None:
        """The paragraph in its other language, where what is taken in leaves one."""
        if paragraph is None or self._answer not in ("accepted", "modified") or not self._line.new_text:
            return None
        from desktop_app.domain.kinds import KINDS
        from desktop_app.ui.editors import editor_for

        code = "en" if self._line.language == "fr" else "fr"
        field = next(one for one in KINDS["position_paragraph"].columns if one.name == f"text_{code}")
        made = editor_for(field, self.desk, self)
        assert isinstance(made, LongTextEditor)
        made.identify(f"{self.identifier}.translation")
        made.set_value(paragraph.text.get(code, ""))
        label = N_("The paragraph in English, so that both say the same")
        if code == "fr":
            label = N_("The paragraph in French, so that both say the same")
        self.body.addLayout(self.under_label(label, made))
        return made

    def _typed(self) -> str:
        editor = self.editors.get("answered_text")
        return editor.text.toPlainText() if isinstance(editor, LongTextEditor) else self._line.new_text

    def _compare(self) -> None:
        from desktop_app.services import revisions

        self.difference.show_pieces(revisions.pieces(self._line.old_text, self._typed()))

    def _speak(self) -> None:
        words = _("{member}, paragraph {number}")
        sentence = words.format(member=said(self._line.organisation), number=self._line.number)
        if self._line.is_overtaken and self._answer == "accepted":
            sentence += "\n" + _("This paragraph was changed since the amendment came in.")
        self.say_subtitle(sentence)
        self._compare()

    def do(self, values: dict[str, Any]) -> None:
        from desktop_app.services import amendments

        amendments.answer(
            self.desk.database, self._line.id, self._answer, self.desk.today.isoformat(),
            text=values.get("answered_text"), reason=values["answer_reason"],
            translation=self.translation.value() if self.translation is not None else None,
        )  # fmt: skip


def ask_amendment(parent: QWidget, desk: "Desk", position_id: str, paragraph_id: str = "") -> bool:
    """Ask and keep what a member proposes; whether that was done."""
    return asked(ProposeDialog(desk, position_id, paragraph_id, parent))


def ask_answer(
    parent: QWidget, desk: "Desk", line: "AmendmentLine", answer: str, paragraph: "Paragraph | None"
) -> bool:
    """Ask for the reason and keep the answer; whether that was done."""
    return asked(AnswerDialog(desk, line, answer, paragraph, parent))
