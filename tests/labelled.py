"""Sets of records of which it is known who is who: the duplicates to be found, and how many were."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop_app.services import duplicates, traits
from desktop_app.services import likeness_words as plainly
from desktop_app.services.traits import Traits

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@dataclass(frozen=True)
class Found:
    """What was found in a set: how good, and how many of those that are not one were called sure."""

    precision: float
    recall: float
    wrongly_sure: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def judged(kind: str, records: list[Traits], who: dict[str, str]) -> Found:
    """Look through a set and compare with the truth; `who` says by record who it is."""
    same: dict[str, list[str]] = defaultdict(list)
    for record, one in who.items():
        same[one].append(record)
    true = {frozenset((a, b)) for some in same.values() for a in some for b in some if a < b}
    pairs = duplicates.among(kind, records)
    right = [pair for pair in pairs if pair.ids in true]
    wrongly_sure = sum(pair.is_sure and pair.ids not in true for pair in pairs)
    return Found(len(right) / max(len(pairs), 1), len(right) / len(true), wrongly_sure)


def shared(name: str) -> Path:
    """A file handed to all; the test is passed over where it is missing."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not beside this copy of the project")
    return path


def febrl() -> tuple[list[Traits], dict[str, str]]:
    """FEBRL 1: 1,000 invented Australians, half of them written a second time with slips of the pen."""
    records, who = [], {}
    with shared("duplicates/dataset1.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, skipinitialspace=True):
            street = f"{row['street_number']} {row['address_1']} {row['address_2']}"
            records.append(
                traits.person(
                    row["rec_id"],
                    given=row["given_name"],
                    family=row["surname"],
                    born=row["date_of_birth"],
                    places=[traits.place(street, row["postcode"], row["suburb"])],
                )
            )
            who[row["rec_id"]] = row["rec_id"].split("-")[1]
    return records, who


def german_names() -> tuple[list[Traits], dict[str, str]]:
    """RLdata500: names and days of birth from German registers, 50 of them twice."""
    truth = shared("duplicates/identity.RLdata500.tsv").read_text(encoding="utf-8").split()[1:]
    records, who = [], {}
    with shared("duplicates/RLdata500.tsv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t")):
            given, family = (
                " ".join(row[f"{part}_c{place}"] for place in (1, 2) if row[f"{part}_c{place}"] != "NA")
                for part in ("fname", "lname")
            )
            day = f"{int(row['by']):04}-{int(row['bm']):02}-{int(row['bd']):02}"
            records.append(traits.person(str(number), given=given, family=family, born=day))
            who[str(number)] = truth[number]
    return records, who


def strangers(locale: str) -> Iterator[Traits]:
    """Invented people of a country, no two of them one."""
    with shared(f"contacts_faker/{locale}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield traits.person(
                row["id"],
                given=row["given"],
                family=row["family"],
                born=row["birth"],
                emails=[row["email"]],
                phones=[plainly.phone(row["phone"], None)],
                places=[traits.place(row["street"], row["postcode"], row["city"])],
                belongs=[" ".join(sorted(plainly.organisation_words(row["org"])))],
            )


def communes() -> Iterator[Traits]:
    """The communes of France as an import of their list keeps them; no two of them are one, 1,441 names are shared."""
    with shared("authorities/fr_communes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            places = [traits.place("", row["codes_postaux"], "")]
            kept = [(name, value) for name, value in row.items() if name not in ("nom", "type", "codes_postaux")]
            yield traits.organisation(row["code_insee"], [row["nom"]], places=places, country="FR", kept=kept)


def communes_of_shared_names() -> list[Traits]:
    """Those communes whose name another one has too."""
    every = list(communes())
    count = Counter(one.names for one in every)
    return [one for one in every if count[one.names] > 1]
