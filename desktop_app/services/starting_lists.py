"""The user's own lists as a new base has them: kinds of organisation, families, categories, kinds of link, roles."""

import json
from typing import Any

from sqlalchemy import select

from desktop_app import paths
from desktop_app.domain.record import mapped_class
from desktop_app.i18n import N_
from desktop_app.storage.database import Database


def described() -> dict[str, list[dict[str, Any]]]:
    """The entries delivered with the program, by kind, in their order."""
    text = (paths.resources() / "starting_lists.json").read_text(encoding="utf-8")
    lists: dict[str, list[dict[str, Any]]] = json.loads(text)
    return lists


def furnish(database: Database) -> None:
    """Fill the lists of a new base; entries that stand already, by their code, are left as the user has them."""
    missing = []
    with database.reading() as session:
        for kind, entries in described().items():
            made: Any = mapped_class(kind)
            standing = set(session.scalars(select(made.code)))
            missing += [made(**entry) for entry in entries if entry["code"] not in standing]
    if missing:
        with database.transaction(N_("Starting lists")) as session:
            session.add_all(missing)
