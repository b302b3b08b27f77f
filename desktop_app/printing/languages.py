"""The language or languages of one printed document: what it says in each, and how a name is shown in it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from desktop_app.i18n import _, speaking
from desktop_app.printing.typography import one_line, typeset
from desktop_app.services.directory import ByLanguage, Names

TAGS = {"fr": "fr-FR", "en": "en-GB"}
UNKNOWN = "und"
"""The tag of a language nobody noted (BCP 47)."""


class Shown(NamedTuple):
    """A name as it is printed: its text and acronym, and whether it is in the language that was wanted."""

    text: str
    acronym: str
    own: bool = True
    code: str = ""
    """The language of the text: fr, en or original."""


@dataclass(frozen=True)
class Languages:
    """The languages of one document, the first of which gives the order."""

    codes: tuple[str, ...]
    _said: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _shown: dict[int, tuple[Names, "Shown"]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def first(self) -> str:
        """The language the document is sorted in."""
        return self.codes[0]

    def each(self, say: Callable[[], str]) -> list[str]:
        """What is said in each language of the document; `say` runs once while each is spoken."""
        said = []
        for code in self.codes:
            with speaking(code):
                said.append(self.typeset(say(), code))
        return said

    def say(self, message: str) -> list[str]:
        """A message (marked by N_) in each language of the document."""
        said = self._said.get(message)
        if said is None:
            said = self._said[message] = self.each(lambda: _(message))
        return said

    def by_language(self, message: str) -> list[str]:
        """A message in each language of the document, once where they agree."""
        return list(dict.fromkeys(self.say(message)))

    def inline(self, message: str) -> str:
        """A short message on one line, once where the languages agree."""
        return self.joined(self.say(message))

    def joined(self, said: list[str]) -> str:
        """What is said in each language, on one line; once where the languages agree."""
        return " / ".join(dict.fromkeys(said))

    def typeset(self, text: str, code: str) -> str:
        """A text with the spaces of its language."""
        return typeset(text, code)

    def texts(self, text: ByLanguage) -> list[str]:
        """A bilingual text in each language of the document, each once; in another one if need be."""
        return [said for _code, said in self.tagged(text)]

    def tagged(self, text: ByLanguage) -> list[tuple[str, str]]:
        """As `texts`, each with the language it is in."""
        own = [(code, self.typeset(text[code], code)) for code in self.codes if text.get(code)]
        if not own:
            own = [(code, self.typeset(value, code)) for code, value in text.items() if value][:1]
        return own if len(own) < 2 or own[0][1] != own[1][1] else own[:1]

    def tag(self, code: str, country: str = "") -> str:
        """The language tag of a text for readers aloud; nothing where it is the document's own."""
        if not code or code == self.first:
            return ""
        return TAGS.get(code) or language_of(country)


@cache
def language_of(country: str) -> str:
    """The language of a country that has one; else nobody can tell an organisation's own language."""
    from babel.languages import get_official_languages

    spoken = get_official_languages(country) if country else ()
    return spoken[0].split("_")[0] if len(spoken) == 1 else UNKNOWN


def _order(languages: Languages, code: str) -> tuple[str, ...]:
    """Which languages stand in for one: the document's own others, the organisation's, the rest."""
    return (code, *languages.codes, "original", "fr", "en")


def shown_name(languages: Languages, names: Names) -> Shown:
    """The name of an organisation in the document's language, or the nearest there is."""
    kept = languages._shown.get(id(names))
    if kept is None:
        kept = languages._shown[id(names)] = names, _shown_name(languages, names)
    return kept[1]


def _shown_name(languages: Languages, names: Names) -> Shown:
    code = languages.first
    order = _order(languages, code)
    official = next((key for key in order if names.official.get(key)), "")
    acronym = next((names.acronyms[key] for key in order if names.acronyms.get(key)), "")
    if official:
        text = languages.typeset(names.official[official], official)
        return Shown(text, one_line(acronym), official == code, official)
    return Shown(one_line(acronym), "", code=code)


def other_names(languages: Languages, names: Names) -> list[Shown]:
    """The names in the other languages, each with its own acronym, without what the first one said."""
    first = shown_name(languages, names)
    said = {first.text}
    shown = []
    for key in ("fr", "en", "original"):
        text = languages.typeset(names.official.get(key, ""), key)
        if text and text not in said:
            acronym = one_line(names.acronyms.get(key, ""))
            shown.append(Shown(text, "" if acronym == first.acronym else acronym, code=key))
            said.add(text)
    return shown


def other_acronyms(languages: Languages, names: Names) -> list[str]:
    """The acronyms beside the one that stands first."""
    first = shown_name(languages, names).acronym
    return [text for text in dict.fromkeys(map(one_line, names.acronyms.values())) if text and text != first]
