"""Opening a round of a position: what the members are asked, and until when."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui.dialogs.fields_dialog import FieldsDialog, asked
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.position_facts import Facts


class OpenRoundDialog(FieldsDialog):
    """The kind of round, its deadline, and what opening it does."""

    def __init__(self, desk: "Desk", facts: "Facts", kind: str, parent: QWidget | None) -> None:
        super().__init__("round", N_("Ask the members"), N_("Open the round"), desk, "position_round", parent)
        self._facts = facts
        titles = {"kind": N_("What the members are asked"), "closes_on": N_("Answers until")}
        self.add_fields("kind", "closes_on", titles=titles)
        self.show_values(kind=kind)
        self.summary = QLabel(self)
        self.summary.setProperty("card", "summary")
        self.summary.setWordWrap(True)
        self.summary.setAccessibleIdentifier(f"{self.identifier}.summary")
        self.body.addWidget(self.summary)
        self.editors["kind"].edited.connect(self._speak)
        on_language(self, self._speak)
        self.editors["closes_on"].setFocus()

    def _speak(self) -> None:
        from desktop_app.services import sign_offs

        self.say_subtitle(self._facts.title())
        members = len(sign_offs.entitled(self.desk.database, self.desk.today.isoformat()))
        sentences = {
            "consultation": _("The members read the text and write what they think of it."),
            "amendments": _("The members say what a paragraph should read instead; each amendment is answered."),
            "sign_off": self._signing(),
        }
        found = [sentences.get(str(self.editors["kind"].value()), "")]
        count = ngettext("{count} member has a vote today.", "{count} members have a vote today.", members)
        self.summary.setText(" ".join(filter(None, (*found, count.format(count=members)))))
        self.fit()

    def _signing(self) -> str:
        last = self._facts.last
        if last is not None and not self._facts.has_moved_on:
            return _("The members sign version {number}.").format(number=last.number)
        words = _("The text is kept as version {number}, and the members sign exactly that. Other rounds end here.")
        return words.format(number=(last.number if last else 0) + 1)

    def do(self, values: dict[str, Any]) -> None:
        from desktop_app.services import position_rounds

        kind, day = str(values["kind"] or ""), self.desk.today.isoformat()
        position_rounds.open_round(self.desk.database, self._facts.id, kind, day, values["closes_on"])


def ask_round(parent: QWidget, desk: "Desk", facts: "Facts", kind: str) -> bool:
    """Ask and open a round; whether that was done."""
    return asked(OpenRoundDialog(desk, facts, kind, parent))
