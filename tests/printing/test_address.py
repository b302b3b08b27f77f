"""Addresses as the post of each country wants them."""

import pytest

from desktop_app.printing.address import address_lines
from desktop_app.services.directory import PostalAddress


@pytest.mark.parametrize(
    ("country", "postcode", "city", "lines"),
    [
        ("FR", "75001", "Paris", ["1 rue A", "75001\u00a0Paris"]),
        ("GB", "SW1P 3HZ", "London", ["1 rue A", "London", "SW1P\u00a03HZ", "X"]),
        ("HU", "1054", "Budapest", ["Budapest", "1 rue A", "1054", "X"]),
        ("IT", "00186", "Roma", ["1 rue A", "00186\u00a0Roma", "X"]),
        ("LU", "1728", "Luxembourg", ["1 rue A", "L-1728\u00a0Luxembourg", "X"]),
        ("LU", "L-1728", "Luxembourg", ["1 rue A", "L-1728\u00a0Luxembourg", "X"]),
        ("SE", "", "Göteborg", ["1 rue A", "Göteborg", "X"]),
        ("US", "10001", "New York", ["1 rue A", "New York, 10001", "X"]),
        ("XX", "123", "Somewhere", ["1 rue A", "123\u00a0Somewhere", "X"]),
    ],
)
def test_each_country_has_its_order(country: str, postcode: str, city: str, lines: list[str]):
    assert address_lines(PostalAddress(("1 rue A",), postcode, city, "", country), ["X"]) == lines


def test_a_cedex_follows_the_town():
    lines = address_lines(PostalAddress((), "75018", "Paris", "18", "FR"), [])
    assert lines == ["75018\u00a0Paris Cedex\u00a018"]


def test_the_country_is_named_once_when_both_languages_agree():
    address = PostalAddress(("a",), "1000", "b", "", "PT")
    assert address_lines(address, ["Portugal", "Portugal"])[-1] == "Portugal"
    assert address_lines(replace_country(address, "DE"), ["Allemagne", "Germany"])[-1] == "Allemagne / Germany"


def test_home_is_not_named_but_is_abroad_for_others():
    paris = PostalAddress(("a",), "75001", "Paris", "", "FR")
    assert address_lines(paris, ["France"]) == ["a", "75001\u00a0Paris"]
    assert address_lines(paris, ["France"], home="BE")[-1] == "France"


def replace_country(address: PostalAddress, country: str) -> PostalAddress:
    return PostalAddress(address.lines, address.postcode, address.city, address.cedex, country)
