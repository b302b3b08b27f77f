"""Whether new records, one after the other, are among those of a base already: read once, asked many times."""

from collections import defaultdict

from desktop_app.services import standing_traits
from desktop_app.services.duplicates import MANNERS, Pair
from desktop_app.services.edits import Edit, RowEdit
from desktop_app.services.incoming import Incoming
from desktop_app.services.likeness import Weights
from desktop_app.services.pairing import ACRONYM, INITIALS, LARGEST
from desktop_app.services.typed_traits import of_edit
from desktop_app.storage.database import Database

_TURNED = {INITIALS: ACRONYM, ACRONYM: INITIALS}
"""A long name is looked for among the acronyms, an acronym among the long names (two acronyms are two names)."""


class Lookalikes:
    """The records of one kind as they stood when they were read."""

    def __init__(self, database: Database, kind: str) -> None:
        self._database, self._kind, self._manner = database, kind, MANNERS[kind]
        self._records = standing_traits.OF_KIND[kind](database)
        self._weights = Weights(self._records)
        self._blocks: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self._records):
            for key in self._manner.keys(one):
                self._blocks[key].append(place)

    def likeliest(self, record: Incoming) -> Pair | None:
        """The record of the base that one of a file most likely is, if any is likely."""
        if not self._records:
            return None
        new = of_edit(self._database, _as_edit(record))
        places: set[int] = set()
        for key in self._manner.keys(new):
            block = self._blocks.get(_TURNED.get(key[0], key[0]) + key[1:], [])
            places.update(block if len(block) <= LARGEST else ())
        near = [self._records[place] for place in sorted(places)]
        found = [Pair(self._kind, "", one.id, self._manner.compare(new, one, self._weights)) for one in near]
        return max((pair for pair in found if pair.verdict.state), key=lambda pair: pair.verdict.bits, default=None)


def _as_edit(record: Incoming) -> Edit:
    """What a file says of a record, as if it were typed on a new card."""
    rows = [RowEdit(kind, None, "", values) for kind, values in record.rows]
    rows += [
        RowEdit("contact_point", None, "", {"kind": kind, "value": value})
        for belonging in record.belongs
        for kind, value in belonging.contacts
    ]
    rows += [
        RowEdit("kept_value", None, "", {"name": kept.name, "value": kept.value, "key": kept.key})
        for kept in record.kept
    ]
    return Edit(record.kind, None, record.values, rows)
