"""The minutes of the steering committee of the meeting papers, its decisions and actions."""

from dataclasses import replace

from desktop_app.domain.attendance_rules import Quorum
from desktop_app.services.papers import (
    ActionLedger,
    DecisionExtract,
    LedgerLine,
    MinutesDocument,
    MinutesLine,
    MinutesSection,
    Movement,
    RegisterLine,
    VoteLine,
    both,
)
from tests.printing.meeting_papers import (
    ANNE,
    ATTENDEES,
    BRUNO,
    CCRE,
    CLARA,
    COMMITTEE,
    DIEGO,
    FAMSI,
    FRANK,
    HEADING,
    ITEMS,
    VNG,
)


def said(number: str, kind: str, fr: str, en: str, state: str = "current", **values: object) -> MinutesLine:
    """One item of the minutes."""
    found = MinutesLine(f"m-{number}-{kind}-{len(fr)}", f"item-{number}", kind, both(fr, en), "fr", state)
    return replace(found, **values)  # type: ignore[arg-type]


VOTE = VoteLine("v1", both("Contributions", "Contributions"), "show_of_hands", "simple", 4, 0, 1, True, "d2")
BY_NAME = replace(
    VOTE,
    id="v2",
    method="by_name",
    decision_id="",
    votes_for=2,
    votes_against=3,
    abstentions=0,
    adopted=False,
    ballots=(("Anne Lefèvre", "for", ""), ("Ελένη Παπαδοπούλου", "against", "Bruno d’Aubry")),
)
DECISIONS = (
    RegisterLine(
        "d1",
        "CP-2008-03",
        False,
        "2008-11-17",
        both("Compte rendu du 16 juin 2008", "Minutes of 16 June 2008"),
        both(
            "Le compte rendu du comité de pilotage n° 1 est approuvé sans modification.",
            "The minutes of Steering Committee no. 1 are approved unchanged.",
        ),
        "consensus",
        "",
        "meeting",
        HEADING.title,
    ),
    RegisterLine(
        "d2",
        "CP-2008-04",
        False,
        "2008-11-17",
        both("Contributions 2009", "Contributions 2009"),
        both(
            "Les contributions des membres pour 2009 sont fixées à 2 500 € pour les associations nationales "
            "et à 1 000 € pour les villes ; elles sont payables avant le 31 mars.",
            "Members’ contributions for 2009 are set at €2,500 for national associations and €1,000 for "
            "cities; they are due by 31 March.",
        ),
        "vote",
        "",
        "meeting",
        HEADING.title,
    ),
)
ACTIONS = (
    LedgerLine(
        "x1",
        both(
            "Envoyer le programme de travail révisé à tous les membres",
            "Send the revised work programme to all members",
        ),
        FRANK,
        "ccre",
        CCRE,
        "FR",
        "2008-12-01",
        False,
        "open",
        "",
        "meeting",
        HEADING.title,
    ),
    LedgerLine(
        "x2",
        both("Rédiger une note sur la reconstruction en Haïti", ""),
        DIEGO,
        "famsi",
        FAMSI,
        "ES",
        "2008-11-30",
        True,
        "open",
        "",
        "meeting",
        both("Comité de pilotage n° 1", "Steering Committee no. 1"),
        (
            (
                "2008-11-17",
                both(
                    "Une première version circule ; la ville de Cordoue relit.",
                    "A first version is circulating; the City of Córdoba is reading it.",
                ),
            ),
        ),
    ),
    LedgerLine(
        "x3",
        both("Réserver la salle", "Book the room"),
        None,
        "vng",
        VNG,
        "NL",
        "",
        False,
        "done",
        "2008-11-10",
        "meeting",
        HEADING.title,
    ),
)
LONG_FR = (
    "Le secrétariat rappelle que les collectivités locales sont intervenues dès les premiers jours : M. "
    "Ruiz Ortega souligne "
    "l’importance d’une « coordination légère » ; peut-on faire mieux ? Oui, à condition d’associer les "
    "communes haïtiennes."
)
LONG_EN = (
    "The secretariat recalls that local authorities were active from the first days: Mr Ruiz Ortega "
    "stresses the importance of "
    "“light coordination”; can one do better? Yes, provided that Haitian municipalities are involved."
)
SECTIONS = (
    MinutesSection(
        ITEMS[0],
        (),
        (
            said(
                "1",
                "note",
                "La présidente ouvre la séance et souhaite la bienvenue aux membres.\nL’ordre du jour est adopté.",
                "The Chair opens the meeting and welcomes the members.\nThe agenda is adopted.",
            ),
        ),
        (),
    ),
    MinutesSection(
        ITEMS[1],
        (),
        (
            said(
                "2",
                "decision",
                "Le compte rendu du comité de pilotage n° 1 est approuvé sans modification.",
                "The minutes of Steering Committee no. 1 are approved unchanged.",
                decision_id="d1",
                decision_code="CP-2008-03",
            ),
        ),
        (),
    ),
    MinutesSection(ITEMS[2], (), (), ()),
    MinutesSection(
        ITEMS[3],
        (Movement(DIEGO, "arrives"),),
        (
            said("3", "note", LONG_FR, LONG_EN),
            said(
                "3",
                "statement",
                "Les trois scénarios demandent des moyens différents :\n- le premier, deux postes ;\n- le "
                "second, un poste et demi, à trouver avant mars.",
                "The three scenarios require different means:\n- the first, two posts;\n- the second, one and a half.",
                "out_of_date",
                speaker=BRUNO,
            ),
            said("3", "statement", "La VNG préfère le second.", "", "missing", speaker=CLARA),
            said(
                "3",
                "action",
                "Envoyer le programme de travail révisé à tous les membres",
                "Send the revised work programme to all members",
                action_id="x1",
            ),
        ),
        (BY_NAME,),
    ),
    MinutesSection(
        ITEMS[4],
        (),
        (
            said(
                "3.1",
                "note",
                "M. Ruiz Ortega rend compte de la mission de septembre.",
                "Mr Ruiz Ortega reports on the September mission.",
            ),
        ),
        (),
    ),
    MinutesSection(
        ITEMS[5],
        (Movement(CLARA, "leaves"),),
        (
            said(
                "3.2",
                "decision",
                DECISIONS[1].text["fr"],
                DECISIONS[1].text["en"],
                decision_id="d2",
                decision_code="CP-2008-04",
            ),
        ),
        (VOTE,),
    ),
    MinutesSection(replace(ITEMS[6], outcome="postponed"), (), (), ()),
)
MINUTES = MinutesDocument(
    "meeting",
    HEADING,
    "draft",
    "fr",
    "2008-11-03",
    "2008-11-17T09:35",
    "2008-11-17T12:20",
    "",
    {},
    ANNE,
    FRANK,
    ATTENDEES,
    Quorum(6, 5, 4),
    SECTIONS,
    DECISIONS,
    ACTIONS,
)
EXTRACT = DecisionExtract(HEADING, DECISIONS[1], ANNE, FRANK, ATTENDEES, (VOTE,))
LEDGER = ActionLedger(COMMITTEE, "2008-12-05", ACTIONS)
