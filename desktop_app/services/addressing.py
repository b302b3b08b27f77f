"""How somebody is addressed and which language they read, in the words that files have for it."""

from desktop_app.services.headings_known import plain

CIVIL = {
    "m": "m", "mr": "m", "monsieur": "m", "h": "m", "homme": "m", "male": "m", "herr": "m", "masculin": "m",
    "mme": "f", "mlle": "f", "madame": "f", "mademoiselle": "f", "ms": "f", "mrs": "f", "miss": "f", "f": "f",
    "femme": "f", "female": "f", "frau": "f", "feminin": "f",
}  # fmt: skip
_LANGUAGES = {"francais": "fr", "french": "fr", "anglais": "en", "english": "en"}


def form_of_address(text: str) -> str:
    """The form of address that a word means; empty where it is none of ours."""
    return CIVIL.get(plain(text), "")


def language(text: str) -> str:
    """The language that a word or code (`fr_BE`, `Français (Belgique)`) means, French or English; empty for others."""
    word = next(iter(plain(text).split()), "")
    code = _LANGUAGES.get(word, word)
    return code if code in ("fr", "en") else ""


WORDS = {"person.form_of_address": form_of_address, "person.language": language}
"""The targets whose words must be understood, and by what."""
