"""Records named on the command line: by id, by the code of the user's lists, or by a name that only one of them has."""

from uuid import UUID

from desktop_app import i18n
from desktop_app.domain.kinds import KINDS
from desktop_app.errors import NotFound, UserError
from desktop_app.i18n import _
from desktop_app.storage.database import Database
from desktop_app.storage.listing import Question, ids, rows
from desktop_app.storage.queries import plain


def as_id(typed: str) -> str | None:
    """The id in a text, with or without dashes; None when it is none."""
    try:
        return UUID(typed.strip()).hex
    except ValueError:
        return None


def record_id(database: Database, kind: str, typed: str, day: str) -> str:
    """The id of the record a text means; a sentence when there is none, or more than one."""
    found = as_id(typed)
    if found:
        from desktop_app.services.combining import standing_id

        found = standing_id(database, kind, found)
        if not plain.values(database, kind, [found]):
            raise NotFound(
                _("There is no record of the kind “{kind}” with the id {id}; perhaps it was deleted.").format(
                    kind=_(KINDS[kind].title), id=found
                )
            )
        return found
    called = _called(database, kind, typed, day)
    if len(called) == 1:
        return next(iter(called))
    if not called:
        raise NotFound(
            _("No record of the kind “{kind}” is called “{words}”. “parvis list {name}” shows what there is.").format(
                kind=_(KINDS[kind].title), words=typed, name=kind
            )
        )
    listed = ", ".join(f"{title} ({record})" for record, title in sorted(called.items()))
    raise UserError(
        _("“{words}” may mean {count} records: {records}. Give the id of the one you mean.").format(
            words=typed, count=len(called), records=listed
        )
    )


def _called(database: Database, kind: str, typed: str, day: str) -> dict[str, str]:
    """The records that a name, an acronym or a code means, with their titles."""
    if not i18n.fold(typed).strip():
        return {}
    if kind == "organisation":
        return _organisations(database, typed, day)
    if kind == "person":
        return _people(database, typed, day)
    from desktop_app.services import records

    coded = plain.with_code(database, kind, typed.strip())
    if coded:
        return {record: typed for record in coded}
    found: dict[str, str] = {}
    for language in i18n.LANGUAGES:
        with i18n.speaking(language):
            every = records.all_of(database, kind, day)
        found.update({record: title for record, title in every if i18n.fold(title) == i18n.fold(typed.strip())})
    return found


def _organisations(database: Database, typed: str, day: str) -> dict[str, str]:
    from desktop_app.storage.filters import Filter

    question = Question("organisation", i18n.language(), day, filters=(Filter("name", "is", typed),))
    return {row.id: row.cells[0] for row in rows(database, question, ids(database, question))}


def _people(database: Database, typed: str, day: str) -> dict[str, str]:
    question = Question("person", i18n.language(), day, words=typed)
    return {
        row.id: row.cells[0]
        for row in rows(database, question, ids(database, question))
        if i18n.fold(row.cells[0]) == i18n.fold(typed.strip())
    }
