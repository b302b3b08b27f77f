"""A round of verification before it starts: what it is called, until when members answer, how many are asked."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.kinds import KINDS
from desktop_app.domain.moments import days_from
from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _, ngettext, speaking
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import editor_for
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk

USUAL_DAYS = 28
"""How long members have to answer where nothing else is said."""


class StartRoundDialog(PlainDialog):
    """Every member of today is asked."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__("start_round", N_("Start a verification round"), N_("Start the round"), parent, width=560)
        self._desk = desk
        self.made: str | None = None
        kind, today = KINDS["verification_round"], desk.today.isoformat()
        self.title = editor_for(next(one for one in kind.fields if one.name == "title"), desk, self)
        self.title.identify(f"{self.identifier}.title")
        self.due = editor_for(kind.field("due_on"), desk, self)
        self.due.identify(f"{self.identifier}.due_on")
        titles = {}
        for code in ("fr", "en"):
            with speaking(code):
                titles[f"title_{code}"] = _("Verification {year}").format(year=today[:4])
        self.title.set_values(titles)
        self.due.set_value(days_from(today, USUAL_DAYS))
        self.body.addLayout(self.under_label(N_("Title"), self.title))
        self.body.addLayout(self.under_label(N_("Answers until"), self.due))
        on_language(self, self.speak)
        self.title.setFocus()

    def speak(self) -> None:
        """Say how many are asked."""
        from desktop_app.services import mailing

        count = len(mailing.members(self._desk.database, self._desk.today.isoformat()))
        words = ngettext("{count} member is asked.", "{count} members are asked.", count)
        self.say_subtitle(words.format(count=count))

    def accept(self) -> None:
        """Start it, or say what is wrong."""
        from desktop_app.services import verification

        for editor in (self.title, self.due):
            editor.set_problem(None)
        titles = self.title.values()
        try:
            self.made = verification.start(
                self._desk.database, titles["title_fr"], titles["title_en"], self._desk.today.isoformat(),
                str(self.due.value() or ""),
            )  # fmt: skip
        except Invalid as invalid:
            for problem in invalid.problems:
                editor = self.due if problem.field in ("due_on", "starts_on") else self.title
                editor.set_problem(problem.message)
            return
        except UserError as refused:
            self.say_problem(refused)
            return
        super().accept()
