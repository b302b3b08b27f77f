"""Erasing a person: it reaches every copy, takes along what is theirs, and leaves no byte behind."""

import pytest

from desktop_app.services import records
from desktop_app.storage import attachments, erasure
from desktop_app.storage.backup import check
from desktop_app.storage.database import Database, open_base
from desktop_app.sync import conflicts, travel
from tests.office import mandate, person
from tests.sync import oracle
from tests.sync.test_merging import dupont, merged, one


def test_an_erasure_reaches_every_copy_and_late_edits_too(office: Database, laptop: Database, third: Database) -> None:
    gone = person(office, "Vercingétorix", "Gaulois", remarks="Alésia")
    merged(office, laptop)
    merged(office, third)
    records.change(laptop, "person", gone, {"remarks": "Gergovie"})
    paris = one(laptop, "SELECT id FROM organisation LIMIT 1")
    mandate(laptop, gone, paris, title_fr="Chef des Arvernes")
    erasure.erase(office, gone)
    merged(office, laptop)
    merged(office, third)
    merged(laptop, third)
    for base in (office, laptop, third):
        assert base.read("SELECT 1 FROM person WHERE id = ?", (gone,)) == []
        assert one(base, "SELECT count(*) FROM mandate") == 0
        oracle.no_byte_left(base, ["Vercing", "Alésia", "Gergovie", "Arvernes"])
        assert check(base.path) == []


def test_what_is_held_aside_of_somebody_erased_goes_with_them(
    office: Database, laptop: Database, third: Database
) -> None:
    gone = person(office, "Vercingétorix", "Gaulois")
    body = one(office, "SELECT id FROM organisation LIMIT 1")
    meeting = records.add(office, "meeting", {"body_id": body, "starts_at": "2009-03-05T14:00", "title_fr": "Comité"})
    merged(office, laptop)
    merged(office, third)
    for base, said in ((office, "Alésia"), (laptop, "Gergovie")):
        records.add(base, "attendance", {"meeting_id": meeting, "person_id": gone, "position_fr": said})
    merged(office, laptop)
    assert [one.kind for one in conflicts.open_conflicts(office)] == ["held"]
    erasure.erase(third, gone)
    merged(office, third)
    merged(office, laptop)
    for base in (office, laptop, third):
        assert (base.read("SELECT 1 FROM attendance"), conflicts.open_conflicts(base)) == ([], [])
        oracle.no_byte_left(base, ["Vercing", "Alésia", "Gergovie"])
        oracle.follows_from_records(base)
        assert check(base.path) == []


def photographed(base: Database, whose: str) -> str:
    """A person's photo, and its fingerprint."""
    digest, size = attachments.keep_content(base, b"a photo of them")
    given = {"kind": "picture", "name": "photo.png", "digest": digest, "size": size, "person_id": whose}
    records.add(base, "attachment", given)
    return digest


def test_the_photo_of_somebody_erased_goes_from_every_copy_and_no_late_file_brings_it_back(
    office: Database, laptop: Database, third: Database
) -> None:
    gone = person(office, "Vercingétorix", "Gaulois")
    photo = photographed(office, gone)
    merged(office, laptop)
    late = office.path.with_name("late.travel")
    travel.write_for(office, "Third", late)
    assert attachments.is_here(laptop, photo)
    erasure.erase(laptop, gone)
    assert not attachments.is_here(laptop, photo)
    merged(laptop, third)
    merged(office, third)
    assert [attachments.is_here(base, photo) for base in (office, third)] == [False, False]
    travel.read(third, late)
    travel.read(laptop, late)
    assert [attachments.is_here(base, photo) for base in (laptop, third)] == [False, False]


def test_a_photo_that_somebody_else_has_too_stays(office: Database, laptop: Database) -> None:
    gone = person(office, "Vercingétorix", "Gaulois")
    photo = photographed(office, gone)
    assert photographed(office, dupont(office)) == photo
    merged(office, laptop)
    erasure.erase(laptop, gone)
    merged(office, laptop)
    assert [attachments.is_here(base, photo) for base in (office, laptop)] == [True, True]


def test_an_erasure_whose_cleaning_was_cut_short_is_cleaned_when_the_base_is_opened(
    office: Database, laptop: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = person(office, "Vercingétorix", "Gaulois", remarks="Alésia")
    photo = photographed(office, gone)
    merged(office, laptop)
    erasure.erase(office, gone)

    def cut(_database: Database) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(erasure, "clean", cut)
        with pytest.raises(KeyboardInterrupt):
            merged(office, laptop)
    assert attachments.is_here(laptop, photo)
    open_base(laptop.path, "Bruno").close()
    oracle.no_byte_left(laptop, ["Vercing", "Alésia"])
    assert not attachments.is_here(laptop, photo)
    assert laptop.read("SELECT 1 FROM index_rules WHERE name = 'uncleaned'") == []


def test_a_link_that_was_cut_shows_again_also_when_an_erasure_comes_with_what_brings_it_back(
    office: Database, laptop: Database, third: Database
) -> None:
    body = one(office, "SELECT id FROM organisation LIMIT 1")
    meeting = records.add(office, "meeting", {"body_id": body, "starts_at": "2009-03-05T14:00", "title_fr": "Comité"})
    above = records.add(office, "agenda_item", {"meeting_id": meeting, "title_fr": "Budget"})
    gone = person(office, "Vercingétorix", "Gaulois")
    merged(office, laptop)
    merged(office, third)
    below = records.add(third, "agenda_item", {"meeting_id": meeting, "title_fr": "Dons", "parent_id": above})
    records.delete(office, "agenda_item", above)
    mandate(office, gone, body, title_fr="Chef des Arvernes")
    merged(office, third)
    records.change(laptop, "agenda_item", above, {"title_fr": "Budget 2010"})
    erasure.erase(laptop, gone)
    merged(office, laptop)
    assert office.read("SELECT parent_id FROM agenda_item WHERE id = ?", (below,)) == [(above,)]
    assert check(office.path) == []
    oracle.follows_from_records(office)
