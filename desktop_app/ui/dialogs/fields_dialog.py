"""A dialog made of some fields of a kind: what is wrong with one is said beside it, what it does is one call."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.fields import Bilingual
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import Invalid, Problem, UserError
from desktop_app.ui import theme
from desktop_app.ui.dialogs.plain_dialog import PlainDialog
from desktop_app.ui.editors import Editor, editor_for

if TYPE_CHECKING:
    from desktop_app.ui.desk import Desk


class FieldsDialog(PlainDialog):
    """Whoever adds fields says in `do` what accepting does with their values."""

    def __init__(
        self, name: str, title: str, accept: str, desk: "Desk", kind: str, parent: QWidget | None, *, width: int = 520
    ) -> None:
        super().__init__(name, title, accept, parent, width=width)
        self.desk = desk
        self._kind = KINDS[kind]
        self.editors: dict[str, Editor] = {}
        self.fields: dict[str, QWidget] = {}
        """Each editor with its label, to be shown or hidden together."""

    def add_fields(self, *names: str, titles: dict[str, str] | None = None) -> None:
        """One row of fields side by side; `titles` are labels (msgids) other than the fields' own."""
        row = QHBoxLayout()
        row.setSpacing(theme.MEDIUM)
        whole = {field.name: field for field in self._kind.fields}
        for name in names:
            field = whole[name]
            editor = editor_for(field, self.desk, self)
            editor.identify(f"{self.identifier}.{name}")
            box = QWidget(self)
            label = self.under_label((titles or {}).get(name) or field.title, editor)
            box.setLayout(label)
            label.setContentsMargins(0, 0, 0, 0)
            row.addWidget(box, 1)
            self.editors[name], self.fields[name] = editor, box
        self.body.addLayout(row)

    def show_values(self, **values: Any) -> None:
        """Fill fields in."""
        for editor in self.editors.values():
            parts = editor.field.parts if isinstance(editor.field, Bilingual) else (editor.field,)
            given = {part.name: values[part.name] for part in parts if part.name in values}
            if given:
                editor.set_values(given)

    def values(self) -> dict[str, Any]:
        """What stands in the fields that are shown; nothing for those that are hidden."""
        return {
            name: value if self.fields[field].isVisibleTo(self) else None
            for field, editor in self.editors.items()
            for name, value in editor.values().items()
        }

    def do(self, values: dict[str, Any]) -> None:
        """What accepting does; UserError says why it is not possible."""
        raise NotImplementedError

    def accept(self) -> None:
        """Do it, or say what is wrong beside its field."""
        self.say_problem(None)
        if self._own_problems():
            return
        try:
            self.do(self.values())
        except Invalid as wrong:
            self._say(wrong.problems)
            return
        except UserError as refused:
            self.say_problem(refused)
            self.fit()
            return
        super().accept()

    def _own_problems(self) -> bool:
        wrong = False
        for name, editor in self.editors.items():
            problem = editor.own_problem() if self.fields[name].isVisibleTo(self) else None
            editor.set_problem(problem)
            wrong = wrong or bool(problem)
        return wrong

    def _say(self, problems: list[Problem]) -> None:
        """Each problem beside its field; at the foot what has none here."""
        left = []
        for problem in problems:
            editor = next((one for one in self.editors.values() if problem.field in one.values()), None)
            if editor is None or not editor.isVisibleTo(self):
                left.append(problem)
            else:
                editor.set_problem(problem.message, problem.field)
                editor.setFocus()
        if left:
            self.say_problem(Invalid(left))
        self.fit()


def asked(dialog: PlainDialog) -> bool:
    """Show a dialog until it is accepted or left; whether it was accepted."""
    done = bool(dialog.exec())
    dialog.deleteLater()
    return done
