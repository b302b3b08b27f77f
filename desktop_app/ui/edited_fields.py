"""The fields of one record under edit: what was kept, what stands in the editors, and what others did meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.errors import Problem
from desktop_app.ui.editors import Editor
from desktop_app.ui.link_picker import Picker


@dataclass(frozen=True)
class Conflict:
    """A field that two people changed: what it was, what the other one made of it; the editor holds ours."""

    fields: "EditedFields"
    editor: Editor
    name: str
    old: Any
    theirs: Any

    def take_theirs(self) -> None:
        """Give up what was typed here."""
        values = self.editor.values()
        self.editor.set_values({**values, self.name: self.theirs})


class EditedFields:
    """Editors with the values they were given; knows what changed and brings in what others changed."""

    def __init__(self, editors: list[Editor]) -> None:
        self.editors = editors
        self.kept: dict[str, Any] = {}

    def show(self, values: Mapping[str, Any]) -> None:
        """Show kept values, whatever stood here."""
        self.kept = dict(values)
        for editor in self.editors:
            editor.set_problem(None)
            editor.set_values(values)
        # What an editor makes of a value (an unknown one, a missing yes or no) is no edit.
        self.kept.update({n: v for n, v in self.current().items() if not v and not self.kept.get(n)})

    def current(self) -> dict[str, Any]:
        """What stands in the editors."""
        return {name: value for editor in self.editors for name, value in editor.values().items()}

    def changed(self) -> dict[str, Any]:
        """Only what differs from what was kept."""
        return {name: value for name, value in self.current().items() if value != self.kept.get(name)}

    def put(self, values: Mapping[str, Any]) -> None:
        """Type values into the editors, as edits."""
        for editor in self.editors:
            own = editor.values()
            if own.keys() & values.keys():
                editor.set_values({**own, **{name: values[name] for name in own.keys() & values.keys()}})

    def merge(self, theirs: Mapping[str, Any]) -> list[Conflict]:
        """Bring in what others changed where we did not; where both did, ours stays and the conflict is told."""
        conflicts: list[Conflict] = []
        for editor in self.editors:
            mine = editor.values()
            for name in mine:
                old, new = self.kept.get(name), theirs.get(name)
                if same(old, new):
                    continue
                if same(mine[name], old):
                    mine[name] = new
                elif not same(mine[name], new):
                    conflicts.append(Conflict(self, editor, name, old, new))
            if not all(same(value, kept) for value, kept in zip(mine.values(), editor.values().values(), strict=True)):
                editor.set_values(mine)
        self.kept = {**theirs, **{n: v for n, v in self.current().items() if not v and not theirs.get(n)}}
        return conflicts

    def say(self, problems: list[Problem]) -> list[Problem]:
        """Show what is wrong beside its field; returns what belongs to no field here."""
        left = list(problems)
        for editor in self.editors:
            editor.set_problem(None)
            own = editor.values()
            for problem in problems:
                if problem.field in own:
                    editor.set_problem(problem.message, problem.field)
                    left.remove(problem)
        return left

    def own_problems(self, row: str = "") -> list[Problem]:
        """What the editors themselves know to be wrong."""
        found = []
        for editor in self.editors:
            if isinstance(editor, Picker):
                editor.settle()  # saved from the keyboard, its line was never left
            message = editor.own_problem()
            if message:
                found.append(Problem(editor.field.name, message, row))
        return found


def same(one: Any, other: Any) -> bool:
    """Whether two values are one: nothing, an empty text and an unset yes-or-no are alike."""
    return one == other or (not one and not other)
