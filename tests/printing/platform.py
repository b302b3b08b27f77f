"""The platform of the launch note as directory data, and the names that try a printer's patience."""

from datetime import date

from desktop_app.services.directory import (
    ByLanguage,
    Directory,
    Entry,
    EntryLink,
    EntryPerson,
    Family,
    Names,
    Point,
    PostalAddress,
    Reach,
)

DAY = date(2009, 3, 1)
PRESIDENT_F = {"fr": "Présidente", "en": "President"}
PRESIDENT_M = {"fr": "Président", "en": "President"}
SECRETARY_M = {"fr": "Secrétaire général", "en": "Secretary General"}
SECRETARY_F = {"fr": "Secrétaire générale", "en": "Secretary General"}
MAYOR = {"fr": "Maire", "en": "Mayor"}
OFFICER_F = {"fr": "Chargée de mission", "en": "Policy Officer"}
MEMBER_OF = {"fr": "Membre de", "en": "Member of"}


def points(*texts: str) -> tuple[Point, ...]:
    return tuple(map(Point, texts))


def person(given: str, family: str, *titles: ByLanguage, particle: str = "", **more: object) -> EntryPerson:
    return EntryPerson(f"{given}-{family}".lower(), given, particle, family, titles, **more)  # type: ignore[arg-type]


CCRE_NAMES = Names(
    {
        "fr": "Conseil des Communes et Régions d’Europe",
        "en": "Council of European Municipalities and Regions",
    },
    {"fr": "CCRE", "en": "CEMR"},
    ("Conseil des Communes d’Europe",),
)
CGLU_NAMES = Names(
    {"fr": "Cités et Gouvernements Locaux Unis", "en": "United Cities and Local Governments"},
    {"fr": "CGLU", "en": "UCLG"},
)
TO_CCRE = EntryLink(MEMBER_OF, "ccre", CCRE_NAMES)
TO_CGLU = EntryLink(MEMBER_OF, "cglu", CGLU_NAMES)

CCRE = Entry(
    "ccre",
    CCRE_NAMES,
    "FR",
    PostalAddress(("15 rue de Richelieu",), "75001", "Paris", "", "FR"),
    Reach(
        points("+33 1 44 50 59 59"),
        faxes=points("+33 1 44 50 59 60"),
        emails=points("cemr@ccre.org"),
        webs=points("http://www.ccre.org"),
    ),
    (
        person("Anne-Marie", "Lefèvre", PRESIDENT_F, reach=Reach(emails=points("presidence@ccre.org"))),
        person("Jeremy", "Smith", SECRETARY_M),
        person("Lucie", "Guillet", OFFICER_F, reach=Reach(points("+33 1 44 50 59 62"))),
    ),
    (TO_CGLU,),
    "2009-02-12",
)
CGLU = Entry(
    "cglu",
    CGLU_NAMES,
    "ES",
    PostalAddress(("Carrer d’Avinyó, 15",), "08002", "Barcelona", "", "ES"),
    Reach(
        points("+34 933 428 750"),
        emails=points("info@cities-localgovernments.org"),
        webs=points("www.cities-localgovernments.org"),
    ),
    (person("Elisabeth", "Gateau", SECRETARY_F),),
)
CUF = Entry(
    "cuf",
    Names({"fr": "Cités Unies France"}, {"fr": "CUF"}),
    "FR",
    PostalAddress(("9 rue Christiani",), "75018", "Paris", "Cedex 18", "FR"),
    Reach(points("+33 1 53 41 81 81"), emails=points("contact@cites-unies-france.org")),
    (
        person("Charles", "Josselin", PRESIDENT_M, honorific=""),
        person("Bertrand", "Gallet", {"fr": "Directeur général", "en": "Director General"}),
    ),
    (TO_CCRE, TO_CGLU),
)
VNG = Entry(
    "vng",
    Names(
        {"original": "Vereniging van Nederlandse Gemeenten", "en": "Association of Netherlands Municipalities"},
        {"original": "VNG"},
    ),
    "NL",
    PostalAddress(("Nassaulaan 12",), "2514 JS", "Den Haag", "", "NL"),
    Reach(points("+31 70 373 8393"), emails=points("vng.international@a-rather-long-domain.vereniging-gemeenten.nl")),
    (person("Willem", "Berg", {"en": "Project manager"}, particle="van den"),),
    (TO_CCRE,),
)
DST = Entry(
    "dst",
    Names({"original": "Deutscher Städtetag"}, {"original": "DST"}),
    "DE",
    PostalAddress(("Lindenallee 13-17",), "50968", "Köln", "", "DE"),
    Reach(points("+49 221 3771-0"), emails=points("post@staedtetag.de")),
)
LGA = Entry(
    "lga",
    Names({"en": "Local Government Association"}, {"en": "LGA"}),
    "GB",
    PostalAddress(("Local Government House", "Smith Square"), "SW1P 3HZ", "London", "", "GB"),
    Reach(points("+44 20 7664 3000"), emails=points("info@lga.gov.uk")),
    (person("Zoë", "O’Brien", {"fr": "Conseillère internationale", "en": "International adviser"}),),
)
CRPM = Entry(
    "crpm",
    Names(
        {
            "fr": "Conférence des Régions Périphériques Maritimes",
            "en": "Conference of Peripheral Maritime Regions",
        },
        {"fr": "CRPM", "en": "CPMR"},
    ),
    "FR",
    PostalAddress(("6 rue Saint-Martin",), "35700", "Rennes", "", "FR"),
    Reach(points("+33 2 99 35 40 50"), emails=points("secretariat@crpm.org")),
    (person("Xavier", "Gizard", SECRETARY_M),),
)
ARE = Entry(
    "are",
    Names({"fr": "Assemblée des Régions d’Europe", "en": "Assembly of European Regions"}, {"fr": "ARE", "en": "AER"}),
    "FR",
    PostalAddress(("6 rue Oberlin",), "67000", "Strasbourg", "", "FR"),
    Reach(points("+33 3 88 22 07 07")),
    (person("Michèle", "Sabban", PRESIDENT_F, on_behalf_of=Names({"fr": "Région Île-de-France"})),),
)
ARFE = Entry(
    "arfe",
    Names(
        {
            "fr": "Association des Régions Frontalières Européennes",
            "en": "Association of European Border Regions",
            "original": "Arbeitsgemeinschaft Europäischer Grenzregionen",
        },
        {"fr": "ARFE", "en": "AEBR", "original": "AGEG"},
    ),
    "DE",
    PostalAddress(("Enscheder Straße 362",), "48599", "Gronau", "", "DE"),
)
AIMF = Entry(
    "aimf",
    Names(
        {
            "fr": "Association Internationale des Maires Francophones",
            "en": "International Association of Francophone Mayors",
        },
        {"fr": "AIMF"},
    ),
    "FR",
    PostalAddress(("9 rue des Halles",), "75001", "Paris", "", "FR"),
    Reach(points("+33 1 44 88 22 88"), emails=points("sp@aimf.asso.fr")),
    (person("Pierre", "Baillet", {"fr": "Secrétaire permanent", "en": "Permanent Secretary"}),),
)


def city(key: str, names: dict[str, str], country: str, mayor: EntryPerson, *address: str) -> Entry:
    street, postcode, town = address
    return Entry(key, Names(names), country, PostalAddress((street,), postcode, town, "", country), people=(mayor,))


CITIES = (
    city("paris", {"fr": "Paris"}, "FR", person("Bertrand", "Delanoë", MAYOR), "Hôtel de Ville", "75004", "Paris"),
    city("lyon", {"fr": "Lyon"}, "FR", person("Gérard", "Collomb", MAYOR), "1 place de la Comédie", "69001", "Lyon"),
    city(
        "rome",
        {"fr": "Rome", "en": "Rome", "original": "Roma Capitale"},
        "IT",
        person("Gianni", "Alemanno", MAYOR),
        "Piazza del Campidoglio 1",
        "00186",
        "Roma",
    ),
    city(
        "bucuresti",
        {
            "fr": "Bucarest (district 2)",
            "en": "Bucharest (district 2)",
            "original": "București, Sectorul 2 – școală și țară",
        },
        "RO",
        person("Neculai", "Onțanu", MAYOR),
        "Strada Chiristigiilor nr. 11-13",
        "021561",
        "București",
    ),
)
HOSTILE = (
    Entry(
        "h1",
        Names({"fr": "<b>x", "en": "&amp;"}),
        "LU",
        PostalAddress(("1 rue <i>du Marché</i>",), "L-1728", "Luxembourg", "", "LU"),
    ),
    Entry("h2", Names({"fr": '<img src="file:///etc/passwd"/>'}, {"fr": "%s"}), "FR"),
    Entry("h3", Names({"fr": "Œuvre ; " + "syndicat intercommunal de coopération " * 5 + "!"}, {"fr": "Œ"}), "FR"),
    Entry(
        "h4",
        Names({"original": "Łódź – Związek Miast Polskich"}, {"original": "ZMP"}),
        "PL",
        PostalAddress(("ul. Piotrkowska 104",), "90-926", "Łódź", "", "PL"),
    ),
    Entry(
        "h5",
        Names({"original": "Δήμος Αθηναίων", "fr": "Athènes", "en": "Athens"}),
        "GR",
        PostalAddress(("Αθηνάς 63",), "105 52", "Αθήνα", "", "GR"),
        people=(person("Γιώργος", "Καμίνης", MAYOR),),
    ),
    Entry(
        "h6",
        Names({"original": "Столична община София"}),
        "BG",
        PostalAddress(("ул. „Московска“ № 33",), "1000", "София", "", "BG"),
        people=(person("Йорданка", "Фандъкова", {"fr": "Maire", "en": "Mayor"}),),
    ),
    Entry(
        "h7",
        Names({"fr": "École" + "x" * 200}),
        "FR",
        people=(person("Charles", "Gaulle", particle="de"), person("Joachim", "Bellay", particle="Du")),
    ),
)

PLATFORM = Directory(
    as_of=DAY,
    families=(
        Family(
            {"fr": "Le CCRE et ses associations nationales", "en": "CEMR and its national associations"},
            (CCRE, CUF, VNG, DST, LGA),
        ),
        Family({"fr": "Organisation mondiale", "en": "World organisation"}, (CGLU,)),
        Family(
            {"fr": "Organisations européennes de régions", "en": "European organisations of regions"},
            (CRPM, ARE, ARFE),
        ),
        Family({"fr": "Réseaux internationaux", "en": "International networks"}, (AIMF,)),
        Family({"fr": "Villes", "en": "Cities"}, CITIES),
    ),
    left_out=2,
    secretariat=CCRE,
)
AWKWARD = Directory(DAY, (Family({"fr": "Noms difficiles", "en": "Awkward names"}, HOSTILE),), secretariat=CCRE)
