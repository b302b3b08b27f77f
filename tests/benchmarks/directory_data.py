"""An invented directory of any size: a dozen countries' letters, two names, people with roles, links."""

import random
from datetime import date

from desktop_app.services.directory import Directory, Entry, EntryPerson, Family, Names, Point, PostalAddress, Reach

DAY = date(2026, 11, 24)
SEED = 20081116
WORDS = {
    "fr": "communauté territoires développement coopération régions façade Loire-Océan littoral élus forêt île".split(),
    "en": "community territories development cooperation regions coast assembly network councils forest".split(),
    "original": "Gemeinde Városok Județul Ațel școală Kraków Łódź Δήμος Αθήνα Град София Ångström São Çiğli".split(),
}
PLACES = (
    ("FR", "rue de la République", "Besançon"), ("DE", "Königsstraße", "Köln"), ("RO", "Strada Știrbei", "București"),
    ("GR", "Οδός Σταδίου", "Αθήνα"), ("BG", "ул. „Московска“", "София"), ("PL", "ulica Świętokrzyska", "Łódź"),
    ("ES", "Calle Núñez", "A Coruña"), ("IT", "via Università", "Forlì"), ("SE", "Kungsgatan", "Malmö"),
    ("HU", "Kossuth Lajos út", "Győr"), ("NL", "Nassaulaan", "Den Haag"), ("GB", "Smith Square", "London"),
)  # fmt: skip
GIVEN = (
    "Anne Élodie Łucja Søren Günther María Ioana Δημήτρης Aïcha Zoë Björn Çelik François Nathalie Țarcă Иван".split()
)
FAMILY = "Martin Lefèvre Müller Rossi García Popescu Παπαδόπουλος Kowalski Ørsted Traoré Bernard Петров Onțanu".split()
TITLES = (
    {"fr": "Présidente", "en": "President"},
    {"fr": "Secrétaire général", "en": "Secretary General"},
    {"fr": "Chargée de mission", "en": "Policy Officer"},
    {"fr": "Maire", "en": "Mayor"},
    {"fr": "Adjoint au maire, délégué aux relations internationales", "en": "Deputy Mayor for International Relations"},
)
SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo an el or un is ar".split()
FAMILIES = 8


def directory_of(members: int) -> Directory:
    """A directory of that many members, always the same."""
    chance = random.Random(SEED)
    entries = [_entry(chance, number) for number in range(members)]
    step = -(-members // FAMILIES)
    families = tuple(
        Family({"fr": f"Famille {place + 1}", "en": f"Family {place + 1}"}, tuple(entries[start : start + step]))
        for place, start in enumerate(range(0, members, step))
    )
    return Directory(DAY, families, left_out=members // 50)


def _word(chance: random.Random, count: int = 3) -> str:
    return "".join(chance.choice(SYLLABLES) for _syllable in range(count))


def _name(chance: random.Random, language: str) -> str:
    words = [chance.choice(WORDS[language]) for _word in range(chance.randint(2, 4))]
    return f"{_word(chance, 2).title()} {' '.join(words)}"


def _entry(chance: random.Random, number: int) -> Entry:
    country, street, town = chance.choice(PLACES)
    official = {"fr": _name(chance, "fr"), "en": _name(chance, "en")}
    if number % 4 == 0:
        official["original"] = _name(chance, "original")
    domain = f"{_word(chance)}-{_word(chance, 2)}.example"
    phone = " ".join(f"{chance.randrange(100):02}" for _pair in range(4))
    return Entry(
        f"e{number}",
        Names(official, {"fr": f"{_word(chance, 1)}{number}".upper()}),
        country,
        PostalAddress((f"{chance.randint(1, 200)} {street}",), f"{chance.randrange(99999):05}", town, "", country),
        Reach((Point(f"+33 {phone}"),), emails=(Point(f"contact@{domain}"),), webs=(Point(f"www.{domain}"),)),
        tuple(_person(chance, f"p{number}-{place}", domain) for place in range(chance.randint(2, 4))),
    )


def _person(chance: random.Random, key: str, domain: str) -> EntryPerson:
    family = f"{chance.choice(FAMILY)}-{_word(chance).title()}"
    email = f"{_word(chance)}.{_word(chance)}@{domain}"
    return EntryPerson(
        key, chance.choice(GIVEN), "", family, (chance.choice(TITLES),), reach=Reach(emails=(Point(email),))
    )
