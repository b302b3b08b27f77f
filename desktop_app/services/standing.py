"""What the base knows already of the records in a file: found by key, by name, by e-mail; read many at once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from desktop_app.domain.fields import Link
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.names import full_name
from desktop_app.i18n import _
from desktop_app.services import pictures
from desktop_app.services.columns import folded
from desktop_app.services.incoming import Incoming
from desktop_app.services.lookalikes import Lookalikes
from desktop_app.services.mapped import OF_CALENDARS
from desktop_app.storage.database import Database
from desktop_app.storage.queries import plain

CHUNK = 500
OWNED = {
    "person": ("contact_point", "address", "kept_value", "mandate", "tagging"),
    "organisation": ("organisation_name", "contact_point", "address", "kept_value", "tagging"),
    "event": ("kept_value", *OF_CALENDARS),
}


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


class Standing:
    """The base as an import sees it: names and keys of all records, the rows of those that matter."""

    def __init__(self, database: Database, kinds: Iterable[str]) -> None:
        self.database = database
        self.by_key: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        self.keys: dict[str, dict[str, str]] = defaultdict(dict)
        self.by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.by_email: dict[str, list[str]] = defaultdict(list)
        self.values: dict[str, dict[str, Any]] = {}
        self.pictures: dict[str, str] = {}
        """The digest of the picture that a record has."""
        self.categories: dict[str, set[str]] = defaultdict(set)
        """The categories of an organisation's memberships, folded, in both languages."""
        self.rows: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
        self.looks_closely = False
        """Whether records whose name is not there are compared with all that is alike; long files are not."""
        self._lookalikes: dict[str, Lookalikes] = {}
        self._roles = {
            row[0]: row[1:]
            for row in database.read("SELECT id, title_fr_m, title_fr_f, title_fr_n, title_en FROM role_type")
        }
        self._by_values: dict[tuple[str, tuple[str, ...]], dict[tuple[str, ...], list[str]]] = {}
        self._read_names({*kinds, "organisation"})
        self._read_keys()
        self._read_emails()

    def _read_names(self, kinds: Iterable[str]) -> None:
        for kind in kinds:
            if kind == "person":
                rows = self.database.read("SELECT id, given, particle, family FROM person")
                for record, given, particle, family in rows:
                    self.by_name[kind, folded(full_name(given, particle, family))].append(record)
            elif kind == "organisation":
                for record, text in self.database.read("SELECT organisation_id, text FROM organisation_name"):
                    known = self.by_name[kind, folded(text)]
                    if record not in known:
                        known.append(record)
            else:
                self._read_titles(kind)

    def _read_titles(self, kind: str) -> None:
        names = [column.name for column in KINDS[kind].columns]
        shown = [name for name in names if name.startswith(("title", "label", "name")) or name == "code"] or names[:1]
        for record, *texts in self.database.read(f'SELECT id, {", ".join(shown)} FROM "{kind}"'):
            for text in dict.fromkeys(folded(str(text)) for text in texts if text):
                self.by_name[kind, text].append(record)

    def _read_keys(self) -> None:
        for kind in OWNED:
            sql = f"SELECT {kind}_id, name, key FROM kept_value WHERE key IS NOT NULL AND {kind}_id IS NOT NULL"
            for record, name, key in self.database.read(sql):
                self.by_key[kind, name, key].append(record)
                self.keys[record][name] = key
        for record, key in self.database.read("SELECT event_id, key FROM calendar_entry WHERE key IS NOT NULL"):
            self.by_key["event", "UID", key].append(record)
            self.keys[record]["UID"] = key

    def _read_emails(self) -> None:
        sql = (
            "SELECT lower(c.value), coalesce(c.person_id, m.person_id) FROM contact_point c "
            "LEFT JOIN mandate m ON m.id = c.mandate_id WHERE c.kind = 'email' AND c.organisation_id IS NULL"
        )
        for email, record in self.database.read(sql):
            self.by_email[email].append(record)

    def likeliest(self, record: Incoming) -> tuple[str, str]:
        """The record that one of a file is likely to be though its name is written otherwise, and why."""
        if not self.looks_closely or record.kind not in ("person", "organisation"):
            return "", ""
        if record.kind not in self._lookalikes:
            self._lookalikes[record.kind] = Lookalikes(self.database, record.kind)
        found = self._lookalikes[record.kind].likeliest(record)
        return (found.other, "; ".join(found.reasons())) if found else ("", "")

    def titles(self, mandate: dict[str, Any]) -> tuple[Any, ...]:
        """What a mandate may be called in a file: its own titles and those of its role."""
        return mandate["title_fr"], mandate["title_en"], *self._roles.get(mandate["role_type_id"], ())

    def titles_of(self, event: str) -> set[str]:
        """What an event is called, folded."""
        return {folded(str(self.values[event][name] or "")) for name in ("title_fr", "title_en")}

    def link_by_name(self, record: Incoming) -> None:
        """Put the ids of records in the place of their names; the record is refused where none or several have it."""
        for column in KINDS[record.kind].columns:
            typed = str(record.values.get(column.name) or "").strip()
            if not isinstance(column, Link) or not typed or _is_id(typed):
                continue
            found = self.by_name.get((column.to, folded(typed)), [])
            if len(found) == 1:
                record.values[column.name] = found[0]
                continue
            words = _("“{name}” may mean several records.") if found else _("No record is called “{name}”.")
            record.problem = f"{_(column.title)}: {words.format(name=typed)}"
            del record.values[column.name]

    def _same_values(self, record: Incoming) -> list[str]:
        """The records of a kind without cards that say all that one of a file says."""
        names = tuple(sorted(record.values))
        index = self._by_values.get((record.kind, names))
        if index is None:
            index = self._by_values[record.kind, names] = defaultdict(list)
            chosen = ", ".join(f'"{name}"' for name in ("id", *names))
            for one, *cells in self.database.read(f'SELECT {chosen} FROM "{record.kind}"'):
                index[tuple(map(str, cells))].append(one)
        return index.get(tuple(str(record.values[name]) for name in names), [])

    def load(self, kind: str, ids: Iterable[str]) -> None:
        """Read the values and rows of some records."""
        wanted = [record for record in dict.fromkeys(ids) if record not in self.values]
        self.values |= plain.values(self.database, kind, wanted)
        if kind in ("person", "organisation"):
            self.pictures |= {one: found[1] for one, found in pictures.latest(self.database, kind, wanted).items()}
        for owned in OWNED.get(kind, ()):
            self._load_rows(owned, f"{kind}_id", wanted)
        if kind == "organisation":
            self._load_categories(wanted)
        if kind == "person":
            mandates = [row["id"] for record in wanted for row in self.rows[record]["mandate"]]
            self._load_rows("contact_point", "mandate_id", mandates)

    def _load_categories(self, organisations: list[str]) -> None:
        sql = (
            "SELECT m.organisation_id, c.label_fr, c.label_en FROM membership m "
            "JOIN membership_category c ON c.id = m.category_id WHERE m.organisation_id IN"
        )
        for start in range(0, len(organisations), CHUNK):
            chunk = organisations[start : start + CHUNK]
            for one, *labels in self.database.read(f"{sql} ({','.join('?' * len(chunk))})", chunk):
                self.categories[one] |= {folded(label) for label in labels if label}

    def _load_rows(self, kind: str, by: str, owners: list[str]) -> None:
        names = [column.name for column in KINDS[kind].columns]
        chosen = ", ".join(names)
        for start in range(0, len(owners), CHUNK):
            chunk = owners[start : start + CHUNK]
            marks = ",".join("?" * len(chunk))
            sql = f"SELECT id, {chosen} FROM {kind} WHERE {by} IN ({marks}) ORDER BY id"
            for record, *cells in self.database.read(sql, chunk):
                row = dict(zip(names, cells, strict=True))
                self.rows[row[by]][kind].append({"id": record, **row})

    def candidates(self, record: Incoming) -> list[str]:
        """The records that a record of a file may be, by key, else by name."""
        if record.kind not in OWNED:
            same = self._same_values(record)
            return same or (list(self.by_name.get((record.kind, folded(record.name)), ())) if record.name else [])
        if record.key:
            found = self.by_key.get((record.kind, *record.key))
            if found:
                return list(found)
        same = self.by_name.get((record.kind, folded(record.name)), [])
        if not record.key:
            return list(same)
        scheme, key = record.key
        return [one for one in same if self.keys.get(one, {}).get(scheme, key) == key]
