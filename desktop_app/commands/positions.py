"""`parvis position`: a common position's life driven from outside, from its first paragraph to its sending."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from desktop_app import i18n
from desktop_app.commands import links, verb
from desktop_app.commands.meetings import tell
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.output import WrongUsage
from desktop_app.commands.verb import Verb
from desktop_app.domain.position_kinds import AMENDMENT_ANSWERS, ROUND_KINDS, SIGN_OFF_ANSWERS, WAYS_OF_SENDING
from desktop_app.errors import NotFound
from desktop_app.i18n import N_, _
from desktop_app.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.papers import ByLanguage


def words(text: "ByLanguage") -> str:
    """A text in the language in force, else in the one it has."""
    from desktop_app.services.papers import said

    return said(text, i18n.language())[0]


def wanted(arguments: Namespace, option: str) -> str:
    """What an option says; a sentence when a step needs it and it is not there."""
    value = getattr(arguments, option)
    if not value:
        raise WrongUsage(_("This step needs --{option}.").format(option=option.replace("_", "-")))
    return str(value)


def record(database: Database, arguments: Namespace, kind: str, option: str = "id") -> str:
    """The record that an argument names."""
    return links.record_id(database, kind, wanted(arguments, option), day_of(arguments))


def _paragraph(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import positions

    values = {"text_fr": arguments.fr, "text_en": arguments.en, "is_heading": arguments.heading}
    place = None if arguments.paragraph is None else arguments.paragraph - 1
    return {"id": positions.add_paragraph(database, position, values, place=place)}


def _keep(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import positions

    return {"id": positions.freeze(database, position, day_of(arguments), arguments.reason)}


def _open(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import position_rounds

    kind = wanted(arguments, "round")
    return {"id": position_rounds.open_round(database, position, kind, day_of(arguments), arguments.until)}


def _close(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import position_rounds

    kind, day = wanted(arguments, "round"), day_of(arguments)
    for one in position_rounds.of_position(database, position, day):
        if one.kind == kind and not one.closed_on:
            return {"silent": position_rounds.close_round(database, one.id, day)}
    raise NotFound(_("No round of this kind is open."))


def _amend(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import amendments, positions

    number = wanted(arguments, "paragraph")
    row = next((one.id for one in positions.paragraphs(database, position) if one.number == number), None)
    if row is None:
        raise NotFound(_("This position has no paragraph {number}.").format(number=number))
    member = record(database, arguments, "organisation", "by")
    language, day = arguments.language or i18n.language(), day_of(arguments)
    text = arguments.text or None
    return {"id": amendments.propose(database, row, member, language, text, day, reason=arguments.reason)}


def _amendments(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import amendments

    return {
        "amendments": [
            {
                "id": one.id, "paragraph": one.number, "by": words(one.organisation), "old": one.old_text,
                "new": one.new_text, "reason": one.reason, "answer": one.answer, "answer_reason": one.answer_reason,
            }
            for one in amendments.of_position(database, position, day_of(arguments))
        ]
    }  # fmt: skip


def _answer(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import amendments

    said = wanted(arguments, "say")
    amendment = links.record_id(database, "amendment", wanted(arguments, "amendment"), day_of(arguments))
    if amendment not in {one.id for one in amendments.of_position(database, position, day_of(arguments))}:
        raise NotFound(_("This amendment belongs to another position."))
    amendments.answer(
        database, amendment, said, day_of(arguments), text=arguments.text, reason=arguments.reason,
        translation=arguments.translation,
    )  # fmt: skip
    return {}


def _last(database: Database, position: str) -> str:
    from desktop_app.services import positions

    last = positions.last_version(database, position)
    if last is None:
        raise NotFound(_("No version of this position was kept yet."))
    return last.id


def _sign(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import sign_offs

    member = record(database, arguments, "organisation", "by")
    person = record(database, arguments, "person", "person") if arguments.person else None
    mandate = record(database, arguments, "mandate", "mandate") if arguments.mandate else None
    made = sign_offs.sign(
        database, _last(database, position), member, wanted(arguments, "say"), day_of(arguments), signed_by=person,
        mandate=mandate, mandated_on=arguments.mandated_on, reservation_fr=arguments.fr or None,
        reservation_en=arguments.en or None,
    )  # fmt: skip
    return {"id": made}


def _state(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import sign_offs

    day = day_of(arguments)
    found = sign_offs.speaks_for(database, position, day)
    lines = sign_offs.state(database, _last(database, position), day)
    return {
        "members": found.members if found else 0,
        "countries": found.countries if found else 0,
        "sign_offs": [
            {
                "country": one.country, "member": words(one.organisation), "answer": one.answer, "on": one.signed_on,
                "signed_by": one.signed_by.name if one.signed_by else "",
                "as": words(one.signed_by.position) if one.signed_by else "", "mandated_on": one.mandated_on,
                "reservation": words(one.reservation),
            }
            for one in lines
        ],
    }  # fmt: skip


def _compare(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    """What changed word by word from a version to another, or to the text as it stands."""
    from desktop_app.services import positions

    one, language = int(wanted(arguments, "from")), arguments.language or i18n.language()
    pieces = positions.compare(database, position, one, arguments.to_version, language)
    return {"pieces": [{"operation": piece.operation, "text": piece.text} for piece in pieces]}


def _rounds(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import position_rounds

    return {
        "rounds": [
            {
                "id": one.id, "kind": one.kind, "opens_on": one.opens_on, "closes_on": one.closes_on,
                "closed_on": one.closed_on, "version": one.version, "overdue": one.is_overdue,
            }
            for one in position_rounds.of_position(database, position, day_of(arguments))
        ]
    }  # fmt: skip


def _text(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import positions

    found = positions.text_now(database, position)
    return {
        "title": words(found.title),
        "paragraphs": [{"number": one.number, "text": words(one.text)} for one in found.paragraphs],
        "versions": [
            {"number": one.number, "kept_on": one.frozen_on, "why": one.note}
            for one in positions.versions(database, position)
        ],
    }


def _adopt(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import positions

    positions.adopt(database, position, record(database, arguments, "decision", "decision"), day_of(arguments))
    return {}


def _send(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import positions

    to = record(database, arguments, "organisation", "to")
    person = record(database, arguments, "person", "person") if arguments.person else None
    return {"id": positions.send(database, position, to, day_of(arguments), person=person, way=arguments.way)}


def _sent(database: Database, arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import positions

    return {
        "addressees": [
            {
                "id": one.id, "to": words(one.organisation), "person": one.person.name if one.person else "",
                "version": one.version, "sent_on": one.sent_on, "how": one.way,
            }
            for one in positions.sendings(database, position, day_of(arguments))
        ]
    }  # fmt: skip


def _withdraw(database: Database, _arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import positions

    positions.withdraw(database, position)
    return {}


def _reopen(database: Database, _arguments: Namespace, position: str) -> dict[str, Any]:
    from desktop_app.services import positions

    positions.reopen(database, position)
    return {}


STEPS: "dict[str, Callable[[Database, Namespace, str], dict[str, Any]]]" = {
    "text": _text, "paragraph": _paragraph, "keep": _keep, "open": _open, "close": _close, "amend": _amend,
    "amendments": _amendments, "answer": _answer, "sign": _sign, "state": _state, "rounds": _rounds,
    "compare": _compare, "adopt": _adopt, "send": _send, "addressees": _sent, "withdraw": _withdraw, "reopen": _reopen,
}  # fmt: skip


def position(arguments: Namespace) -> None:
    """Take one step in a common position's life, or tell of it."""
    with opened(arguments) as database:
        tell(arguments, STEPS[arguments.step](database, arguments, record(database, arguments, "position")))


def _arguments(parser: ArgumentParser) -> None:
    steps = ", ".join(STEPS)
    parser.add_argument("step", metavar=_("STEP"), choices=tuple(STEPS), help=steps)
    parser.add_argument("id", metavar="ID", help=_("the common position"))
    parser.add_argument("--fr", metavar=_("TEXT"), help=_("a paragraph or a reservation in French"))
    parser.add_argument("--en", metavar=_("TEXT"), help=_("a paragraph or a reservation in English"))
    parser.add_argument("--heading", action="store_true", help=_("the paragraph is a heading"))
    parser.add_argument("--paragraph", type=int, metavar="N", help=_("the paragraph's number or place"))
    parser.add_argument("--round", choices=[code for code, _t in ROUND_KINDS], help=_("the kind of round"))
    parser.add_argument("--until", metavar=_("DATE"), help=_("the deadline of a round"))
    parser.add_argument("--by", metavar="ID", help=_("the member that amends or signs"))
    parser.add_argument("--person", metavar=_("PERSON"), help=_("who signs, or who it is sent to"))
    parser.add_argument("--language", choices=i18n.LANGUAGES, help=_("the language of an amendment"))
    parser.add_argument("--text", default="", metavar=_("TEXT"), help=_("the text proposed, or as it is accepted"))
    parser.add_argument(
        "--translation", metavar=_("TEXT"), help=_("the paragraph in the other language, once it is accepted")
    )
    parser.add_argument("--mandate", metavar="ID", help=_("the mandate by which somebody signs (the highest one)"))
    parser.add_argument(
        "--mandated-on", metavar=_("DATE"), help=_("when the member's own body gave the mandate to sign")
    )
    parser.add_argument("--from", type=int, metavar="N", help=_("the version to compare"))
    parser.add_argument(
        "--to-version", type=int, metavar="N", help=_("the version to compare it with (the text as it stands)")
    )
    parser.add_argument("--reason", default="", metavar=_("TEXT"), help=_("why"))
    parser.add_argument("--amendment", metavar="ID", help=_("the amendment that is answered"))
    answers = dict.fromkeys(code for code, _t in (*AMENDMENT_ANSWERS, *SIGN_OFF_ANSWERS))
    parser.add_argument("--say", choices=tuple(answers), help=_("the answer to an amendment, or of a member"))
    parser.add_argument("--decision", metavar="ID", help=_("the decision that adopts it"))
    parser.add_argument("--to", metavar="ID", help=_("the institution it is sent to"))
    ways = [code for code, _t in WAYS_OF_SENDING]
    parser.add_argument("--way", choices=ways, default="letter", help=_("how it is sent"))
    verb.base(parser)
    verb.as_of(parser)
    verb.as_json(parser)


POSITION = Verb(
    "position", N_("write, amend, sign, adopt or send a common position, or tell of it"), _arguments, position
)
