"""Places among equals: between any two there is room for a third, and nothing is renumbered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.ordering import FIGURES, after, at_the_end, between

keys = st.text(FIGURES, min_size=1, max_size=12).map(lambda text: text + "5")


@settings(deadline=None)
@given(keys, keys)
def test_a_key_lies_strictly_between_two_others(one: str, other: str) -> None:
    if one == other:
        return
    low, high = sorted((one, other))
    assert low < between(low, high) < high


@settings(deadline=None)
@given(keys)
def test_there_is_room_before_the_first_and_after_the_last(key: str) -> None:
    assert between(None, key) < key < between(key, None)
    assert after(key) > key


@settings(deadline=None)
@given(st.lists(st.integers(0, 60), max_size=60))
def test_whatever_is_put_where_the_order_is_the_one_that_was_meant(places: list[int]) -> None:
    order: list[str] = []
    for place in places:
        place = min(place, len(order))
        low = order[place - 1] if place else None
        high = order[place] if place < len(order) else None
        order.insert(place, between(low, high))
    assert order == sorted(order)
    assert len(set(order)) == len(order)


def test_rows_made_one_after_another_stand_in_that_order() -> None:
    made = [at_the_end() for _row in range(2000)]
    assert made == sorted(made)
    assert len(set(made)) == 2000


def test_a_row_comes_last_also_after_one_of_a_laptop_set_to_2031() -> None:
    of_2031 = "01c0ffee" + at_the_end()[8:]
    assert after(of_2031) > of_2031


@pytest.mark.parametrize(("low", "high"), [("5", "5"), ("6", "5")])
def test_between_equals_there_is_no_room(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="no key lies between"):
        between(low, high)
