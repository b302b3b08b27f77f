"""What may go wrong and is expected: a sentence for the user, never a traceback."""

from dataclasses import dataclass


class UserError(Exception):
    """Something expected went wrong: the text says what happened and what to do next, in the user's language."""


class Cancelled(Exception):
    """The user stopped a long piece of work."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with one field of one record, as a sentence; `row` tells which row of a card it is in."""

    field: str
    message: str
    row: str = ""


class Invalid(UserError):
    """What was typed breaks a rule; nothing was kept, `problems` say which fields and why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = problems


class NotFound(UserError):
    """No record carries the id that was asked for."""


class ChangedSince(UserError):
    """Another edit stands in the way of undoing this one."""


class WrongPassphrase(UserError):
    """The base is locked and the passphrase does not open it."""
