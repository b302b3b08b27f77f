"""What a card was changed to, as plain data: it can be checked, kept as a draft, and saved."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass
class RowEdit:
    """One row of a card's section: changed, new (no id) or removed; `key` names it in problems."""

    kind: str
    id: str | None
    key: str
    values: dict[str, Any] = field(default_factory=dict)
    removed: bool = False


@dataclass
class Edit:
    """The changed values of one record (a new one has no id) and of the rows on its card."""

    kind: str
    id: str | None
    values: dict[str, Any] = field(default_factory=dict)
    rows: list[RowEdit] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was changed."""
        return not self.values and not self.rows

    def as_json(self) -> str:
        """The edit as a text that `from_json` reads back."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> "Edit":
        """The edit that a text was made from."""
        parts = json.loads(text)
        return Edit(parts["kind"], parts["id"], parts["values"], [RowEdit(**row) for row in parts["rows"]])
