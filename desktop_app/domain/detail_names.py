"""What files call the details of people, organisations and events, and how people read it: NICKNAME is a nickname."""

import re

from desktop_app.i18n import N_, _, fold

NAMES: dict[str, str] = {
    # Cards
    "UID": N_("Identifier"),
    "N": N_("Name in parts"),
    "FN": N_("Name as shown"),
    "NICKNAME": N_("Nickname"),
    "ADR": N_("Address"),
    "LABEL": N_("Address label"),
    "TEL": N_("Phone"),
    "EMAIL": N_("E-mail"),
    "URL": N_("Web page"),
    "ORG": N_("Organisation and department"),
    "TITLE": N_("Title of the work"),
    "ROLE": N_("Function"),
    "NOTE": N_("Note"),
    "CATEGORIES": N_("Categories"),
    "BDAY": N_("Birthday"),
    "ANNIVERSARY": N_("Anniversary"),
    "X-ANNIVERSARY": N_("Anniversary"),
    "X-KADDRESSBOOK-X-ANNIVERSARY": N_("Anniversary"),
    "X-EVOLUTION-ANNIVERSARY": N_("Anniversary"),
    "DEATHDATE": N_("Died on"),
    "BIRTHPLACE": N_("Born in"),
    "DEATHPLACE": N_("Died in"),
    "GENDER": N_("Gender"),
    "X-GENDER": N_("Gender"),
    "LANG": N_("Language"),
    "TZ": N_("Time zone"),
    "GEO": N_("Place on the map"),
    "CLASS": N_("Who may see it"),
    "KIND": N_("Kind of card"),
    "MEMBER": N_("Member of the group"),
    "RELATED": N_("Related to"),
    "IMPP": N_("Instant messages"),
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-AIM": "AIM",
    "X-ICQ": "ICQ",
    "X-MSN": "MSN",
    "X-YAHOO": "Yahoo",
    "X-JABBER": "Jabber",
    "X-GADUGADU": "Gadu-Gadu",
    "X-GOOGLE-TALK": "Google Talk",
    "X-QQ": "QQ",
    "X-SIP": "SIP",
    "X-TWITTER": "Twitter",
    "X-KADDRESSBOOK-X-IMADDRESS": N_("Instant messages"),
    "X-SOCIALPROFILE": N_("Social network"),
    "SOCIALPROFILE": N_("Social network"),
    "X-SPOUSE": N_("Spouse"),
    "X-KADDRESSBOOK-X-SPOUSESNAME": N_("Spouse"),
    "X-EVOLUTION-SPOUSE": N_("Spouse"),
    "X-MS-SPOUSE": N_("Spouse"),
    "X-ASSISTANT": N_("Assistant"),
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": N_("Assistant"),
    "X-EVOLUTION-ASSISTANT": N_("Assistant"),
    "X-MS-ASSISTANT": N_("Assistant"),
    "AGENT": N_("Acts for them"),
    "X-MANAGER": N_("Superior"),
    "X-KADDRESSBOOK-X-MANAGERSNAME": N_("Superior"),
    "X-EVOLUTION-MANAGER": N_("Superior"),
    "X-MS-MANAGER": N_("Superior"),
    "X-KADDRESSBOOK-X-OFFICE": N_("Office"),
    "X-KADDRESSBOOK-X-DEPARTMENT": N_("Department"),
    "X-KADDRESSBOOK-X-PROFESSION": N_("Profession"),
    "X-KADDRESSBOOK-BLOGFEED": N_("Blog"),
    "X-MAIDENNAME": N_("Birth name"),
    "X-PHONETIC-FIRST-NAME": N_("First name as spoken"),
    "X-PHONETIC-MIDDLE-NAME": N_("Other names as spoken"),
    "X-PHONETIC-LAST-NAME": N_("Family name as spoken"),
    "SORT-STRING": N_("Sorted under"),
    "X-EVOLUTION-FILE-AS": N_("Filed under"),
    "NAME": N_("Name of the card"),
    "ORGNAME": N_("Organisation"),
    "EXPERTISE": N_("Expertise"),
    "HOBBY": N_("Hobby"),
    "INTEREST": N_("Interest"),
    "ORG-DIRECTORY": N_("Directory of the organisation"),
    "X-ABLABEL": N_("What this is"),
    "X-ABADR": N_("Form of address in the country"),
    "X-ABDATE": N_("Date"),
    "X-ABRELATEDNAMES": N_("Related to"),
    "X-ABSHOWAS": N_("Shown as"),
    "X-ABUID": N_("Identifier at Apple"),
    "X-ADDRESSBOOKSERVER-KIND": N_("Kind of card"),
    "X-ADDRESSBOOKSERVER-MEMBER": N_("Member of the group"),
    "X-MOZILLA-HTML": N_("Reads mail with layout"),
    "PHOTO": N_("Picture"),
    "LOGO": N_("Logo"),
    "SOUND": N_("Sound"),
    "KEY": N_("Public key"),
    "MAILER": N_("Mail program"),
    "SOURCE": N_("Found at"),
    "CALURI": N_("Calendar"),
    "FBURL": N_("Free and busy times"),
    "CALADRURI": N_("Address for invitations"),
    "CREATED": N_("Made on"),
    "DCREATED": N_("Made on"),
    "LAST-MODIFIED": N_("Changed on"),
    "X-UNREADABLE": N_("Line that could not be read"),
    # Calendars
    "SUMMARY": N_("Title"),
    "DESCRIPTION": N_("Description"),
    "LOCATION": N_("Place"),
    "DTSTART": N_("Starts"),
    "DTEND": N_("Ends"),
    "DURATION": N_("Length"),
    "DTSTAMP": N_("Written on"),
    "SEQUENCE": N_("Number of the version"),
    "STATUS": N_("Status"),
    "PRIORITY": N_("Priority"),
    "TRANSP": N_("Shown as busy"),
    "RRULE": N_("Repeats"),
    "EXRULE": N_("Does not repeat"),
    "RDATE": N_("Also on"),
    "EXDATE": N_("Not on"),
    "RECURRENCE-ID": N_("In the place of"),
    "ATTENDEE": N_("Invited"),
    "ORGANIZER": N_("Organiser"),
    "X-ORGANIZER": N_("Organiser"),
    "ATTACH": N_("File or link"),
    "IMAGE": N_("Picture"),
    "COMMENT": N_("Comment"),
    "CONTACT": N_("Contact"),
    "RESOURCES": N_("Equipment"),
    "RELATED-TO": N_("Belongs to"),
    "REQUEST-STATUS": N_("Answer of the calendar"),
    "CONFERENCE": N_("Online meeting"),
    "X-GOOGLE-CONFERENCE": N_("Online meeting"),
    "X-GOOGLE-HANGOUT": N_("Online meeting"),
    "X-MICROSOFT-SKYPETEAMSMEETINGURL": N_("Online meeting"),
    "X-APPLE-STRUCTURED-LOCATION": N_("Place on the map"),
    "X-MICROSOFT-CDO-BUSYSTATUS": N_("Shown as"),
    "X-MICROSOFT-CDO-INTENDEDSTATUS": N_("To be shown as"),
    "X-MICROSOFT-CDO-IMPORTANCE": N_("Importance"),
    "X-MICROSOFT-CDO-ALLDAYEVENT": N_("Whole day"),
    "X-MICROSOFT-LOCATIONDISPLAYNAME": N_("Place"),
    "X-ALT-DESC": N_("Description with layout"),
    "X-COST": N_("Price"),
    "X-COST-TYPE": N_("Price"),
    "COLOR": N_("Colour"),
    "VALARM": N_("Part of the calendar entry"),
    "PARTS": N_("Part of the calendar entry"),
}
"""By the name that stands in files; one that is not here is shown as the file has it."""
CARD_NAMES = frozenset(list(NAMES)[: list(NAMES).index("SUMMARY")])
"""The names of cards among them; the others are those of calendars."""


def label_of(name: str) -> str:
    """A name of a file as people read it, with the group it stands in: `Spouse`, `What this is (item1)`."""
    group, _dot, bare = name.rpartition(".")
    known = NAMES.get(bare.upper())
    if known is None:
        return name
    return f"{_(known)} ({group})" if group else _(known)


def name_of(typed: str) -> str:
    """The name that files know for what a person typed: `Conjoint` is X-SPOUSE; else what was typed."""
    match = re.fullmatch(r"(.+?)(?:\s*\((\w+)\))?", typed)
    assert match is not None
    wanted = fold(match[1].strip())
    for name, label in NAMES.items():
        if wanted in (fold(label), fold(_(label))):
            return f"{match[2]}.{name}" if match[2] else name
    return typed


def labels() -> list[str]:
    """Every label in the language in force, in the order of the alphabet."""
    return sorted({_(label) for label in NAMES.values()}, key=fold)
