"""What a transaction changed, as one typed value that history, pages and the search index read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Changes:
    """The rows a transaction touched, and the listed records whose line, card or search entry may have moved."""

    title: str
    rows: frozenset[tuple[str, str]]
    records: frozenset[tuple[str, str]]

    def touches(self, *kinds: str) -> bool:
        """Whether a row of one of these kinds was made, changed or deleted."""
        return any(table in kinds for table, _row in self.rows)

    def touches_record(self, kind: str, record_id: str) -> bool:
        """Whether this record's own row or something on its card moved."""
        return (kind, record_id) in self.rows or (kind, record_id) in self.records
