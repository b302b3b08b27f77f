"""A day with its time typed in figures (`16/11/2008 16h30`), and a time zone chosen by the name of a town."""

from datetime import datetime
from functools import cache
from typing import Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from desktop_app.domain.fields import Field
from desktop_app.i18n import fold, format_time, short_date
from desktop_app.ui.date_editor import DateEditor
from desktop_app.ui.link_picker import Picker
from desktop_app.ui.translated import on_language


def moment_in_figures(moment: Any) -> str:
    """A wall time as people type it: `16/11/2008 16h30`, `16/11/2008 16:30` in English; other texts as they are."""
    try:
        found = datetime.fromisoformat(str(moment or ""))
    except ValueError:
        return str(moment or "")
    return f"{short_date(found.date())} {format_time(found)}"


class MomentEditor(DateEditor):
    """A day and a time; the calendar keeps the time that stands in the line."""

    def __init__(self, field: Field, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(field, parent, compact=compact)
        on_language(self, self._show_again)

    def show_value(self, value: Any) -> None:
        self.line.setText(moment_in_figures(value))

    def _show_again(self) -> None:
        value = self.value()
        if value:
            self._setting = True
            self.show_value(value)
            self._setting = False

    def _tidy(self) -> None:
        if self.value() != self.raw():
            self._show_again()

    def _open(self) -> None:
        super()._open()
        day = str(self.value() or "")[:10]
        if len(day) == 10 and day[4] == "-":
            self.popup.calendar.setSelectedDate(QDate.fromString(day, "yyyy-MM-dd"))

    def _choose(self, day: QDate) -> None:
        value = str(self.value() or "")
        time = value[11:16] if len(value) == 16 else "09:00"
        self.line.setText(moment_in_figures(f"{day.toString('yyyy-MM-dd')}T{time}"))
        self.popup.close()
        self.line.setFocus()


class ZoneEditor(Picker):
    """A time zone by its IANA name: a part of it, such as the town, is enough."""

    def options(self, words: str) -> list[tuple[str, str]]:
        sought = fold(words.strip()).replace(" ", "_")
        found = [name for name in _zones() if sought in fold(name)]
        found.sort(key=lambda name: (not fold(name.rpartition("/")[2]).startswith(sought), name))
        return [(name, name) for name in found]

    def title_of(self, identity: str) -> str:
        return identity if identity in _zones() else ""


@cache
def _zones() -> tuple[str, ...]:
    from desktop_app.domain.moments import zones

    wanted = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    return tuple(sorted(name for name in zones().values() if name.startswith(wanted) or name == "UTC"))
