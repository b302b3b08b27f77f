"""A base of many invented people in a fifth as many organisations, made once and kept under build/."""

import random
import time
from pathlib import Path

from desktop_app.domain.record import new_id
from desktop_app.storage import search_index
from desktop_app.storage.connection import SCHEMA_VERSION, connect
from desktop_app.storage.database import Database, create
from desktop_app.storage.index_rules import RULES_VERSION

SEED = 20081116
GIVEN = (
    "Anne Élodie Łucja Søren Günther María Ioana Dimitris Aïcha Zoë Björn Çelik Œdipe François Nathalie Țarcă"
).split()
FAMILY = (
    "Martin Dupont Lefèvre Müller Rossi García Popescu Papadopoulos Kowalski Ørsted Nguyen Traoré Diallo Bernard Петров"
).split()
TOWNS = (
    "Paris Lyon Roma București Łódź Bruxelles Genève Ouagadougou Dakar Göteborg Málaga Évry Αθήνα Strasbourg"
).split()
SYLLABLES = ("ba ce di fo gu la me ni po ru sa te vi zo an el or un is ar").split()


def large_base(people: int, folder: Path = Path("build/benchmarks")) -> Database:
    """Open the base of that many people, making it when this program's has not been made yet."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"people-{people}-{SCHEMA_VERSION}-{RULES_VERSION}.parvis"
    if not path.exists():
        start = time.perf_counter()
        unfinished = path.with_suffix(".unfinished")
        for old in folder.glob(unfinished.name + "*"):
            old.unlink()
        _fill(unfinished, people)
        unfinished.rename(path)
        print(f"made a base of {people} people in {time.perf_counter() - start:.0f} s", flush=True)
    return Database(path, "Bench")


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _syllable in range(3))


def _fill(path: Path, people: int) -> None:
    create(path, "Bench").close()
    chance = random.Random(SEED)
    raw = connect(path)
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(
        "INSERT INTO organisation_kind (id, code, label_fr, label_en, rank, is_body) VALUES (?,?,?,?,0,0)",
        (kind := new_id(), "b-city", "Ville", "City"),
    )
    raw.execute(
        "INSERT INTO membership_category (id, code, label_fr, label_en, rank, votes) VALUES (?,?,?,?,0,1)",
        (category := new_id(), "b-member", "Membre", "Member"),
    )
    role_sql = "INSERT INTO role_type (id, code, title_fr_m, title_fr_f, title_en, rank) VALUES (?,?,?,?,?,1)"
    raw.execute(role_sql, (role := new_id(), "b-mayor", "maire", "maire", "Mayor"))
    organisations = [new_id() for _one in range(people // 5)]
    for organisation in organisations:
        name = f"{chance.choice(TOWNS)}-{_word(chance).title()} {_word(chance)}"
        raw.execute(
            "INSERT INTO organisation (id, kind_id, country) VALUES (?, ?, ?)",
            (organisation, kind, chance.choice(["FR", "IT", "RO", "BE"])),
        )
        for language, text in (("fr", f"Association {name}"), ("en", f"{name} association")):
            raw.execute(
                "INSERT INTO organisation_name (id, organisation_id, language, kind, text) VALUES (?,?,?,'official',?)",
                (new_id(), organisation, language, text),
            )
        raw.execute(
            "INSERT INTO membership (id, organisation_id, category_id, starts_on) VALUES (?,?,?,'2008-11-16')",
            (new_id(), organisation, category),
        )
        raw.execute(
            "INSERT INTO contact_point (id, organisation_id, kind, value, e164, public) VALUES (?,?,'phone',?,?,1)",
            (new_id(), organisation, number := f"+331{chance.randrange(10**8):08}", number),
        )
        raw.execute(
            "INSERT INTO address (id, organisation_id, kind, city, postcode, country) VALUES (?,?,'seat',?,?,'FR')",
            (new_id(), organisation, chance.choice(TOWNS), f"{chance.randrange(99999):05}"),
        )
    for _number in range(people):
        person = new_id()
        given, family = chance.choice(GIVEN), f"{chance.choice(FAMILY)}-{_word(chance).title()}"
        raw.execute(
            "INSERT INTO person (id, given, family, form_of_address) VALUES (?,?,?,?)",
            (person, given, family, chance.choice("mf")),
        )
        raw.execute(
            "INSERT INTO mandate (id, person_id, organisation_id, role_type_id, starts_on) VALUES (?,?,?,?,'2009')",
            (mandate := new_id(), person, chance.choice(organisations), role),
        )
        raw.execute(
            "INSERT INTO contact_point (id, mandate_id, kind, value, public) VALUES (?,?,'email',?,1)",
            (new_id(), mandate, f"{_word(chance)}.{_word(chance)}@example.org"),
        )
    search_index.make_anew(raw)
    raw.execute("COMMIT")
    raw.close()
