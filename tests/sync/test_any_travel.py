"""Three copies of a base and a hub, worked in and meeting at random: whatever happens, P1 to P7 hold at each step."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from desktop_app import i18n
from desktop_app.domain.fields import Boolean, Choice, Integer, Link, LongText, Text
from desktop_app.domain.kinds import KINDS
from desktop_app.domain.ordering import between
from desktop_app.errors import UserError
from desktop_app.storage import connection as files
from desktop_app.storage import erasure, journal
from desktop_app.storage.database import Database, create
from desktop_app.sync import conflicts, copies, hub, merging, travel
from desktop_app.sync.parcels import pack, receive
from desktop_app.sync.records import Fork, vector
from desktop_app.sync.taking import Missing, settle
from tests.sync import oracle
from tests.sync.postgres import NoServer, started

HISTORIES = int(os.environ.get("PARVIS_HISTORIES", "100"))
PIECES = int(os.environ.get("PARVIS_PIECES", "1"))
"""How many pieces of work are done before each meeting: many, and far more of it meets in the same rows."""
STEPS = 14
IN_2031 = 1_925_000_000_000 << 16
FAST = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
places = some.integers(0, 2)
some_place = some.integers(0, 50)


# One small office, made once -----------------------------------------------------------------------------------------


def _sql(base: Database, *statements: tuple[str, tuple[Any, ...]]) -> None:
    with base.transaction("{name}", name="Work") as session:
        raw: Any = session.connection().connection.driver_connection
        for sql, values in statements:
            raw.execute(sql, values)


_numbers = count()
"""Of what was made so far in this history: ids and copies are named by it, so that one seed is one history."""


def new_id() -> str:
    return f"{next(_numbers):032x}"


def copy_name() -> str:
    """Without chance, yet in no order: who wins a tie must not follow from who was made first."""
    return sha256(str(next(_numbers)).encode()).hexdigest()[:10].upper()


def begin_to_count(patch: pytest.MonkeyPatch, at: int) -> None:
    global _numbers
    _numbers = count(at)
    patch.setattr(copies, "new_copy_name", copy_name)
    patch.setattr(journal, "new_copy_name", copy_name)


def _new(table: str, **values: Any) -> tuple[str, tuple[Any, ...]]:
    filled = {"id": new_id(), **values}
    names = ", ".join(f'"{name}"' for name in filled)
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(filled))})', tuple(filled.values())


@cache
def office_files() -> Path:
    """A folder with one office and two copies of it, to be copied for each history."""
    with pytest.MonkeyPatch.context() as patch:
        begin_to_count(patch, 1)
        return _made_office(Path(tempfile.mkdtemp(dir=FAST)))


def _made_office(folder: Path) -> Path:
    base = create(folder / "0.parvis", "Anne")
    town, city, meeting, item = (new_id() for _each in range(4))
    _sql(
        base,
        _new("organisation", id=town, country="FR"),
        _new("organisation_name", organisation_id=town, language="fr", kind="official", text="Mairie"),
        _new("organisation", id=city, country="IT"),
        _new("person", family="Dupont", remarks="un deux trois quatre cinq six"),
        _new("meeting", id=meeting, body_id=town, starts_at="2009-03-05T14:00", zone="Europe/Paris", language="fr",
             state="closed", sequence=0),
        _new("agenda_item", id=item, meeting_id=meeting, position="h", is_heading=0, kind="discussion",
             confidential=0, late=0, recurring=0),
        _new("minute_item", agenda_item_id=item, position="h", kind="note", source_language="fr",
             text_fr="le maire ouvre la séance et remercie tous les membres", source_revision=0,
             translated_revision=0),
    )  # fmt: skip
    copies.name_copy(base, "Office")
    for number, name in ((1, "Laptop"), (2, "Third")):
        copies.make_copy(base, folder / f"{number}.parvis", name)
    base.close()
    return folder


# The hub, where a PostgreSQL is installed; without one the histories go on with files and merges alone ----------------

_hub: list[str] = []
"""Its address; nothing where there is none."""


@pytest.fixture(scope="module", autouse=True)
def hub_of_all_histories() -> Iterator[None]:
    with ExitStack() as stack:
        try:
            _hub.append(stack.enter_context(started()).url("histories"))
        except NoServer:
            _hub.clear()
        yield
        _hub.clear()


def at_hub(sql: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(_hub[0], autocommit=True) as connection:
        found = connection.execute(sql)  # type: ignore[call-overload]
        return found.fetchall() if found.description else []


# What people do -------------------------------------------------------------------------------------------------------


def one_of(base: Database, table: str, place: int) -> str:
    ids = [row[0] for row in base.read(f'SELECT id FROM "{table}" ORDER BY id')]
    return str(ids[place % len(ids)]) if ids else ""


class Refused(Exception):
    """There is nothing to do this to."""


def needed(base: Database, table: str, place: int) -> str:
    found = one_of(base, table, place)
    if not found:
        raise Refused
    return found


def _set(base: Database, table: str, row: str, column: str, value: Any) -> None:
    _sql(base, (f'UPDATE "{table}" SET "{column}" = ? WHERE id = ?', (value, row)))


def employ(base: Database, a: int, b: int, word: str) -> None:
    _sql(
        base,
        _new(
            "mandate",
            person_id=needed(base, "person", a),
            organisation_id=needed(base, "organisation", b),
            title_fr=word,
            seat_id=one_of(base, "seat", a) or None,
        ),
    )


def move_under(base: Database, table: str, a: int, b: int) -> None:
    row, above = needed(base, table, a), one_of(base, table, b)
    parents = dict(base.read(f'SELECT id, parent_id FROM "{table}"'))
    place: str | None = above
    while place:
        if place == row:
            raise Refused
        place = parents[place]
    _set(base, table, row, "parent_id", above)


def reorder(base: Database, a: int, b: int, _word: str) -> None:
    first = base.read("SELECT position FROM agenda_item ORDER BY position, id LIMIT 1")
    if not first:
        raise Refused
    _set(base, "agenda_item", needed(base, "agenda_item", a), "position", between(None, first[0][0]))


def write_words(base: Database, a: int, b: int, word: str) -> None:
    row = needed(base, "minute_item", a)
    words = (base.read("SELECT text_fr FROM minute_item WHERE id = ?", (row,))[0][0] or "").split()
    words.insert(b % (len(words) + 1), word)
    if b % 3 == 0 and len(words) > 2:
        del words[(b * 7) % len(words)]
    _set(base, "minute_item", row, "text_fr", " ".join(words))


def decide(base: Database, a: int, b: int, word: str) -> None:
    body = base.read("SELECT body_id, id FROM meeting LIMIT 1")
    if not body:
        raise Refused
    last = base.read("SELECT coalesce(max(number), 0) FROM decision WHERE body_id = ?", (body[0][0],))[0][0]
    number, code = (last + 1, f"2009-{last + 1:02}") if b % 2 else (None, None)
    _sql(
        base,
        _new(
            "decision", body_id=body[0][0], meeting_id=body[0][1], year=2009, number=number, code=code,
            provisional=number is None, basis="consensus", title_fr=word, decided_on="2009-03-05",
        ),
    )  # fmt: skip


def attend(base: Database, a: int, b: int, word: str) -> None:
    _sql(
        base,
        _new(
            "attendance", meeting_id=needed(base, "meeting", a), person_id=needed(base, "person", b),
            status=("present", "excused")[a % 2], remote=0, voting=1, position_fr=word,
        ),
    )  # fmt: skip


def reach(base: Database, a: int, b: int, word: str) -> None:
    owner = ("organisation_id", "person_id", "mandate_id")[b % 3]
    target = needed(base, owner.removesuffix("_id"), a)
    _sql(base, _new("contact_point", **{owner: target, "kind": "phone", "value": word}))


def rehang(base: Database, a: int, b: int, _word: str) -> None:
    row = needed(base, "contact_point", a)
    owner = ("organisation_id", "person_id", "mandate_id")[b % 3]
    target = needed(base, owner.removesuffix("_id"), b)
    owners = dict.fromkeys(("organisation_id", "person_id", "mandate_id")) | {owner: target}
    sets = ", ".join(f"{name} = ?" for name in owners)
    _sql(base, (f"UPDATE contact_point SET {sets} WHERE id = ?", (*owners.values(), row)))


def link(base: Database, a: int, b: int, word: str) -> None:
    kind = one_of(base, "link_kind", a)
    if not kind:
        _sql(
            base,
            _new("link_kind", code=f"k{a % 3}", label_fr=word, label_en=word, inverse_fr="", inverse_en="", rank=0),
        )
        return
    one, other = needed(base, "organisation", a), needed(base, "organisation", b)
    _sql(base, _new("organisation_link", organisation_id=one, other_id=other, link_kind_id=kind))


def erase(base: Database, a: int, _b: int, _word: str) -> None:
    erasure.erase(base, needed(base, "person", a))


def words_in(base: Database) -> set[str]:
    """All that was typed in this history and that the journal still tells."""
    said = base.read("SELECT coalesce(old, '') || coalesce(new, '') FROM journal_change")
    return {word for (text,) in said for word in re.findall(r"mot\d+x", text)}


def delete(table: str) -> Callable[[Database, int, int, str], None]:
    return lambda base, a, b, w: _sql(base, (f'DELETE FROM "{table}" WHERE id = ?', (needed(base, table, a),)))


def change(table: str, column: str) -> Callable[[Database, int, int, str], None]:
    return lambda base, a, b, word: _set(base, table, needed(base, table, a), column, word)


LISTED = [kind for kind in KINDS.values() if not kind.name.startswith("journal")]


def write_any(base: Database, a: int, b: int, word: str) -> None:
    """A record of any kind that the domain knows, with all its links that lead somewhere."""
    kind = LISTED[(a * 51 + b) % len(LISTED)]
    values: dict[str, Any] = {}
    notnull = {row[1] for row in base.read(f'PRAGMA table_info("{kind.name}")') if row[3]}
    for field in kind.columns:
        if isinstance(field, Link):
            found = one_of(base, field.to, b)
            if not found and field.name in notnull:
                raise Refused
            values[field.name] = found or None
        elif isinstance(field, Choice):
            values[field.name] = field.options[b % len(field.options)][0]
        elif isinstance(field, Text | LongText):
            values[field.name] = word
        elif field.name in notnull:
            values[field.name] = 0 if isinstance(field, Integer | Boolean) else "2009-01-01"
    values |= dict.fromkeys(notnull & {"sequence", "source_revision"}, 0)
    if "position" in notnull:
        values["position"] = f"k{word}"
    _sql(base, _new(kind.name, **values))


def change_any(base: Database, a: int, b: int, word: str) -> None:
    """A word, or the loss, of a record of any kind."""
    kind = LISTED[(a * 51 + b) % len(LISTED)]
    row = needed(base, kind.name, b)
    texts = [field.name for field in kind.columns if isinstance(field, LongText)]
    if texts and b % 3:
        _set(base, kind.name, row, texts[b % len(texts)], word)
    else:
        delete(kind.name)(base, b, b, word)


WORK: dict[str, Callable[[Database, int, int, str], None]] = {
    "found": lambda base, a, b, w: _sql(base, _new("organisation", country="FR", remarks=w)),
    "person": lambda base, a, b, w: _sql(base, _new("person", family=w)),
    "name": lambda base, a, b, w: _sql(
        base,
        _new("organisation_name", organisation_id=needed(base, "organisation", a), language="en", kind="short", text=w),
    ),
    "employ": employ,
    "seat": lambda base, a, b, w: _sql(base, _new("seat", organisation_id=needed(base, "organisation", a), label_fr=w)),
    "family": lambda base, a, b, w: _sql(base, _new("family", code=f"c{b % 3}", label_fr=w, label_en=w, rank=a)),
    "recode": lambda base, a, b, w: _set(base, "family", needed(base, "family", a), "code", f"c{b % 4}"),
    "due": lambda base, a, b, w: _sql(
        base,
        _new("contribution_due", organisation_id=needed(base, "organisation", a), year=2009, amount=w, currency="EUR"),
    ),
    "pay": lambda base, a, b, w: _sql(
        base, _new("contribution_paid", contribution_due_id=needed(base, "contribution_due", a), amount=w)
    ),
    "member": lambda base, a, b, w: _sql(
        base,
        _new(
            "membership",
            organisation_id=needed(base, "organisation", a),
            family_id=one_of(base, "family", b) or None,
            end_reason=w,
        ),
    ),
    "item": lambda base, a, b, w: _sql(
        base,
        _new(
            "agenda_item",
            meeting_id=needed(base, "meeting", a),
            position=f"k{w}",
            is_heading=0,
            kind="discussion",
            confidential=0,
            late=0,
            recurring=0,
            title_fr=w,
            parent_id=one_of(base, "agenda_item", b) or None,
        ),
    ),
    "nest": lambda base, a, b, w: move_under(base, "agenda_item", a, b),
    "attach": lambda base, a, b, w: move_under(base, "organisation", a, b),
    "reorder": reorder,
    "minutes": write_words,
    "decide": decide,
    "attend": attend,
    "status": lambda base, a, b, w: _set(
        base, "attendance", needed(base, "attendance", a), "status", ("present", "excused", "absent")[b % 3]
    ),
    "reach": reach,
    "rehang": rehang,
    "link": link,
    "remark": change("organisation", "remarks"),
    "rename": change("person", "family"),
    "retitle": change("agenda_item", "title_fr"),
    "seat label": change("seat", "label_fr"),
    "delete person": delete("person"),
    "delete organisation": delete("organisation"),
    "delete item": delete("agenda_item"),
    "delete seat": delete("seat"),
    "delete family": delete("family"),
    "delete due": delete("contribution_due"),
    "delete mandate": delete("mandate"),
    "erase": erase,
    "write any": write_any,
    "write any more": write_any,
    "change any": change_any,
}


Piece = tuple[int, str, int, int]
piece_of_work = some.tuples(places, some.sampled_from(sorted(WORK)), some_place, some_place)
some_hours = some.lists(piece_of_work, min_size=PIECES, max_size=PIECES)
"""What is done at the three places before they meet: it stands in every step, else most steps meet over nothing."""


class Travel(RuleBasedStateMachine):
    """The machine: work anywhere, meet anyhow; the properties are looked at after each step."""

    @initialize()
    def begin(self) -> None:
        i18n.set_language("en")
        self.folder = Path(tempfile.mkdtemp(dir=FAST))
        office = office_files()
        self.patch = pytest.MonkeyPatch()
        begin_to_count(self.patch, 1000)
        for path in office.iterdir():
            shutil.copyfile(path, self.folder / path.name)
        self.bases = [Database(self.folder / f"{number}.parvis", user) for number, user in enumerate(("A", "B", "C"))]
        self.ledger: oracle.Ledger = {}
        self.known: dict[Any, Any] = {}
        self.files: list[Path] = []
        self.words = 0
        self.erased: list[str] = []
        self.hub_was_met = False

    def teardown(self) -> None:
        if not hasattr(self, "bases"):
            return
        try:
            self.everybody_meets()
        finally:
            self.patch.undo()
            for base in self.bases:
                base.close()
            shutil.rmtree(self.folder)

    # Rules -----------------------------------------------------------------------------------------------------------

    def work(self, pieces: list[Piece]) -> None:
        for place, what, a, b in pieces:
            self.words += 1
            base = self.bases[place]
            before = words_in(base) if what == "erase" else set()
            with suppress(Refused, UserError, files.engine.IntegrityError):
                WORK[what](base, a, b, f"mot{self.words}x")
            if what == "erase":
                self.erased += sorted(before - words_in(base))

    @rule(place=places, pieces=some_hours)
    def clock_jumps(self, place: int, pieces: list[Piece]) -> None:
        raw = files.connect(self.bases[place].path)
        raw.execute("UPDATE journal_now SET clock = max(clock, ?)", (IN_2031,))
        raw.close()
        self.work(pieces)

    @rule(one=places, other=places, pieces=some_hours)
    def meet(self, one: int, other: int, pieces: list[Piece]) -> None:
        self.work(pieces)
        if one != other:
            merging.together(self.bases[one], self.bases[other], "merge")
            self.look(one)
            self.look(other)
            assert oracle.vector_of(self.bases[one]) == oracle.vector_of(self.bases[other])
            assert oracle.state(self.bases[one]) == oracle.state(self.bases[other])

    @rule(sender=places, everything=some.booleans(), pieces=some_hours)
    def send(self, sender: int, everything: bool, pieces: list[Piece]) -> None:
        self.work(pieces)
        path = self.folder / f"{len(self.files)}.travel"
        peers = copies.peers(self.bases[sender])
        travel.write(self.bases[sender], None if everything or not peers else peers[0].has, path)
        self.files.append(path)
        self.look(sender)

    @precondition(lambda self: self.files)
    @rule(place=places, which=some_place, pieces=some_hours)
    def arrive(self, place: int, which: int, pieces: list[Piece]) -> None:
        self.work(pieces)
        base = self.bases[place]
        before = oracle.state(base)
        try:
            travel.read(base, self.files[which % len(self.files)])
        except (Missing, travel.OwnFile):
            assert oracle.state(base) == before
        except Fork as fork:
            assert fork.copy == copies.identity(base).copy  # one's own file came back
        self.look(place)

    @precondition(lambda self: self.files)
    @rule(place=places, which=some_place, at=some.floats(0, 1, exclude_max=True))
    def arrive_in_part(self, place: int, which: int, at: float) -> None:
        whole = self.files[which % len(self.files)].read_bytes()
        part = self.folder / "part"
        part.write_bytes(whole[: int(len(whole) * at)])
        before = oracle.state(self.bases[place])
        with pytest.raises(UserError):
            travel.read(self.bases[place], part)
        assert oracle.state(self.bases[place]) == before

    @rule(one=places, other=places, at=some.integers(1, 60), pieces=some_hours)
    def cut(self, one: int, other: int, at: int, pieces: list[Piece]) -> None:
        """Something stops the work in the midst of taking in: the state is the one before or the one after."""
        self.work(pieces)
        if one == other:
            return
        base = self.bases[one]
        parcel = pack(self.bases[other], vector(base))
        settle(base)
        before = oracle.vector_of(base), oracle.state(base)
        with pytest.MonkeyPatch.context() as patch:
            stop_after(patch, at)
            stopped = Database(base.path, "A")
            try:
                receive(stopped, parcel, "merge")
            except (UserError, files.engine.Error):
                now = oracle.vector_of(base)
                assert now != before[0] or oracle.state(base) == before[1]
            stopped.close()
        self.look(one)

    @precondition(lambda _self: _hub)
    @rule(place=places, at=some.none() | some.integers(1, 60), pieces=some_hours)
    def meet_at_the_hub(self, place: int, at: int | None, pieces: list[Piece]) -> None:
        """A workstation meets the hub, undisturbed or until something stops it: then the next meeting catches up."""
        self.work(pieces)
        if not self.hub_was_met:
            at_hub("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
            self.hub_was_met = True
        if at is None:
            hub.sync(self.bases[place], _hub[0])
            self.look(place)
            return
        with pytest.MonkeyPatch.context() as patch:
            stop_after(patch, at)
            stopped = Database(self.bases[place].path, "A")
            with suppress(UserError, files.engine.Error):
                hub.sync(stopped, _hub[0])
            stopped.close()
        self.look(place)

    @rule(place=places, which=some_place, keep=some.sampled_from(("ours", "theirs", "shown")), pieces=some_hours)
    def answer(self, place: int, which: int, keep: Any, pieces: list[Piece]) -> None:
        self.work(pieces)
        base = self.bases[place]
        waiting = conflicts.open_conflicts(base)
        if not waiting:
            return
        one = waiting[which % len(waiting)]
        try:
            conflicts.resolve(base, one.id, keep=keep)
        except UserError:
            return
        assert one.id not in {other.id for other in conflicts.open_conflicts(base)}
        self.look(place)

    @rule(place=places, pieces=some_hours)
    def doubled(self, place: int, pieces: list[Piece]) -> None:
        """Somebody copies the file by hand and works in both: seen when they meet, and there is a way out."""
        self.work(pieces)
        base = self.bases[place]
        path = self.folder / f"doubled{self.words}.parvis"
        raw = files.connect(base.path)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        raw.close()
        shutil.copyfile(base.path, path)
        double = Database(path, "D")
        self.words += 2
        for number, each in enumerate((base, double)):
            _sql(each, _new("person", family=f"mot{self.words - number}x"))
        with pytest.raises(Fork) as fork:
            merging.together(base, double, "merge")
        copies.take_new_identity(double, fork.value.common)
        oracle.is_sound(double)
        merging.together(base, double, "merge")
        assert oracle.state(base) == oracle.state(double)
        self.look(place)
        double.close()

    # Properties ------------------------------------------------------------------------------------------------------

    def look(self, place: int) -> None:
        """P1, P2, P5 of a base that has just met another."""
        base = self.bases[place]
        settle(base)
        oracle.is_sound(base)
        oracle.follows_from_records(base)
        oracle.nothing_is_lost(base, self.ledger)
        found = oracle.state(base)
        assert self.known.setdefault(oracle.vector_of(base), found) == found

    def everybody_meets(self) -> None:
        """P3, P6: at the end all are equal, and of the erased not a byte is left anywhere."""
        for one, other in ((0, 1), (1, 2), (0, 2), (0, 1), (1, 2)):
            merging.together(self.bases[one], self.bases[other], "merge")
        for place in range(3):
            self.look(place)
        assert oracle.state(self.bases[0]) == oracle.state(self.bases[1]) == oracle.state(self.bases[2])
        if self.hub_was_met:
            for base in (*self.bases, *self.bases):
                hub.sync(base, _hub[0])
            assert len({repr(oracle.state(base)) for base in self.bases}) == 1
            held = repr(at_hub("SELECT old, new FROM journal_change"))
            held += repr(at_hub("SELECT title_values, standing FROM journal_transaction"))
            assert [name for name in self.erased if name in held] == []
        for base in self.bases:
            oracle.no_byte_left(base, self.erased)


def stop_after(patch: pytest.MonkeyPatch, steps: int) -> None:
    """Let connections made from now on stop after some hundreds of the engine's own steps."""
    connect = files.connect

    def stopping(*arguments: Any) -> Any:
        raw = connect(*arguments)
        left = [steps]

        def count_down() -> int:
            left[0] -= 1
            return int(left[0] < 0)

        raw.set_progress_handler(count_down, 200)
        return raw

    patch.setattr(files, "connect", stopping)


Travel.TestCase.settings = settings(
    phases=[phase for phase in Phase if phase is not Phase.shrink or "PARVIS_NO_SHRINKING" not in os.environ],
    max_examples=HISTORIES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
TestTravel = pytest.mark.takes_a_minute(Travel.TestCase)
