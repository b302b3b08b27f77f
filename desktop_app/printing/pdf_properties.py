"""What a file says of itself: title, author, day, language; and what PDF/A and PDF/UA want besides."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from desktop_app.printing.pdf_file import PdfFile, text_string

PROGRAM = "Parvis"


@dataclass(frozen=True)
class Properties:
    """What the file says of itself; its date is that of its content, so that the same content makes the same file."""

    title: str
    author: str
    subject: str
    language: str
    day: date
    keywords: str = ""


def information(file: PdfFile, properties: Properties) -> int:
    """The information dictionary; its number."""
    day = f"(D:{properties.day:%Y%m%d}000000Z)"
    return file.add(
        f"<</Title{text_string(properties.title)}/Author{text_string(properties.author)}"
        f"/Subject{text_string(properties.subject)}/Keywords{text_string(properties.keywords)}"
        f"/Creator({PROGRAM})/Producer({PROGRAM}, ReportLab)/CreationDate{day}/ModDate{day}>>"
    )


def metadata(file: PdfFile, properties: Properties) -> int:
    """The same in XMP, with the claims of PDF/A-2a and PDF/UA-1; its number."""
    values = {
        "title": escape(properties.title),
        "author": escape(properties.author),
        "subject": escape(properties.subject),
        "keywords": escape(properties.keywords),
        "language": escape(properties.language),
        "day": f"{properties.day:%Y-%m-%d}T00:00:00Z",
        "program": PROGRAM,
    }
    return file.add_stream(_XMP.format(**values).encode(), "/Type/Metadata/Subtype/XML", compress=False)


def output_intent(file: PdfFile) -> int:
    """Which colours are meant: sRGB; its number."""
    profile = file.add_stream(_srgb(), "/N 3")
    return file.add(
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        f"/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)/DestOutputProfile {profile} 0 R>>"
    )


@cache
def _srgb() -> bytes:
    """The sRGB profile, without the moment it was made in (bytes 24 to 35)."""
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile[:24] + bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0)) + profile[36:]


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<pdf:Keywords>{keywords}</pdf:Keywords><pdf:Producer>{program}, ReportLab</pdf:Producer>
<xmp:CreatorTool>{program}</xmp:CreatorTool><xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
