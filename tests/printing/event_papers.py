"""The launch event of the meeting papers, with its programme of two days."""

from dataclasses import replace

from desktop_app.services.papers import (
    Part,
    Programme,
    ProgrammeDay,
    ProgrammeEntry,
    both,
)
from tests.printing.meeting_papers import ANNE, BRUNO, CLARA, DIEGO, ELENI, HEADING, TIVOLI

EVENT = replace(
    HEADING,
    title=both("Lancement de la plateforme", "Launch of the platform"),
    body={},
    number=None,
    starts_at="2008-11-16T16:30",
    ends_at="2008-11-17T12:30",
)


def entry(
    day: int, start: str, end: str, kind: str, fr: str, en: str, depth: int = 0, **values: object
) -> ProgrammeEntry:
    made = ProgrammeEntry(
        f"{day}-{start}-{fr}", depth, kind, f"2008-11-{day}T{start}", f"2008-11-{day}T{end}", both(fr, en), {}, None, ()
    )
    return replace(made, **values)  # type: ignore[arg-type]


PROGRAMME = Programme(
    EVENT,
    (
        ProgrammeDay(
            "2008-11-16",
            (
                entry(16, "16:30", "17:30", "session", "Ouverture", "Opening", parts=(Part("chair", ANNE),)),
                entry(
                    16,
                    "16:30",
                    "16:50",
                    "talk",
                    "Pourquoi une plateforme ?",
                    "Why a platform?",
                    1,
                    parts=(Part("speaker", BRUNO),),
                    summary=both(
                        "Les collectivités sont des acteurs du développement à part entière ; encore "
                        "faut-il qu’elles parlent d’une seule voix.",
                        "Local authorities are actors of development in their own right; they still have to "
                        "speak with one voice.",
                    ),
                ),
                entry(
                    16,
                    "16:50",
                    "17:30",
                    "talk",
                    "Table ronde",
                    "Round table",
                    1,
                    parts=(Part("speaker", CLARA), Part("speaker", DIEGO), Part("rapporteur", ELENI)),
                ),
                entry(16, "17:30", "18:00", "break", "Pause", "Break"),
                entry(
                    16,
                    "18:00",
                    "18:30",
                    "session",
                    "Signature de la charte",
                    "",
                    place=replace(TIVOLI, room=both("foyer", "foyer"), floor=both("rez-de-chaussée", "ground floor")),
                ),
            ),
        ),
        ProgrammeDay(
            "2008-11-17",
            (
                entry(17, "09:30", "12:30", "session", "Comité de pilotage n° 2", "Steering Committee no. 2"),
                entry(17, "12:30", "14:00", "meal", "Déjeuner", "Lunch"),
            ),
        ),
    ),
)
