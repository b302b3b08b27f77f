"""The small spaces: how French and English set punctuation, figures and titles; no more of a text changes."""

import re
import unicodedata

from desktop_app.printing.house import worn

NO_BREAK = "\u00a0"
THIN = "\u202f"

_FIGURE = re.compile(r"\b(\d+(?:er|re|e)?) (?=[^\W\d_])")
"""A figure stays with the word it counts, and a day with its month: `1er avril`."""
_LAST_FIGURE = re.compile(r"(?<=\w) (?=\d{1,4}\)?$)")
"""A figure at the end stays with the word before it: `(district 2)`."""
_GLUED = (
    (re.compile(r"\b(M\.|Mme|Mmes|MM\.|Dr|Pr|n°|p\.) (?=\S)"), rf"\1{NO_BREAK}"),
    (re.compile(r"(?<=\d) (?=[%‰°€])"), NO_BREAK),
    (re.compile(r"(?<=\d)\u00a0h (?=\d)"), f"{NO_BREAK}h{NO_BREAK}"),
)
_IMPRIMERIE = (
    (re.compile(r" +(?=[;!?])"), THIN),
    (re.compile(r" +(?=:)"), NO_BREAK),
    (re.compile(r"« *"), f"«{NO_BREAK}"),
    (re.compile(r" *»"), f"{NO_BREAK}»"),
)
# The EU's Interinstitutional style guide, 6.4: nothing before ; : ! ? and within « », a fixed space before % and °C.
_UNION = (
    (re.compile(r"[ \u00a0\u202f]+(?=[;!?:])"), ""),
    (re.compile(r"«[ \u00a0\u202f]*"), "«"),
    (re.compile(r"[ \u00a0\u202f]*»"), "»"),
)
_ENGLISH = re.compile(r"\b(no\.) (?=\d)|(?<=\d)() (?=[%‰°€])")
_CONCERNED = re.compile(r"[\d;!?:«».]|M[mr]|[DP]r|n°")
"""Without any of these no rule has anything to do, and most names have none."""


def one_line(text: str) -> str:
    """The text without what leaves no ink: line ends become spaces, control and format characters go."""
    if text.isprintable():
        return text
    flat = re.sub(r"[\t\n\r\v\f\u2028\u2029]+", " ", text)
    return "".join(letter for letter in flat if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co"))


def typeset(text: str, language: str) -> str:
    """The text with the spaces its language and the house want; only typed spaces change: a name stays as typed."""
    text = one_line(text)
    if not _CONCERNED.search(text):
        return text
    text = _LAST_FIGURE.sub(NO_BREAK, _FIGURE.sub(rf"\1{NO_BREAK}", text))
    if language != "fr":
        return _ENGLISH.sub(lambda found: f"{found[1] or ''}{NO_BREAK}", text)
    for pattern, spaced in (*_GLUED, *(_UNION if worn().spacing == "eu_style_guide" else _IMPRIMERIE)):
        text = pattern.sub(spaced, text)
    return text


def unbroken(text: str) -> str:
    """A phone or postcode, whose spaces never end a line."""
    return one_line(text).replace(" ", NO_BREAK)
