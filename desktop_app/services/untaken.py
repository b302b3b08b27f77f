"""The cells of a row that no field of its record took: they stay with it under their headings."""

from collections.abc import Mapping, Sequence

from desktop_app.i18n import fold
from desktop_app.services.addressing import CIVIL, WORDS
from desktop_app.services.headings_known import plain
from desktop_app.services.incoming import Incoming
from desktop_app.services.written_days import DAYS, day_of

SINGLE = frozenset(
    {"organisation.name_fr", "organisation.name_en", "organisation.acronym", "organisation.kind", "mandate.title"}
    | {f"person.{name}" for name in ("suffix", "nickname", "shown_as", "profession", "time_zone")}
    | {"department", "mandate.duties"}
    | {
        f"{group}.{name}"
        for group in ("address", "home")
        for name in ("post_box", "postcode", "city", "cedex", "region", "country")
    }
)
"""Of these a record takes the first that is filled, however many columns there are."""
OF_WORK = ("department", "mandate.duties")
"""What says something of a mandate: of somebody without one it stays beside the person."""
_ORGANISATIONS = ("organisation.name_en", "organisation.acronym", "organisation.kind", "organisation.founded_on")
_USED_BY_BOTH = ("person.remarks", "organisation.name_fr")

Places = Mapping[str, Sequence[int]]


def untaken(record: Incoming, row: Sequence[str], places: Places) -> list[int]:
    """The columns whose text would be lost: another kind's, a second one of its field, not understood."""
    found: list[int] = []
    for target, columns in places.items():
        if _is_of_others(record, target) or (target in OF_WORK and not record.belongs):
            found += columns
        elif target in DAYS and len(columns) > 1:
            found += _others(row, columns) if day_of(row, columns)[1] else []
        elif target in SINGLE and len(columns) > 1:
            found += _others(row, columns)
        elif target in WORDS:
            found += [place for place in columns if place < len(row) and not WORDS[target](row[place])]
        elif target == "person.full" and _says_more(record, row[columns[0]] if columns[0] < len(row) else ""):
            found.append(columns[0])
    return found


def _is_of_others(record: Incoming, target: str) -> bool:
    if record.kind == "person":
        return target in _ORGANISATIONS
    if record.kind != "organisation":
        return False
    return target.startswith(("person.", "home.", "mandate.", "department")) and target not in _USED_BY_BOTH


def _others(row: Sequence[str], columns: Sequence[int]) -> list[int]:
    """The columns that say something else than the first that is filled."""
    filled = [place for place in columns if place < len(row) and row[place].strip()]
    return [place for place in filled if fold(row[place].strip()) != fold(row[filled[0]].strip())]


def _says_more(record: Incoming, full: str) -> bool:
    """Whether a whole name has words that the parts of the name have not."""
    known = {word for value in record.values.values() for word in plain(str(value)).split()}
    return not set(plain(full).split()) <= known | CIVIL.keys()
