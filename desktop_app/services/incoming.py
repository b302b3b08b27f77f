"""What came out of a file before it meets the base: a table of texts, and records with the rows that hang on them.

Readers (interchange.reading) make these; services.columns turns a table into records; services.importing compares
the records with the base.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop_app.services.pictures import Picture


@dataclass(frozen=True)
class Notice:
    """Something in a file that could not be read, or was read with a doubt: the line and a sentence."""

    line: int
    text: str


@dataclass
class Table:
    """The rows of a sheet or a CSV, as texts; `facts` say how it was read (encoding, delimiter, header row)."""

    headings: list[str]
    rows: list[list[str]]
    first_line: int = 2
    facts: dict[str, str] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    """The line or row of the file that each row begins at, where blank ones stand between."""

    def line(self, number: int) -> int:
        """The line of the file that a row begins at."""
        return self.lines[number] if self.lines else self.first_line + number

    def column(self, number: int) -> Iterator[str]:
        """The filled cells of a column, top to bottom."""
        return (row[number] for row in self.rows if number < len(row) and row[number])


@dataclass(frozen=True, slots=True)
class Kept:
    """A value for which we have no field."""

    source: str
    name: str
    value: str
    parameters: str = ""
    key: str = ""
    form: str = ""
    """`text`: the value is as people read it; else as its file writes it."""


@dataclass(slots=True)
class Belonging:
    """What a person does somewhere, as a file says it: the organisation by name, the title, the work phones."""

    organisation: str
    title: str = ""
    contacts: list[tuple[str, str]] = field(default_factory=list)
    department: str = ""
    duties: str = ""
    """The function beside the title."""
    starts_on: str | None = None
    ends_on: str | None = None
    other_language: tuple[str, str, str] = ("", "", "")
    """On the way out: the other language, and the organisation's name and the title in it."""


@dataclass(slots=True)
class Incoming:
    """One record of a file: typed values by field, the rows of its card, and where it belongs."""

    kind: str
    line: int
    values: dict[str, Any] = field(default_factory=dict)
    rows: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    belongs: list[Belonging] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    key: tuple[str, str] | None = None
    """What the file knows the record by: the name of the key (UID, code_insee) and its value."""
    source: str = "column"
    """What values without a field are said to come from."""
    problem: str = ""
    is_parted: bool = False
    """Whether a person's name stood in one piece, and where its parts end is a guess."""
    picture: "Picture | None" = None
    """The photo of a person, the logo of an organisation."""
    doubts: tuple[str, ...] = ()
    """What did not fit its field and stays beside the record, a sentence each."""
    file: str = ""
    """The file it came in, where there are several."""

    @property
    def name(self) -> str:
        """What the record is called in the file."""
        for row, values in self.rows:
            if row == "organisation_name":
                return str(values["text"])
        names = ("given", "particle", "family", "title_fr", "title_en", "label_fr", "name_fr", "title")
        return " ".join(str(self.values[name]) for name in names if self.values.get(name))


@dataclass
class Source:
    """A file as it was read: a table whose columns are to be mapped, or records that need no mapping."""

    format: str
    table: Table | None = None
    records: list[Incoming] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
