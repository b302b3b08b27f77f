"""`parvis meeting`, `attend`, `minute` and `minutes`: a meeting's life driven from outside, each write one step."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from desktop_app import i18n
from desktop_app.commands import links, output, verb
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.output import WrongUsage
from desktop_app.commands.verb import Verb
from desktop_app.domain.fields import BadValue, read_moment
from desktop_app.domain.meeting_kinds import ANSWERS, STATUSES
from desktop_app.domain.minutes_kinds import MINUTE_KINDS
from desktop_app.errors import NotFound, UserError
from desktop_app.i18n import N_, _
from desktop_app.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.papers import AgendaLine


def _moment(typed: str | None, option: str) -> str:
    if not typed:
        raise WrongUsage(_("Say when, with {option}: for example “17/11/2008 9h30”.").format(option=option))
    try:
        return read_moment(typed.strip())
    except BadValue as bad:
        raise UserError(str(bad)) from None


def _one(database: Database, arguments: Namespace, kind: str = "meeting") -> str:
    return links.record_id(database, kind, arguments.id, day_of(arguments))


# meeting --------------------------------------------------------------------------------------------------------


def _prepare(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import meetings

    body = links.record_id(database, "organisation", arguments.id, day_of(arguments))
    ends_at = _moment(arguments.until, "--until") if arguments.until else None
    made = meetings.prepare(database, body, _moment(arguments.at, "--at"), ends_at=ends_at)
    return {"id": made}


def _next(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import meetings

    before = _one(database, arguments)
    starts_at = _moment(arguments.at, "--at") if arguments.at else meetings.next_date(database, before)
    ends_at = _moment(arguments.until, "--until") if arguments.until else None
    return {"id": meetings.prepare_next(database, before, starts_at, ends_at=ends_at), "starts_at": starts_at}


def _invite(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import attendance

    return {"invited": attendance.invite_body(database, _one(database, arguments), day_of(arguments))}


def _convene(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import agenda, meetings

    meeting = _one(database, arguments)
    found = [one.sentence for one in agenda.concerns(database, meeting)]
    return {"id": meetings.convene(database, meeting, day_of(arguments)), "concerns": found}


def _open(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import meetings

    meetings.open_(database, _one(database, arguments), _moment(arguments.at, "--at"))
    return {}


def _close(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import meetings

    return dict(vars(meetings.close(database, _one(database, arguments), _moment(arguments.at, "--at"))))


def _reopen(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import meetings

    meetings.reopen(database, _one(database, arguments))
    return {}


def _cancel(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import meetings

    meetings.cancel(database, _one(database, arguments))
    return {}


def _agenda(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import agenda

    return {"agenda": [_line(line) for line in agenda.lines(database, _one(database, arguments))]}


def _line(line: "AgendaLine") -> dict[str, Any]:
    from desktop_app.services.papers import said

    return {
        "id": line.id,
        "number": line.number,
        "title": said(line.title, i18n.language())[0],
        "starts_at": line.starts_at,
        "minutes_planned": line.minutes_planned,
        "kind": line.kind,
        "outcome": line.outcome,
    }


def _difference(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import convening
    from desktop_app.services.papers import said

    return {
        "difference": [
            {
                "what": one.what,
                "then": one.number_then,
                "now": one.number_now,
                "title": said(one.title, i18n.language())[0],
                "detail": one.detail,
            }
            for one in convening.difference(database, _one(database, arguments))
        ]
    }


def _deadlines(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import deadlines

    found = deadlines.of_meeting(database, _one(database, arguments))
    return {"deadlines": [{"what": one.what, "due_on": one.due_on, "done_on": one.done_on} for one in found]}


def _quorum(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import attendance

    found = attendance.quorum(database, _one(database, arguments))
    return {"votes": found.votes, "represented": found.represented, "needed": found.needed, "is_met": found.is_met}


STEPS: "dict[str, Callable[[Database, Namespace], dict[str, Any]]]" = {
    "prepare": _prepare, "next": _next, "invite": _invite, "convene": _convene, "open": _open, "close": _close,
    "reopen": _reopen, "cancel": _cancel, "agenda": _agenda, "difference": _difference, "deadlines": _deadlines,
    "quorum": _quorum,
}  # fmt: skip


def meeting(arguments: Namespace) -> None:
    """Take one step in a meeting's life, or tell of it."""
    with opened(arguments) as database:
        tell(arguments, STEPS[arguments.step](database, arguments))


def tell(arguments: Namespace, answer: dict[str, Any]) -> None:
    """Print what a step answered: as JSON, else each value on its line, lists as a table."""
    if arguments.json:
        output.data(answer)
        return
    for name, value in answer.items():
        if isinstance(value, list | tuple):
            output.table(
                tuple("" if cell is None else str(cell) for cell in (one.values() if isinstance(one, dict) else [one]))
                for one in value
            )
        else:
            output.say(output.one_line(str(value) if name == "id" else f"{name}: {value}"))
    if not answer:
        output.say(_("Done."))


def _meeting_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "step",
        metavar=_("STEP"),
        choices=tuple(STEPS),
        help=_(
            "prepare (the first of a body), next (from the one before, with what is left to it), invite (the body's "
            "members), convene (freeze the agenda as sent), open, close, reopen, cancel; agenda, difference (since it "
            "was sent), deadlines, quorum tell of it"
        ),
    )
    parser.add_argument("id", metavar="ID", help=_("the meeting; for “prepare” the body"))
    parser.add_argument("--at", metavar=_("MOMENT"), help=_("when: “17/11/2008 9h30”, by the clock of the place"))
    parser.add_argument("--until", metavar=_("MOMENT"), help=_("when it ends"))
    verb.base(parser)
    verb.as_of(parser)
    verb.as_json(parser)


MEETING = Verb("meeting", N_("prepare, convene, open or close a meeting, or tell of it"), _meeting_arguments, meeting)


# attend -----------------------------------------------------------------------------------------------------------

_SAID = tuple(code for code, _title in ANSWERS)
_CAME = tuple(code for code, _title in STATUSES if code != "replaced")


def attend(arguments: Namespace) -> None:
    """Keep what one person answered, whether they came, who came instead, or who votes for them."""
    from desktop_app.services import attendance
    from desktop_app.services.attendance import Occasion

    with opened(arguments) as database:
        day = day_of(arguments)
        occasion = Occasion(arguments.of, links.record_id(database, arguments.of, arguments.id, day))
        if arguments.what == "register":
            tell(arguments, {"id": attendance.register(database, occasion, arguments.person, day)})
            return
        person = links.record_id(database, "person", arguments.person, day)
        if arguments.what == "invited":
            made = attendance.invite(database, occasion, person, day=day, voting=arguments.voting)
            tell(arguments, {"id": made})
            return
        row = _row_of(database, occasion, person)
        tell(arguments, {"id": _attended(database, arguments, occasion, row, day)})


def _row_of(database: Database, occasion: Any, person: str) -> str:
    rows = database.read(
        f"SELECT id FROM attendance WHERE {occasion.column} = ? AND person_id = ?", (occasion.id, person)
    )
    if not rows:
        raise NotFound(_("This person is not on the list. Invite them first: “parvis attend … invited”."))
    return str(rows[0][0])


def _attended(database: Database, arguments: Namespace, occasion: Any, row: str, day: str) -> str:
    from desktop_app.services import attendance

    what = arguments.what
    if what in _SAID:
        attendance.answer(database, row, what, day)
    elif what in _CAME:
        attendance.set_status(database, row, what)
    else:
        if not arguments.by:
            raise WrongUsage(_("Say who, with --by."))
        other = links.record_id(database, "person", arguments.by, day)
        if what == "replaced":
            return attendance.replace(database, row, other)
        attendance.give_proxy(database, row, _row_of(database, occasion, other))
    return row


def _attend_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_("the meeting or the event"))
    parser.add_argument("person", metavar=_("PERSON"), help=_("the person; for “register” a line: name, organisation"))
    parser.add_argument(
        "what",
        metavar=_("WHAT"),
        choices=("invited", "register", *_SAID, *_CAME, "replaced", "proxy"),
        help=_("invited, register, accepted, tentative, declined, present, excused, absent, replaced or proxy"),
    )
    parser.add_argument("--by", metavar=_("PERSON"), help=_("who comes instead, or holds the proxy"))
    parser.add_argument("--of", choices=("meeting", "event"), default="meeting", help=_("what ID is (a meeting)"))
    parser.add_argument("--voting", action="store_true", help=_("the person invited has a vote"))
    verb.base(parser)
    verb.as_of(parser)
    verb.as_json(parser)


ATTEND = Verb("attend", N_("who is invited, answered, came, was replaced, gave a proxy"), _attend_arguments, attend)


# minute and minutes -----------------------------------------------------------------------------------------------


def minute(arguments: Namespace) -> None:
    """Write one item of the minutes under an agenda item; a decision or an action is made of it when asked."""
    from desktop_app.services import actions, decisions, minutes, writing

    with opened(arguments) as database:
        item = links.record_id(database, "agenda_item", arguments.id, day_of(arguments))
        made = minutes.add(database, item, arguments.kind, arguments.text, language=arguments.language)
        answer: dict[str, Any] = {"id": made}
        if arguments.kind == "decision":
            answer["decision"] = decisions.decide(database, made, basis=arguments.basis)
        if arguments.kind == "action":
            meeting_id = writing.standing_values(database, "agenda_item", item)["meeting_id"]
            body = writing.standing_values(database, "meeting", meeting_id)["body_id"]
            answer["action"] = actions.add(database, body, _action(database, arguments), minute_item_id=made)
        tell(arguments, answer)


def _action(database: Database, arguments: Namespace) -> dict[str, Any]:
    values: dict[str, Any] = {"due_on": arguments.due}
    if arguments.owner:
        values["owner_id"] = links.record_id(database, "person", arguments.owner, day_of(arguments))
    return values


def _minute_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_("the agenda item"))
    parser.add_argument("text", metavar=_("TEXT"), help=_("what was said or done"))
    parser.add_argument(
        "--kind", choices=tuple(code for code, _t in MINUTE_KINDS), default="note", help=_("what it is")
    )
    parser.add_argument("--language", choices=i18n.LANGUAGES, help=_("the language of the text (the meeting's)"))
    parser.add_argument(
        "--basis", default="consensus", choices=("consensus", "vote", "silence"), help=_("of a decision")
    )
    parser.add_argument("--owner", metavar=_("PERSON"), help=_("who is to do an action"))
    parser.add_argument("--due", metavar=_("DATE"), help=_("until when an action is to be done"))
    verb.base(parser)
    verb.as_of(parser)
    verb.as_json(parser)


MINUTE = Verb("minute", N_("write an item of the minutes"), _minute_arguments, minute)


def minutes_paper(arguments: Namespace) -> None:
    """Circulate minutes, approve them in a later meeting, keep or restore a revision, or tell how they stand."""
    from desktop_app.services import minutes, revisions

    with opened(arguments) as database:
        day = day_of(arguments)
        paper = _one(database, arguments)
        answer: dict[str, Any] = {}
        if arguments.step == "circulate":
            answer["revision"] = minutes.circulate(database, paper, day)
        elif arguments.step == "keep":
            answer["revision"] = revisions.keep(database, paper, day)
        elif arguments.step == "approve":
            if not arguments.in_meeting:
                raise WrongUsage(_("Say in which meeting they are approved, with --in-meeting."))
            later = links.record_id(database, "meeting", arguments.in_meeting, day)
            answer["state"] = minutes.approve(database, paper, later, day)
        elif arguments.step == "restore":
            if arguments.revision is None:
                raise WrongUsage(_("Say which revision, with --revision."))
            revisions.restore(database, paper, arguments.revision, day)
        else:
            kept = [vars(one) for one in revisions.revisions(database, paper)]
            answer = {**minutes.state(database, paper), "revisions": kept}
        tell(arguments, answer)


def _minutes_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "step",
        metavar=_("STEP"),
        choices=("circulate", "approve", "keep", "restore", "state"),
        help=_("circulate, approve (with --in-meeting), keep (a revision), restore (with --revision), state"),
    )
    parser.add_argument("id", metavar="ID", help=_("the meeting"))
    parser.add_argument("--in-meeting", metavar="ID", help=_("the later meeting that approves them"))
    parser.add_argument("--revision", type=int, metavar="N", help=_("the number of a revision"))
    verb.base(parser)
    verb.as_of(parser)
    verb.as_json(parser)


MINUTES = Verb("minutes", N_("circulate, approve, keep or restore minutes"), _minutes_arguments, minutes_paper)
