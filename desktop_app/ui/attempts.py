"""Doing what a service may refuse: the refusal is told, and nothing was changed."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.ui import messages

Result = TypeVar("Result")


def attempt(parent: QWidget, do: Callable[[], Result]) -> Result | None:
    """Do something; its result, or None after telling why it was refused."""
    try:
        return do()
    except UserError as refused:
        messages.tell_error(parent, refused)
        return None


def managed(parent: QWidget, do: Callable[[], object]) -> bool:
    """Do something; False after telling why it was refused."""
    try:
        do()
    except UserError as refused:
        messages.tell_error(parent, refused)
        return False
    return True
