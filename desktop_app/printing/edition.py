"""The language or languages of one printed document: what it says in each, and how a name is shown in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from desktop_app.i18n import _, speaking
from desktop_app.printing.typography import Spacing, one_line, typeset
from desktop_app.services.directory import ByLanguage, Names

Language: TypeAlias = Literal["fr", "en", "fr+en"]


@dataclass(frozen=True)
class Shown:
    """A name as it is printed: its text and acronym, and whether it is in the language that was wanted."""

    text: str
    acronym: str
    own: bool = True


@dataclass(frozen=True)
class Edition:
    """One edition of a document: its languages, the first of which gives the order."""

    languages: tuple[str, ...]
    spacing: Spacing = "imprimerie nationale"

    @property
    def first(self) -> str:
        """The language the document is sorted in."""
        return self.languages[0]

    def each(self, say: Callable[[], str]) -> list[str]:
        """What is said in each language of the document; `say` runs once while each is spoken."""
        said = []
        for code in self.languages:
            with speaking(code):
                said.append(self.typeset(say(), code))
        return said

    def say(self, message: str) -> list[str]:
        """A message (marked by N_) in each language of the document."""
        return self.each(lambda: _(message))

    def inline(self, message: str) -> str:
        """A short message on one line, once where the languages agree."""
        return self.joined(self.say(message))

    def joined(self, said: list[str]) -> str:
        """What is said in each language, on one line; once where the languages agree."""
        return " / ".join(dict.fromkeys(said))

    def typeset(self, text: str, code: str) -> str:
        """A text with the spaces of its language."""
        return typeset(text, code, self.spacing)

    def texts(self, text: ByLanguage) -> list[str]:
        """A bilingual text in each language of the document, each once; in another one if need be."""
        own = [self.typeset(text[code], code) for code in self.languages if text.get(code)]
        other = [self.typeset(value, code) for code, value in text.items() if value]
        return list(dict.fromkeys(own or other[:1]))


def _order(edition: Edition, code: str) -> list[str]:
    """Which languages stand in for one: the document's own others, the organisation's, the rest."""
    return list(dict.fromkeys((code, *edition.languages, "original", "fr", "en")))


def shown_name(edition: Edition, names: Names, code: str | None = None) -> Shown:
    """The name of an organisation in a language, or the nearest there is."""
    code = code or edition.first
    official = next((key for key in _order(edition, code) if names.official.get(key)), "")
    acronym = next((names.acronyms[key] for key in _order(edition, code) if names.acronyms.get(key)), "")
    if official:
        text = edition.typeset(names.official[official], official)
        return Shown(text, one_line(acronym), official == code)
    return Shown(one_line(acronym), "")


def other_names(edition: Edition, names: Names) -> list[Shown]:
    """The names in the other languages, each with its own acronym, without what the first one said."""
    first = shown_name(edition, names)
    said = {first.text}
    shown = []
    for key in ("fr", "en", "original"):
        text = edition.typeset(names.official.get(key, ""), key)
        acronym = one_line(names.acronyms.get(key, ""))
        if text not in said and text:
            shown.append(Shown(text, "" if acronym == first.acronym else acronym))
            said.add(text)
    return shown


def other_acronyms(edition: Edition, names: Names) -> list[str]:
    """The acronyms beside the one that stands first."""
    first = shown_name(edition, names).acronym
    return [text for text in dict.fromkeys(map(one_line, names.acronyms.values())) if text and text != first]
