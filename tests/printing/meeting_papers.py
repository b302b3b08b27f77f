"""A steering committee and its launch event, made by hand: what the documents of meetings are printed from in tests."""

from dataclasses import replace

from desktop_app.services.papers import (
    AgendaDocument,
    AgendaLine,
    Attendee,
    Badge,
    ByLanguage,
    Heading,
    Place,
    SheetDocument,
    Someone,
    Visibility,
    both,
)

HOSTILE = (
    '<img src="file:///etc/passwd"/>',
    "<b>x",
    "&amp;",
    "]]>",
    "{{7*7}}",
    "%s",
    "'; DROP TABLE person; -- x",
    "Ştefan Œuvrard-Ẁrł Ωμέγα Жуков",
)

TIVOLI = Place(
    both("Palais de la musique et des congrès", "Palais de la musique et des congrès"),
    both("salle Tivoli 2", "Tivoli 2 room"),
    both("1er étage", "first floor"),
    "Place de Bordeaux",
    "67082",
    "Strasbourg",
    "FR",
)
GRANT = Visibility(
    "DCI-NSAPVD/2008/166-524",
    both("Commission européenne – EuropeAid", "European Commission – EuropeAid"),
    both("Avec le soutien financier de l’Union européenne", "With the financial support of the European Union"),
)
COMMITTEE = both("Comité de pilotage", "Steering Committee")


def someone(
    given: str, family: str, form: str = "", organisation: ByLanguage | None = None, **values: object
) -> Someone:
    return Someone(
        values.pop("person_id", f"{given}-{family}"),  # type: ignore[arg-type]
        given,
        str(values.pop("particle", "")),
        family,
        form_of_address=form,
        organisation=organisation or {},
        **values,  # type: ignore[arg-type]
    )


CCRE = both("Conseil des communes et régions d’Europe", "Council of European Municipalities and Regions")
CUF = both("Cités unies France", "United Cities of France")
VNG = both("Association des communes néerlandaises", "Association of Netherlands Municipalities")
FAMSI = {"original": "Fondo Andaluz de Municipios para la Solidaridad Internacional"}
ANNE = someone(
    "Anne",
    "Lefèvre",
    "f",
    CCRE,
    position=both("secrétaire générale", "Secretary General"),
    acronym=both("CCRE", "CEMR"),
    country="FR",
    organisation_id="ccre",
)
BRUNO = someone(
    "Bruno",
    "Aubry",
    "m",
    CUF,
    position=both("directeur", "Director"),
    acronym=both("CUF", "CUF"),
    country="FR",
    particle="d’",
    organisation_id="cuf",
)
CLARA = someone(
    "Clara",
    "Berg",
    "f",
    VNG,
    position=both("conseillère", "Adviser"),
    acronym=both("VNG", "VNG"),
    country="NL",
    particle="van den",
    organisation_id="vng",
)
DIEGO = someone(
    "Diego",
    "Ruiz Ortega",
    "m",
    FAMSI,
    position=both("responsable des relations européennes", ""),
    acronym={"original": "FAMSI"},
    country="ES",
    organisation_id="famsi",
)
ELENI = someone(
    "Ελένη",
    "Παπαδοπούλου",
    "f",
    both("Union centrale des municipalités de Grèce", "Central Union of Municipalities of Greece"),
    position=both("vice-présidente", "Vice-President"),
    acronym=both("KEDE", "KEDE"),
    country="GR",
    organisation_id="kede",
)
FRANK = someone(
    "Frank",
    "Noir",
    "m",
    CCRE,
    position=both("chargé de mission", "Policy Officer"),
    acronym=both("CCRE", "CEMR"),
    country="BE",
)

HEADING = Heading(
    both("Comité de pilotage n° 2", "Steering Committee no. 2"),
    COMMITTEE,
    2,
    "Europe/Paris",
    "2008-11-17T09:30",
    "2008-11-17T12:30",
    TIVOLI,
    both("Ville de Strasbourg", "City of Strasbourg"),
    GRANT,
    ("fr", "en"),
    ("fr", "en", "es"),
)


def item(number: str, fr: str, en: str, kind: str = "", **values: object) -> AgendaLine:
    """One line of an agenda."""
    usual = AgendaLine(
        id=f"item-{number}",
        parent_id="",
        number=number,
        depth=number.count("."),
        is_heading=number.isalpha(),
        title=both(fr, en),
        summary={},
        kind=kind,
        owner=None,
        owner_text={},
        minutes_planned=None,
        starts_at="",
        ends_at="",
        confidential=False,
        late=False,
        recurring=False,
        outcome="",
        approves_id="",
        papers=(),
    )
    return replace(usual, **values)  # type: ignore[arg-type]


def at(start: str, end: str, minutes: int) -> dict[str, object]:
    return {"starts_at": f"2008-11-17T{start}", "ends_at": f"2008-11-17T{end}", "minutes_planned": minutes}


ITEMS = (
    item(
        "1",
        "Ouverture et adoption de l’ordre du jour",
        "Opening and adoption of the agenda",
        "decision",
        owner=ANNE,
        **at("09:30", "09:40", 10),
    ),
    item(
        "2",
        "Approbation du compte rendu du comité de pilotage n° 1",
        "Approval of the minutes of Steering Committee no. 1",
        "decision",
        papers=(both("Projet de compte rendu du 16 juin 2008", "Draft minutes of 16 June 2008"),),
        **at("09:40", "09:50", 10),
    ),
    item("A", "Programme de travail 2009", "Work programme 2009"),
    item(
        "3",
        "Priorités et calendrier : gouvernance locale, aide d’urgence, dialogue avec la Commission",
        "Priorities and timetable: local governance, emergency aid, dialogue with the Commission",
        "discussion",
        owner=BRUNO,
        papers=(
            both("Programme de travail 2009, version 3", "Work programme 2009, version 3"),
            {"": "Budget prévisionnel"},
        ),
        **at("09:50", "10:40", 50),
        summary=both(
            "Le secrétariat présente trois scénarios. Les membres sont invités à dire lequel ils "
            "soutiennent, et quels moyens ils apportent ; une décision est attendue avant la fin de "
            "l’année.",
            "The secretariat presents three scenarios. Members are invited to say which one they support "
            "and what means they bring; a decision is expected before the end of the year.",
        ),
    ),
    item(
        "3.1",
        "Groupe de travail « Haïti »",
        "Working group on Haiti",
        "information",
        owner=DIEGO,
        parent_id="item-3",
        **at("10:40", "11:00", 20),
    ),
    item(
        "3.2",
        "Répartition des contributions",
        "Sharing of contributions",
        "decision",
        parent_id="item-3",
        confidential=True,
        **at("11:00", "11:30", 30),
    ),
    item("4", "Prochaines réunions", "", "information", **at("11:30", "11:40", 10)),
    item("5", "Points divers", "Any other business", "", **at("11:40", "12:00", 20)),
    item(
        "6",
        "Déclaration sur l’Année européenne",
        "Statement on the European Year",
        "decision",
        owner=CLARA,
        late=True,
        **at("12:00", "12:15", 15),
    ),
)

ATTENDEES = (
    Attendee("a1", ANNE, "2008-11-03", "accepted", "present", voting=True, photo_allowed=True),
    Attendee("a2", BRUNO, "2008-11-03", "accepted", "present", voting=True, proxies_from=("Ελένη Παπαδοπούλου",)),
    Attendee(
        "a3", CLARA, "2008-11-03", "accepted", "present", voting=True, remote=True, left="3.2", photo_allowed=True
    ),
    Attendee("a4", DIEGO, "2008-11-03", "tentative", "present", voting=True, arrived="3", photo_allowed=True),
    Attendee("a5", ELENI, "2008-11-03", "declined", "excused", voting=True, proxy_to="Bruno d’Aubry"),
    Attendee("a6", FRANK, "2008-11-03", "", "absent"),
)
AGENDA = AgendaDocument(HEADING, ANNE, FRANK, "2008-11-03", 1, "2008-11-10", ITEMS, ATTENDEES)
SHEET = SheetDocument(HEADING, "7K3F-QX2M", "2008-11-17", {}, ATTENDEES)


BADGES = tuple(
    Badge(each.id, each.who, f"parvis:{each.id}", "speaker" if each.id == "a2" else "participant", each.photo_allowed)
    for each in ATTENDEES
)
