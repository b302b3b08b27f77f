"""What each card of the start page says, line by line, in the language in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.i18n import N_, _, format_partial, ngettext
from desktop_app.ui import days_away
from desktop_app.ui.line_list import Line
from desktop_app.ui.two_languages import said, time_of

if TYPE_CHECKING:
    from desktop_app.services.monday import Ahead, Monday
    from desktop_app.services.papers import LedgerLine
    from desktop_app.services.voice_papers import TaskLine
    from desktop_app.sync.copies import Peer

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


@dataclass(frozen=True)
class Week:
    """What the page shows: what the base has for the day, and the copies that are on the road."""

    monday: "Monday"
    peers: tuple["Peer", ...]


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


def to_do(week: Week) -> list[Line]:
    """The tasks and actions that are due, the most urgent first; what has no day comes last."""
    today = week.monday.day
    dated = [(one.due_on or "9999", _task(one, week.monday)) for one in week.monday.tasks]
    dated += [(one.due_on, _action(one, today)) for one in week.monday.actions]
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


def ahead(week: Week) -> list[Line]:
    """The events and meetings that come, with what they lack."""
    return [_ahead(one, week.monday.day) for one in week.monday.ahead]


def _ahead(one: "Ahead", today: str) -> Line:
    when = ", ".join(filter(None, (_day(one.starts_at), time_of(one.starts_at) if "T" in one.starts_at else "")))
    words = [_(LACKING[check.what]) for check in one.missing]
    lacking = _("missing: {things}").format(things=", ".join(words)) if words else _("all is there")
    distance = days_away.ahead(one.starts_at, today)
    return Line(said(one.title), _dotted(when, lacking), distance, kind=one.occasion.kind, record_id=one.occasion.id)


def deadlines(week: Week) -> list[Line]:
    """What is to be done when, counted from the days of meetings."""
    from desktop_app.services.deadlines import TITLES

    found = []
    for one in week.monday.deadlines:
        late = one.is_overdue(week.monday.day)
        when, mark = _due(one.due_on, late, week.monday.day)
        detail = _dotted(when, said(week.monday.names.get(one.meeting_id)))
        found.append(Line(_(TITLES[one.what]), detail, mark, late, "meeting", one.meeting_id))
    return found


# Who leaves, who is missing -------------------------------------------------------------------------------------


def ending(week: Week) -> list[Line]:
    """The mandates that end soon."""
    today = week.monday.day
    return [
        Line(
            one.who.name,
            _dotted(_("until {day}").format(day=format_partial(one.ends_on, "medium")), said(one.organisation)),
            days_away.ahead(one.ends_on, today),
            kind="person",
            record_id=one.who.person_id,
        )
        for one in week.monday.ending
    ]


def vacant(week: Week) -> list[Line]:
    """The seats that nobody holds."""
    return [
        Line(one.label or _("Seat"), said(one.body), kind="body", record_id=one.body_id) for one in week.monday.vacant
    ]


def unverified(week: Week) -> list[Line]:
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
        for one in week.monday.unverified
    ]


def copies(week: Week) -> list[Line]:
    """The conflicts that wait for somebody's word, and the copies that are on the road."""
    found = []
    if week.monday.conflicts:
        count = week.monday.conflicts
        words = ngettext("{count} conflict to decide", "{count} conflicts to decide", count).format(count=count)
        found.append(Line(words, _("Two people changed the same thing apart."), kind=CONFLICTS))
    return [*found, *(_copy(peer) for peer in week.peers)]


def _copy(peer: "Peer") -> Line:
    when = _("met on {day}").format(day=_moment(peer.met_at)) if peer.met_at else _("not met yet")
    count = peer.waiting
    waiting = ngettext("{count} change waits for it", "{count} changes wait for it", count).format(count=count)
    return Line(peer.name or _("A copy without a name"), _dotted(when, waiting if count else ""), kind=COPIES)


def _moment(moment: datetime) -> str:
    return format_partial(moment.date().isoformat(), "medium")


# All together ---------------------------------------------------------------------------------------------------


def in_short(week: Week) -> str:
    """How the day looks, in a sentence."""
    do, late = to_do(week), sum(line.is_pressing for line in (*to_do(week), *deadlines(week)))
    lacking = sum(bool(one.missing) for one in week.monday.ahead)
    parts = [
        _counted(do, ngettext("{count} thing to do", "{count} things to do", len(do))),
        _counted(late, ngettext("{count} late", "{count} late", late)),
        _counted(lacking, ngettext("{count} date that lacks something", "{count} dates that lack something", lacking)),
        _counted(
            week.monday.conflicts,
            ngettext("{count} conflict to decide", "{count} conflicts to decide", week.monday.conflicts),
        ),
    ]
    return _dotted(*parts) or _("Nothing presses today.")


def _counted(count: int | Sequence[Line], words: str) -> str:
    number = count if isinstance(count, int) else len(count)
    return words.format(count=number) if number else ""
