"""Countries as files of other countries call them: Deutschland, Polska, U.S.A."""

from functools import cache

from desktop_app.i18n import country_codes, fold

LANGUAGES = (
    "bg", "cs", "da", "de", "el", "es", "et", "fi", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nb", "nl", "pl", "pt",
    "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk",
)  # fmt: skip
"""The languages of Europe beside French and English."""
SHORT = {
    "usa": "US",
    "us of a": "US",
    "uk": "GB",
    "gb": "GB",
    "uae": "AE",
    "holland": "NL",
    "england": "GB",
    "scotland": "GB",
}


def country_named(text: str) -> str:
    """The code of a country by a name that is neither French nor English; empty where nobody calls one so."""
    wanted = " ".join(fold(text.replace(".", "")).split())
    return SHORT.get(wanted) or _names().get(wanted, "") if wanted else ""


@cache
def _names() -> dict[str, str]:
    from babel import Locale

    codes = set(country_codes())
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code in codes:
                found.setdefault(" ".join(fold(name.replace(".", "")).split()), code)
    return found
