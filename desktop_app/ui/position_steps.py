"""What can be done with a position from its head: rounds, versions, the decision, sending, and the way back."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.position_kinds import ROUND_KINDS
from desktop_app.i18n import N_, _, ngettext
from desktop_app.ui import messages
from desktop_app.ui.actions import Action
from desktop_app.ui.attempts import managed
from desktop_app.ui.two_languages import said

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.position_facts import Facts


class PositionSteps(QObject):
    """Each step asks what it must and calls one service; the panel then reads anew."""

    done = Signal(str)
    """Something was done: the id of the position to be shown now."""

    def __init__(self, desk: "Desk", panel: QWidget) -> None:
        super().__init__(panel)
        self._desk, self._panel = desk, panel
        self._facts: Facts | None = None
        self._made: dict[str, Action] = {}

    def actions(self) -> list[Action | None]:
        """What stands behind the header's last button."""
        found: list[Action | None] = []
        for name, text, drawing, key in (
            ("print", N_("Print the position’s papers…"), "printer", "Ctrl+Alt+P"),
            ("", "", "", ""),
            ("round", N_("Ask the members…"), "mails", ""),
            ("close", N_("Close the round…"), "circle-check", ""),
            ("version", N_("Keep a version…"), "history", ""),
            ("compare", N_("Compare versions…"), "arrow-left-right", ""),
            ("", "", "", ""),
            ("adopt", N_("Adopted by a decision…"), "gavel", ""),
            ("send", N_("Send…"), "mails", ""),
            ("", "", "", ""),
            ("reopen", N_("Take it up again"), "unlock", ""),
            ("withdraw", N_("Give it up…"), "circle-x", ""),
        ):
            if not name:
                found.append(None)
                continue
            identifier, take = f"positions.position.{name}", partial(self.take, name)
            made = Action(self._panel, identifier, text, take, icon=drawing, key=key)
            self._made[name] = made
            found.append(made)
        return found

    def show_facts(self, facts: "Facts") -> None:
        """Offer what makes sense for a position where it stands."""
        self._facts = facts
        able = {
            "print": True,
            "round": facts.is_open and facts.has_text,
            "close": facts.running is not None,
            "version": facts.has_text and facts.has_moved_on and facts.is_open,
            "compare": bool(facts.versions),
            "adopt": facts.is_open and facts.has_text,
            "send": facts.last is not None and not facts.has_moved_on and facts.state != "withdrawn",
            "reopen": facts.state in ("adopted", "sent", "withdrawn"),
            "withdraw": facts.state not in ("sent", "withdrawn"),
        }
        for name, action in self._made.items():
            action.setEnabled(able[name])

    def take(self, step: str) -> None:
        """Take a step by its name."""
        facts = self._facts
        if facts is None or not self._panel.leave():  # type: ignore[attr-defined]
            return
        if getattr(self, f"_{step}")(self._facts):
            self.done.emit(facts.id)

    def begin(self, values: dict[str, Any]) -> str | None:
        """Ask for a new position; its id."""
        from desktop_app.ui.dialogs.record_dialog import add_record

        preset = {"drafted_on": self._desk.today.isoformat(), "state": "draft", **values}
        return add_record(self._panel, self._desk, "position", preset)

    # Rounds: each step says whether something was done ---------------------------------------------------------------

    def _consultation(self, facts: "Facts") -> bool:
        return self._ask(facts, "consultation")

    def _amendments(self, facts: "Facts") -> bool:
        return self._ask(facts, "amendments")

    def _sign_off(self, facts: "Facts") -> bool:
        return self._ask(facts, "sign_off")

    def _round(self, facts: "Facts") -> bool:
        step = facts.step()
        return self._ask(facts, step if step in ("consultation", "amendments") else "sign_off")

    def _ask(self, facts: "Facts", kind: str) -> bool:
        from desktop_app.ui.dialogs.open_round import ask_round

        return ask_round(self._panel, self._desk, facts, kind)

    def _answer(self, _facts: "Facts") -> bool:
        tab = self._panel.turn_to("amendments")  # type: ignore[attr-defined]
        tab.list.setFocus()
        return False

    def _close(self, facts: "Facts") -> bool:
        from desktop_app.services import position_rounds

        one = facts.running
        if one is None:
            return False
        details = _("The members can answer no more. Another round may be opened later.")
        if one.kind == "sign_off":
            silent = ngettext(
                "{count} member has not answered and is noted as silent.",
                "{count} members have not answered and are noted as silent.",
                facts.awaited,
            )
            details = silent.format(count=facts.awaited) if facts.awaited else _("Every member has answered.")
        kind = _(dict(ROUND_KINDS)[one.kind])
        question = _("Close the round “{round}” of “{name}”?").format(round=kind, name=facts.title())
        if not messages.ask(self._panel, question, yes=N_("Close the round"), details=details):
            return False
        day = self._desk.today.isoformat()
        return managed(self._panel, partial(position_rounds.close_round, self._desk.database, one.id, day))

    # Versions ---------------------------------------------------------------------------------------------------------

    def _version(self, facts: "Facts") -> bool:
        from desktop_app.ui.dialogs.keep_version import ask_version

        return ask_version(self._panel, self._desk, facts)

    def _compare(self, facts: "Facts") -> bool:
        from desktop_app.ui.dialogs.compare_versions import compare_versions

        compare_versions(self._panel, self._desk, facts)
        return False

    # Adopted, sent, given up ------------------------------------------------------------------------------------------

    def _adopt(self, facts: "Facts") -> bool:
        from desktop_app.services import positions
        from desktop_app.ui.dialogs.choose_one import choose_one

        found = positions.decisions(self._desk.database, facts.id)
        options = [(one, " · ".join(filter(None, (code, said(title))))) for one, code, title in found]
        if not options:
            messages.tell(self._panel, _("No decision was taken yet. Take it in the minutes of a meeting first."))
            return False
        title, label = N_("Adopted by a decision"), N_("The decision that adopts this position")
        chosen = choose_one(self._panel, title, label, options, subtitle=facts.title())
        if chosen is None:
            return False
        day = self._desk.today.isoformat()
        return managed(self._panel, partial(positions.adopt, self._desk.database, facts.id, chosen, day))

    def _send(self, facts: "Facts") -> bool:
        from desktop_app.services import positions
        from desktop_app.ui.dialogs.send_position import ask_sending

        meant = positions.sendings(self._desk.database, facts.id, self._desk.day)
        waiting = next((one for one in meant if not one.sent_on), None)
        return ask_sending(self._panel, self._desk, facts, waiting)

    def _reopen(self, facts: "Facts") -> bool:
        from desktop_app.services import positions

        return managed(self._panel, partial(positions.reopen, self._desk.database, facts.id))

    def _withdraw(self, facts: "Facts") -> bool:
        from desktop_app.services import positions

        question = _("Give up “{name}”?").format(name=facts.title())
        details = _("It stays in the list, with what was said and signed. It can be taken up again.")
        if not messages.ask(
            self._panel, question, yes=N_("Give it up"), no=N_("Keep it"), details=details, danger=True
        ):
            return False
        return managed(self._panel, partial(positions.withdraw, self._desk.database, facts.id))

    # Papers -----------------------------------------------------------------------------------------------------------

    def _print(self, facts: "Facts") -> bool:
        from desktop_app.ui.position_documents import print_position

        wanted = {"amendments": "amendments", "sign_off": "sign_off"}.get(facts.state, "position")
        print_position(self._panel, self._desk, facts.id, wanted)
        return False
