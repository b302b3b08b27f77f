"""How a letter begins: by language, gender and office, for one person, several, or an organisation."""

from collections.abc import Sequence

from desktop_app.i18n import N_, _, language, pgettext
from desktop_app.services.papers import Someone

OFFICES = {
    "president": ("Président", "Présidente"),
    "co-president": ("Coprésident", "Coprésidente"),
    "honorary-president": ("Président", "Présidente"),
    "first-vice-president": ("Vice-président", "Vice-présidente"),
    "vice-president": ("Vice-président", "Vice-présidente"),
    "treasurer": ("Trésorier", "Trésorière"),
    "secretary-general": ("Secrétaire général", "Secrétaire générale"),
    "deputy-secretary-general": ("Secrétaire général adjoint", "Secrétaire générale adjointe"),
    "permanent-secretary": ("Secrétaire permanent", "Secrétaire permanente"),
    "general-delegate": ("Délégué général", "Déléguée générale"),
    "director-general": ("Directeur général", "Directrice générale"),
    "director": ("Directeur", "Directrice"),
    "mayor": ("Maire", "Maire"),
    "deputy-mayor": ("Maire", "Maire"),
    "regional-councillor": ("Conseiller régional", "Conseillère régionale"),
    "municipal-councillor": ("Conseiller municipal", "Conseillère municipale"),
    "commissioner": ("Commissaire", "Commissaire"),
    "mep": ("Député", "Députée"),
}
"""The offices that French names in a salutation, by the code of the role, for a man and for a woman."""

SEVERAL = N_("Ladies and Gentlemen")
MOST_NAMED = 2
"""Up to how many people are each greeted."""


def salutation(people: Sequence[tuple[Someone, str]]) -> str:
    """`Madame la Présidente,`, `Dear Ms Lefèvre,` in the language in force: each person with the code of a role."""
    if not people:
        return pgettext("a letter", "Dear Sir or Madam,")
    if len(people) > MOST_NAMED:
        return f"{_(SEVERAL)},"
    if language() == "fr":
        return f"{', '.join(dict.fromkeys(_in_french(who, role) for who, role in people))},"
    names = " and ".join(_in_english(who) for who, _role in people)
    return f"Dear {names},"


def _in_french(who: Someone, role: str) -> str:
    if not who.form_of_address:
        return "Madame, Monsieur"
    woman = who.form_of_address == "f"
    civility = "Madame" if woman else "Monsieur"
    if role not in OFFICES:
        return civility
    return f"{civility} {'la' if woman else 'le'} {OFFICES[role][woman]}"


def _in_english(who: Someone) -> str:
    civility = who.honorific or {"f": "Ms", "m": "Mr"}.get(who.form_of_address, "")
    if not civility or not who.family:
        return who.name
    tight = who.particle.endswith(("'", "’"))
    last = f"{who.particle}{who.family}" if tight else " ".join(filter(None, (who.particle, who.family)))
    return f"{civility} {last}"
