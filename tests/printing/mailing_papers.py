"""An office in Paris and whom it writes to: plain data, some of it hostile."""

from datetime import date

from desktop_app.services.directory import PostalAddress
from desktop_app.services.mailing import Addressee, Mailing, Sender
from desktop_app.services.papers import Someone, both

DAY = date(2026, 11, 24)
PARIS = PostalAddress(("15 rue de Richelieu",), "75001", "Paris", "", "FR")
PLATFORM = both("Plateforme européenne", "European platform")
OFFICE = Sender(PLATFORM, PARIS, "FR")


def addressee(
    family: str = "Lefèvre",
    given: str = "Anne",
    form: str = "f",
    *,
    role: str = "president",
    language: str = "fr",
    organisation: str = "Conseil des communes",
    address: PostalAddress | None = PARIS,
    title: tuple[str, str] = ("présidente", "President"),
) -> Addressee:
    """One who is written to."""
    who = Someone(f"{given}-{family}", given, "", family, "", form, both(*title), "o", both(organisation, organisation))
    return Addressee(
        (who,), (role,), "o", both(organisation, organisation), both("CC", "CC"), address, language, True, False
    )


HOSTILE = addressee(
    "</para><b>Gras</b> & {{ 7*7 }} {salutation}", "{% x %}", organisation='<font size="99">A & B</font> {{ name }}'
)
LONG = addressee(
    "de La Rochefoucauld-Montmorency-Laval " * 4,
    "Marie-Françoise-Clémentine",
    organisation="Syndicat intercommunal de coopération décentralisée " * 5,
    address=PostalAddress(tuple(f"Bâtiment {n}, escalier {n}" for n in range(6)), "75001", "X" * 60, "", "DE"),
)
ENGLISH = addressee(
    "O’Brien", "Zoë", role="mayor", language="en", title=("maire", "Mayor"),
    address=PostalAddress(("Smith Square",), "SW1P 3HZ", "London", "", "GB"),
)  # fmt: skip


def mailing(*whom: Addressee) -> Mailing:
    """A mailing to some."""
    return Mailing(whom, people=len(whom))
