"""`parvis kinds`: the kinds of record and their fields, as the domain declares them."""

from argparse import ArgumentParser, Namespace
from typing import Any

from desktop_app.commands import output, verb
from desktop_app.commands.verb import Verb
from desktop_app.domain.fields import Choice, Field, Link
from desktop_app.domain.kind import Kind
from desktop_app.domain.kinds import KINDS
from desktop_app.i18n import N_, _


def show(arguments: Namespace) -> None:
    """Print each kind with its fields."""
    if arguments.json:
        output.data([as_plain(kind) for kind in KINDS.values()])
        return
    for kind in KINDS.values():
        output.say(f"{kind.name}\t{_(kind.title)}")
        for field in kind.columns:
            output.say("\t" + "\t".join(filter(None, (field.name, _(field.title), *_remarks(field)))))


def as_plain(kind: Kind) -> dict[str, Any]:
    """A kind's declaration under stable keys."""
    return {
        "name": kind.name,
        "title": _(kind.title),
        "fields": [
            {
                "name": field.name,
                "title": _(field.title),
                "type": field.type_name,
                "required": field.required,
                "choices": _choices(field),
                "to": field.to if isinstance(field, Link) else None,
                "hint": _(field.hint),
            }
            for field in kind.columns
        ],
        "sections": [{"kind": section.kind, "by": section.by, "title": _(section.title)} for section in kind.sections],
    }


def _choices(field: Field) -> list[dict[str, str]]:
    options = field.options if isinstance(field, Choice) else ()
    return [{"value": code, "title": _(title)} for code, title in options]


def _remarks(field: Field) -> list[str]:
    found = [field.type_name]
    if isinstance(field, Link):
        found.append(f"→ {field.to}")
    if isinstance(field, Choice):
        found.append(" | ".join(code for code, _title in field.options))
    if field.required:
        found.append(_("required"))
    return found


def _arguments(parser: ArgumentParser) -> None:
    verb.as_json(parser)


KINDS_VERB = Verb("kinds", N_("show the kinds of record and their fields"), _arguments, show)
