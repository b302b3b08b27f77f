"""What each card of the start page says, line by line, in the language in force."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.i18n import N_, _, format_partial, ngettext
from desktop_app.ui import days_away
from desktop_app.ui.line_list import Line
from desktop_app.ui.two_languages import said, time_of

if TYPE_CHECKING:
    from desktop_app.services.monday import Ahead, Away, Monday
    from desktop_app.services.papers import LedgerLine
    from desktop_app.services.voice_papers import TaskLine

LACKING = {
    "grant": N_("the grant"),
    "visibility": N_("the grant’s sentence"),
    "place": N_("the place"),
    "programme": N_("the programme"),
    "titles": N_("titles in both languages"),
    "invited": N_("guests"),
    "convened": N_("the convocation"),
    "sheet": N_("the attendance sheet"),
    "scan": N_("the signed sheet"),
    "attendance": N_("who came"),
    "minutes": N_("the minutes"),
    "minutes_languages": N_("the minutes in both languages"),
    "approved": N_("the approval of the minutes"),
}
"""What may be missing, short enough for a list."""
CONFLICTS, COPIES = "conflicts", "copies"
"""Lines that open no record: the page of conflicts, and what brings a copy back."""


def _day(day: str) -> str:
    """`lun. 12 janv. 2009`, without the weekday where the day is not known."""
    if len(day) < 10:
        return format_partial(day, "medium")
    return _("{weekday} {date}").format(weekday=_weekday(day), date=format_partial(day[:10], "medium"))


def _weekday(day: str) -> str:
    from babel.dates import format_date

    from desktop_app.i18n import locale_name

    return format_date(date.fromisoformat(day[:10]), "EEE", locale=locale_name())


def _dotted(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


# To do ----------------------------------------------------------------------------------------------------------


def to_do(monday: "Monday") -> list[Line]:
    """The tasks and actions that are due, the most urgent first; what has no day comes last."""
    today = monday.day
    dated = [(one.due_on or "9999", _task(one, monday)) for one in monday.tasks]
    dated += [(one.due_on, _action(one, today)) for one in monday.actions]
    return [line for _due, line in sorted(dated, key=lambda pair: pair[0])]


def _due(due_on: str, overdue: bool, today: str) -> tuple[str, str]:
    """The day in words, and how far it is."""
    if not due_on:
        return _("no day set"), ""
    return _day(due_on), days_away.late(due_on, today) if overdue else days_away.ahead(due_on, today)


def _task(task: "TaskLine", monday: "Monday") -> Line:
    when, mark = _due(task.due_on, task.overdue, monday.day)
    about = said(monday.names.get(task.organisation_id))
    detail = _dotted(when, task.assigned_to, about)
    return Line(task.title, detail, mark, task.overdue, "task", task.id, can_be_done=True)


def _action(action: "LedgerLine", today: str) -> Line:
    when, mark = _due(action.due_on, action.overdue, today)
    owner = action.owner.name if action.owner else said(action.organisation)
    detail = _dotted(when, owner, said(action.meeting))
    return Line(said(action.title), detail, mark, action.overdue, "action", action.id, can_be_done=True)


# What comes -----------------------------------------------------------------------------------------------------


def ahead(monday: "Monday") -> list[Line]:
    """The events and meetings that come, with what they lack."""
    return [_ahead(one, monday.day) for one in monday.ahead]


def _ahead(one: "Ahead", today: str) -> Line:
    when = ", ".join(filter(None, (_day(one.starts_at), time_of(one.starts_at) if "T" in one.starts_at else "")))
    words = [_(LACKING[check.what]) for check in one.missing]
    lacking = _("missing: {things}").format(things=", ".join(words)) if words else _("all is there")
    distance = days_away.ahead(one.starts_at, today)
    return Line(said(one.title), _dotted(when, lacking), distance, kind=one.occasion.kind, record_id=one.occasion.id)


def deadlines(monday: "Monday") -> list[Line]:
    """What is to be done when, counted from the days of meetings."""
    from desktop_app.services.deadlines import TITLES

    found = []
    for one in monday.deadlines:
        late = one.is_overdue(monday.day)
        when, mark = _due(one.due_on, late, monday.day)
        detail = _dotted(when, said(monday.names.get(one.meeting_id)))
        found.append(Line(_(TITLES[one.what]), detail, mark, late, "meeting", one.meeting_id))
    return found


# Who leaves, who is missing -------------------------------------------------------------------------------------


def ending(monday: "Monday") -> list[Line]:
    """The mandates that end soon."""
    today = monday.day
    return [
        Line(
            one.who.name,
            _dotted(_("until {day}").format(day=format_partial(one.ends_on, "medium")), said(one.organisation)),
            days_away.ahead(one.ends_on, today),
            kind="person",
            record_id=one.who.person_id,
        )
        for one in monday.ending
    ]


def vacant(monday: "Monday") -> list[Line]:
    """The seats that nobody holds."""
    return [Line(one.label or _("Seat"), said(one.body), kind="body", record_id=one.body_id) for one in monday.vacant]


def unverified(monday: "Monday") -> list[Line]:
    """The members whose sheet is to be verified again."""
    return [
        Line(
            said(one.organisation),
            _("verified on {day}").format(day=format_partial(one.last_verified_on, "medium"))
            if one.last_verified_on
            else _("never verified"),
            kind="organisation",
            record_id=one.organisation_id,
        )
        for one in monday.unverified
    ]


def copies(monday: "Monday") -> list[Line]:
    """The conflicts that wait for somebody's word, and the copies that are on the road."""
    found = []
    if monday.conflicts:
        count = monday.conflicts
        words = ngettext("{count} conflict to decide", "{count} conflicts to decide", count).format(count=count)
        found.append(Line(words, _("Two people changed the same thing apart."), kind=CONFLICTS))
    return [*found, *(_copy(one) for one in monday.copies)]


def _copy(away: "Away") -> Line:
    met = _("met on {day}").format(day=format_partial(away.met_on, "medium")) if away.met_on else _("not met yet")
    return Line(away.name or _("A copy without a name"), met, kind=COPIES)


# All together ---------------------------------------------------------------------------------------------------


def in_short(monday: "Monday") -> str:
    """How the day looks, in a sentence."""
    do, late = to_do(monday), sum(line.is_pressing for line in (*to_do(monday), *deadlines(monday)))
    lacking = sum(bool(one.missing) for one in monday.ahead)
    parts = [
        _counted(do, ngettext("{count} thing to do", "{count} things to do", len(do))),
        _counted(late, ngettext("{count} late", "{count} late", late)),
        _counted(lacking, ngettext("{count} date that lacks something", "{count} dates that lack something", lacking)),
        _counted(
            monday.conflicts,
            ngettext("{count} conflict to decide", "{count} conflicts to decide", monday.conflicts),
        ),
    ]
    return _dotted(*parts) or _("Nothing presses today.")


def _counted(count: int | Sequence[Line], words: str) -> str:
    number = count if isinstance(count, int) else len(count)
    return words.format(count=number) if number else ""
