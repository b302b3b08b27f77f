"""`parvis verification`: a round of verification from its start to the last correction taken in."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop_app import i18n
from desktop_app.commands import links, verb
from desktop_app.commands.meetings import tell
from desktop_app.commands.opening import day_of, opened
from desktop_app.commands.output import WrongUsage
from desktop_app.commands.positions import record, wanted, words
from desktop_app.commands.verb import Verb
from desktop_app.errors import NotFound
from desktop_app.i18n import N_, _
from desktop_app.storage.database import Database


def verification(arguments: Namespace) -> None:
    """Start a round, tell how it stands, print what goes out, keep what came back."""
    with opened(arguments) as database:
        tell(arguments, STEPS[arguments.step](database, arguments))


# The round ------------------------------------------------------------------------------------------------------


def _start(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import verification as rounds

    until = wanted(arguments, "until")
    return {"id": rounds.start(database, arguments.fr, arguments.en, day_of(arguments), until)}


def _close(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import verification as rounds

    one = record(database, arguments, "verification_round")
    rounds.close(database, one, day_of(arguments))
    return {"id": one}


def _board(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import verification as rounds

    day, one = day_of(arguments), record(database, arguments, "verification_round")
    members = [
        {
            "id": line.id, "member": words(line.organisation), "language": line.language, "state": line.state,
            "open": line.open_answers, "last_verified": line.last_verified_on,
        }
        for line in rounds.board(database, one, day)
        if not arguments.state or line.state == arguments.state
    ]  # fmt: skip
    return {**rounds.counts(database, one, day), "members": members}


def _chosen(database: Database, arguments: Namespace) -> list[str]:
    """The members of the round that are named, or all in the state asked for."""
    from desktop_app.services import verification as rounds

    day = day_of(arguments)
    lines = rounds.board(database, record(database, arguments, "verification_round"), day)
    named = {links.record_id(database, "organisation", name, day) for name in arguments.member}
    found = [
        line.id
        for line in lines
        if (not named or line.organisation_id in named) and (not arguments.state or line.state == arguments.state)
    ]
    if not found:
        raise NotFound(_("No member of this round is meant. “board” shows who is in it."))
    return found


def _one(database: Database, arguments: Namespace) -> str:
    """The one member that is named."""
    wanted(arguments, "member")
    found = _chosen(database, arguments)
    if len(found) != 1:
        raise WrongUsage(_("This step is about one member: name it with --member."))
    return found[0]


def _sent(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import verification as rounds

    chosen = _chosen(database, arguments)
    (rounds.sent if arguments.step == "sent" else rounds.reminded)(database, chosen, day_of(arguments))
    return {"members": len(chosen)}


# What goes out --------------------------------------------------------------------------------------------------


def _papers(database: Database, arguments: Namespace) -> dict[str, Any]:
    """Sheets or letters in one PDF, e-mail drafts in a folder or a zip; then, when asked, that they went out."""
    from desktop_app.printing import verification_papers
    from desktop_app.printing.house import style_of
    from desktop_app.services import bundles
    from desktop_app.services import verification as rounds

    target, day = Path(wanted(arguments, "output")), day_of(arguments)
    one, chosen = record(database, arguments, "verification_round"), _chosen(database, arguments)
    without: list[str] = []
    with style_of(database):
        if arguments.step == "drafts":
            pieces, without = verification_papers.drafts(database, one, chosen, day, is_reminder=arguments.reminder)
            bundles.write(pieces, target)
        elif arguments.step == "letters":
            pdf, without = verification_papers.letters(
                database, chosen, day, i18n.language(), is_reminder=arguments.reminder
            )
            target.write_bytes(pdf)
        else:
            target.write_bytes(verification_papers.sheets(database, one, chosen, day, i18n.language()))
    if arguments.mark:
        (rounds.reminded if arguments.reminder else rounds.sent)(database, chosen, day)
    return {"file": arguments.output, "members": len(chosen) - len(without), "without_address": without}


# What comes back ------------------------------------------------------------------------------------------------


def _fields(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import verification_fields, writing

    one = writing.standing_values(database, "verification", _one(database, arguments))
    found = verification_fields.of_member(database, one["organisation_id"], day_of(arguments))
    return {
        "fields": [
            {"field": f"{each.row_kind}:{each.row_id}:{each.field}", "about": each.about, "label": each.label,
             "value": each.value}
            for each in found
        ]
    }  # fmt: skip


def _receive(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import verification as rounds

    changed = [_correction(typed) for typed in arguments.set]
    one = _one(database, arguments)
    kept = rounds.receive(database, one, changed, day_of(arguments), arguments.by, remarks=arguments.remarks)
    return {"id": one, "corrections": kept}


def _correction(typed: str) -> tuple[str, str, str, str]:
    """`contact_point:ID:value=02 41 …` as a correction."""
    where, equals, value = typed.partition("=")
    parts = where.split(":")
    if not equals or len(parts) != 3:
        raise WrongUsage(_("“{typed}” is no correction. Write KIND:ID:FIELD=VALUE, as “fields” lists them.").format(
            typed=typed))  # fmt: skip
    return parts[0], links.as_id(parts[1]) or parts[1], parts[2], value


def _answers(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import verification as rounds
    from desktop_app.services import verification_fields as fields

    day = day_of(arguments)
    return {
        "answers": [
            {
                "id": one.id, "about": fields.about_row(database, one.row_kind, one.row_id, day),
                "label": fields.label(one.row_kind, one.field), "old": one.old_value, "new": one.new_value,
                "answer": one.answer, "overtaken": one.is_overtaken,
            }
            for one in rounds.answers(database, _one(database, arguments))
        ]
    }  # fmt: skip


def _take(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import verification as rounds

    answer = links.record_id(database, "verification_answer", wanted(arguments, "answer"), day_of(arguments))
    if arguments.step == "take":
        rounds.take(database, answer, day_of(arguments), even_if_changed=arguments.even_if_changed)
    else:
        rounds.refuse(database, answer, day_of(arguments))
    return {"id": answer}


def _confirm(database: Database, arguments: Namespace) -> dict[str, Any]:
    from desktop_app.services import verification as rounds

    by = wanted(arguments, "by")
    wanted(arguments, "member")
    chosen = _chosen(database, arguments)
    for one in chosen:
        rounds.confirm(database, one, day_of(arguments), by)
    return {"members": len(chosen)}


STEPS: dict[str, Callable[[Database, Namespace], dict[str, Any]]] = {
    "start": _start,
    "board": _board,
    "sheets": _papers,
    "letters": _papers,
    "drafts": _papers,
    "sent": _sent,
    "reminded": _sent,
    "fields": _fields,
    "receive": _receive,
    "answers": _answers,
    "take": _take,
    "leave": _take,
    "confirm": _confirm,
    "close": _close,
}
OPENING = N_(
    "start; board (how it stands); sheets, letters, drafts (what goes out); sent, reminded; fields (what may be "
    "corrected), receive (what a member corrected), answers, take, leave; confirm (a member says all is right); close"
)


def _arguments(parser: ArgumentParser) -> None:
    from desktop_app.services.verification import STATES

    parser.add_argument("step", metavar=_("STEP"), choices=tuple(STEPS), help=_(OPENING))
    parser.add_argument("id", nargs="?", metavar="ID", help=_("the round; none for “start”"))
    parser.add_argument("--fr", metavar=_("TEXT"), help=_("its title in French"))
    parser.add_argument("--en", metavar=_("TEXT"), help=_("its title in English"))
    parser.add_argument("--until", metavar=_("DATE"), help=_("until when members answer"))
    help_text = _("only this member; repeatable")
    parser.add_argument("--member", action="append", default=[], metavar="ID", help=help_text)
    parser.add_argument("--state", choices=tuple(STATES), help=_("only members in this state"))
    parser.add_argument("--by", metavar=_("PERSON"), help=_("who answered for the member"))
    parser.add_argument("--remarks", metavar=_("TEXT"), help=_("what else the member wrote"))
    help_text = _("a field as the member wrote it: KIND:ID:FIELD=VALUE; repeatable")
    parser.add_argument("--set", action="append", default=[], metavar=_("CORRECTION"), help=help_text)
    parser.add_argument("--answer", metavar="ID", help=_("the correction that is taken in or left"))
    parser.add_argument("--even-if-changed", action="store_true", help=_("take it in although the field was changed"))
    parser.add_argument("--reminder", action="store_true", help=_("the words of a reminder"))
    parser.add_argument("--mark", action="store_true", help=_("remember that it goes out on that day"))
    help_text = _("sheets and letters: a PDF; drafts: a new folder, or a file that ends in .zip")
    parser.add_argument("-o", "--output", metavar=_("FILE"), help=help_text)
    verb.base(parser)
    verb.as_of(parser)
    verb.as_json(parser)


VERIFICATION = Verb("verification", N_("a round in which members check what is held on them"), _arguments, verification)
