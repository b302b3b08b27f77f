"""“Save as list…”: a name in French and in English for what the list is narrowed by."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Invalid, UserError
from desktop_app.i18n import N_, _, ngettext
from desktop_app.storage.filters import Filter
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import editor_for
from desktop_app.ui.translated import on_language

if TYPE_CHECKING:
    from desktop_app.storage.listing import Question
    from desktop_app.ui.desk import Desk

SCOPES = {"members": Filter("member_on", "is"), "bodies": Filter("has_seats", "is", True)}
"""What a page shows at first, as a filter of the list that is saved from it."""


class SaveListDialog(PlainDialog):
    """Keeps filters under a name."""

    def __init__(self, desk: "Desk", kind: str, filters: tuple[Filter, ...], parent: QWidget | None = None) -> None:
        super().__init__("save_list", N_("Save as list"), N_("Save"), parent, width=420)
        self._desk, self._kind, self._filters = desk, kind, filters
        self.list_id: str | None = None
        self._editors = {}
        for name in ("label_fr", "label_en"):
            editor = editor_for(KINDS["saved_list"].field(name), desk, self)
            editor.identify(f"{self.identifier}.{name}")
            self._editors[name] = editor
            self.body.addLayout(self.under_label(editor.field.title, editor))
        on_language(self, self._speak)
        self._editors["label_fr"].setFocus()

    def _speak(self) -> None:
        from desktop_app.services import lists

        found = lists.count(self._desk.database, self._kind, self._filters, self._desk.day)
        self.say_subtitle(
            ngettext(
                "{count} record today; the list follows the base.",
                "{count} records today; the list follows the base.",
                found,
            ).format(count=found)
        )

    def accept(self) -> None:
        """Keep the list."""
        from desktop_app.services import lists

        names = [self._editors[name].value() or "" for name in ("label_fr", "label_en")]
        try:
            self.list_id = lists.save(self._desk.database, names[0], names[1], self._kind, self._filters)
        except Invalid as invalid:
            for problem in invalid.problems:
                if problem.field in self._editors:
                    self._editors[problem.field].set_problem(problem.message)
                else:
                    self.problem.say(problem.message)
            return
        except UserError as refused:
            self.say_problem(refused)
            return
        self._desk.said.emit(_("The list is kept; find it under “Lists”."))
        super().accept()


def save_as_list(parent: QWidget, desk: "Desk", question: "Question") -> str | None:
    """Ask for a name and keep what a list shows; the saved list's id, or None."""
    scope = (SCOPES[question.scope],) if question.scope in SCOPES else ()
    own = tuple(one for one in scope if one not in question.filters)
    dialog = SaveListDialog(desk, question.kind, (*own, *question.filters), parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.list_id
