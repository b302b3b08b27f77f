"""Ids of records."""

from uuid import UUID

from desktop_app.domain.record import new_id


def test_ids_made_one_after_another_sort_in_that_order():
    made = [new_id() for _number in range(20_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_an_id_is_a_uuid_of_version_7():
    made = UUID(new_id())
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
