"""What a page of records shows, declared as plain data."""

from dataclasses import dataclass

from desktop_app import i18n


@dataclass(frozen=True)
class PageOf:
    """What a page shows: its name for tests and settings, its words (msgids), its kind and scopes."""

    name: str
    title: str
    icon: str
    kind: str
    scope: str
    new: str
    search: str
    empty: str
    advice: str
    scopes: tuple[tuple[str, str, str], ...] = ()
    columns: tuple[str, ...] = ()
    """The only columns worth their room here; all of the kind where none is named."""


def count_in_words(count: int) -> str:
    """A count with the language's separator of thousands."""
    return f"{count:,}".replace(",", "\u202f" if i18n.language() == "fr" else ",")
