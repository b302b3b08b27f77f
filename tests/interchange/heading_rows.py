"""The rows of headings that other programs write, whole and in their order, and the field each heading means.

Where a row comes from is said above it. A heading without a field here is kept with the record, under its own name.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Program:
    """A row of headings, with a bar between two, and the headings each field stands under; all others are kept."""

    row: str
    under: dict[str, str]

    @property
    def headings(self) -> list[str]:
        """The headings in their order."""
        return self.row.split("|")

    @property
    def fields(self) -> dict[str, str]:
        """Heading by heading, the field."""
        return {heading: field for field, headings in self.under.items() for heading in headings.split("|")}


_OUTLOOK_FR = {
    "person.given": "Prénom",
    "person.family": "Nom",
    "organisation.name_fr": "Société",
    "department": "Service",
    "person.further_given": "Deuxième prénom",
    "person.suffix": "Suffixe",
    "person.born_on": "Anniversaire",
    "person.anniversary_on": "Anniversaire de mariage ou fête",
    "person.profession": "Profession",
    "person.form_of_address": "Sexe",
    "person.language": "Langue",
    "person.remarks": "Notes",
    "tags": "Catégories|Mots clés",
    "address.lines": "Rue (bureau)|Rue (bureau) 2|Rue (bureau) 3",
    "address.post_box": "B.P. professionnelle",
    "address.region": "Dép/Région (bureau)",
    "address.city": "Ville (bureau)",
    "address.postcode": "Code postal (bureau)",
    "address.country": "Pays/Région (bureau)",
    "home.lines": "Rue (domicile)|Rue (domicile) 2|Rue (domicile) 3",
    "home.post_box": "Boîte postale du domicile",
    "home.region": "Dép/Région (domicile)",
    "home.city": "Ville (domicile)",
    "home.postcode": "Code postal (domicile)",
    "home.country": "Pays/Région (domicile)",
    "work.fax": "Télécopie (bureau)|Télécopie (autre)",
    "work.phone": "Téléphone (bureau)|Téléphone 2 (bureau)|Téléphone société|Téléphone (autre)|Téléphone principal",
    "personal.fax": "Télécopie (domicile)",
    "personal.phone": "Téléphone (domicile)|Téléphone 2 (domicile)",
    "work.mobile": "Tél. mobile",
    "work.web": "Page Web|Page web",
    "work.email": "Adresse de messagerie|Adresse de messagerie 2|Adresse de messagerie 3|Adresse de courrier|"
    "Adresse de courrier 2|Adresse de courrier 3",
}
"""“Titre” stands twice in Outlook's file: first how one addresses somebody, then what they are."""

_OUTLOOK_EN = {
    "person.given": "First Name",
    "person.family": "Last Name",
    "organisation.name_fr": "Company",
    "department": "Department",
    "mandate.title": "Job Title",
    "person.further_given": "Middle Name",
    "person.suffix": "Suffix",
    "person.nickname": "Nickname",
    "person.born_on": "Birthday",
    "person.anniversary_on": "Anniversary",
    "person.profession": "Profession",
    "personal.im": "IMAddress",
    "person.form_of_address": "Gender|Title",
    "person.language": "Language",
    "person.remarks": "Notes",
    "tags": "Categories|Keywords",
    "work.web": "Web Page",
    "personal.web": "Personal Web Page",
    "address.lines": "Business Street|Business Street 2|Business Street 3",
    "address.post_box": "Business Address PO Box",
    "address.region": "Business State",
    "address.city": "Business City",
    "address.postcode": "Business Postal Code",
    "address.country": "Business Country/Region|Business Country",
    "home.lines": "Home Street|Home Street 2|Home Street 3",
    "home.post_box": "Home Address PO Box",
    "home.region": "Home State",
    "home.city": "Home City",
    "home.postcode": "Home Postal Code",
    "home.country": "Home Country/Region|Home Country",
    "work.fax": "Business Fax|Other Fax",
    "personal.fax": "Home Fax",
    "work.phone": "Business Phone|Business Phone 2|Company Main Phone|Primary Phone|Other Phone",
    "personal.phone": "Home Phone|Home Phone 2",
    "work.mobile": "Mobile Phone",
    "work.email": "E-mail Address|E-mail 2 Address|E-mail 3 Address",
}

PROGRAMS = {
    # Open-Xchange's tests of its import (bug 9367): the file of an Outlook before 2010, in French.
    "Outlook, French": Program(
        "Titre|Prénom|Deuxième prénom|Nom|Suffixe|Société|Service|Titre|Rue (bureau)|Rue (bureau) 2|Rue (bureau) 3|"
        "Ville (bureau)|Dép/Région (bureau)|Code postal (bureau)|Pays/Région (bureau)|Rue (domicile)|"
        "Rue (domicile) 2|Rue (domicile) 3|Ville (domicile)|Dép/Région (domicile)|Code postal (domicile)|"
        "Pays/Région (domicile)|Rue (autre)|Rue (autre) 2|Rue (autre) 3|Ville (autre)|Dép/Région (autre)|"
        "Code postal (autre)|Pays/Région (autre)|Téléphone de l'assistant(e)|Télécopie (bureau)|Téléphone (bureau)|"
        "Téléphone 2 (bureau)|Rappel|Téléphone (voiture)|Téléphone société|Télécopie (domicile)|Téléphone (domicile)|"
        "Téléphone 2 (domicile)|RNIS|Tél. mobile|Télécopie (autre)|Téléphone (autre)|Récepteur de radiomessagerie|"
        "Téléphone principal|Radio téléphone|Téléphone TDD/TTY|Télex|Adresse de messagerie|Type de messagerie|"
        "Nom complet de l'adresse de messagerie|Adresse de messagerie 2|Type de messagerie 2|"
        "Nom complet de l'adresse de messagerie 2|Adresse de messagerie 3|Type de messagerie 3|"
        "Nom complet de l'adresse de messagerie 3|Anniversaire|Anniversaire de mariage ou fête|Autre boîte postale|"
        "B.P. professionnelle|Boîte postale du domicile|Bureau|Catégories|Code gouvernement|Compte|Conjoint(e)|"
        "Critère de diffusion|Disponibilité Internet|Emplacement|Enfants|Informations facturation|Initiales|"
        "Kilométrage|Langue|Mots clés|Nom de l'assistant(e)|Notes|Numéro d'identification de l'organisation|Page Web|"
        "Passe-temps|Priorité|Privé|Profession|Recommandé par|Responsable|Serveur d'annuaire|Sexe|Utilisateur 1|"
        "Utilisateur 2|Utilisateur 3|Utilisateur 4",
        _OUTLOOK_FR,
    ),
    # GestSIS/GestSIS_APP, which writes contacts for the Outlook of today in French (“courrier” for “messagerie”).
    "Outlook today, French": Program(
        "Titre|Prénom|Deuxième prénom|Nom|Suffixe|Société|Service|Titre|Rue (bureau)|Rue (bureau) 2|Rue (bureau) 3|"
        "Ville (bureau)|Dép/Région (bureau)|Code postal (bureau)|Pays/Région (bureau)|Rue (domicile)|"
        "Rue (domicile) 2|Rue (domicile) 3|Ville (domicile)|Dép/Région (domicile)|Code postal (domicile)|"
        "Pays/Région (domicile)|Rue (autre)|Rue (autre) 2|Rue (autre) 3|Ville (autre)|Dép/Région (autre)|"
        "Code postal (autre)|Pays/Région (autre)|Téléphone de l'assistant(e)|Télécopie (bureau)|Téléphone (bureau)|"
        "Téléphone 2 (bureau)|Rappel|Téléphone (voiture)|Téléphone société|Télécopie (domicile)|Téléphone (domicile)|"
        "Téléphone 2 (domicile)|RNIS|Tél. mobile|Télécopie (autre)|Téléphone (autre)|Récepteur de radiomessagerie|"
        "Téléphone principal|Radiotéléphone|Téléphone TDD/TTY|Télex|Adresse de courrier|Type de courrier|"
        "Nom complet de l'adresse de courrier|Adresse de courrier 2|Type de courrier 2|"
        "Nom complet de l'adresse de courrier 2|Adresse de courrier 3|Type de courrier 3|"
        "Nom complet de l'adresse de courrier 3|Anniversaire|Anniversaire de mariage ou fête|Autre boîte postale|"
        "B.P. professionnelle|Boîte postale du domicile|Bureau|Catégories|Compte|Conjoint(e)|Critère de diffusion|"
        "Disponibilité Internet|Emplacement|Enfants|Informations facturation|Initiales|Kilométrage|Langue|Mots clés|"
        "Nom de l'assistant(e)|Notes|Numéro d’identification d’administration publique|"
        "Numéro d'identification de l'organisation|Page web|Passe-temps|Priorité|Privé|Profession|Recommandé par|"
        "Responsable|Serveur d’annuaire|Sexe|Utilisateur 1|Utilisateur 2|Utilisateur 3|Utilisateur 4",
        _OUTLOOK_FR,
    ),
    # The export of PHP Melody for Outlook on the desktop (the order and words of Outlook 2003 to 2016).
    "Outlook, English": Program(
        "Title|First Name|Middle Name|Last Name|Suffix|Company|Department|Job Title|Business Street|"
        "Business Street 2|Business Street 3|Business City|Business State|Business Postal Code|"
        "Business Country/Region|Home Street|Home Street 2|Home Street 3|Home City|Home State|Home Postal Code|"
        "Home Country/Region|Other Street|Other Street 2|Other Street 3|Other City|Other State|Other Postal Code|"
        "Other Country/Region|Assistant's Phone|Business Fax|Business Phone|Business Phone 2|Callback|Car Phone|"
        "Company Main Phone|Home Fax|Home Phone|Home Phone 2|ISDN|Mobile Phone|Other Fax|Other Phone|Pager|"
        "Primary Phone|Radio Phone|TTY/TDD Phone|Telex|Account|Anniversary|Assistant's Name|Billing Information|"
        "Birthday|Business Address PO Box|Categories|Children|Directory Server|E-mail Address|E-mail Type|"
        "E-mail Display Name|E-mail 2 Address|E-mail 2 Type|E-mail 2 Display Name|E-mail 3 Address|E-mail 3 Type|"
        "E-mail 3 Display Name|Gender|Government ID Number|Hobby|Home Address PO Box|Initials|Internet Free Busy|"
        "Keywords|Language|Location|Manager's Name|Mileage|Notes|Office Location|Organizational ID Number|"
        "Other Address PO Box|Priority|Private|Profession|Referred By|Sensitivity|Spouse|User 1|User 2|User 3|User 4|"
        "Web Page",
        _OUTLOOK_EN,
    ),
    # outlook.live.com, as several programs that read it quote it.
    "Outlook on the web": Program(
        "First Name|Middle Name|Last Name|Title|Suffix|Nickname|Given Yomi|Surname Yomi|E-mail Address|"
        "E-mail 2 Address|E-mail 3 Address|Home Phone|Home Phone 2|Business Phone|Business Phone 2|Mobile Phone|"
        "Car Phone|Other Phone|Primary Phone|Pager|Business Fax|Home Fax|Other Fax|Company Main Phone|Callback|"
        "Radio Phone|Telex|TTY/TDD Phone|IMAddress|Job Title|Department|Company|Office Location|Manager's Name|"
        "Assistant's Name|Assistant's Phone|Company Yomi|Business Street|Business City|Business State|"
        "Business Postal Code|Business Country/Region|Home Street|Home City|Home State|Home Postal Code|"
        "Home Country/Region|Other Street|Other City|Other State|Other Postal Code|Other Country/Region|"
        "Personal Web Page|Spouse|Schools|Hobby|Location|Web Page|Birthday|Anniversary|Notes",
        _OUTLOOK_EN,
    ),
    # contacts.google.com, “Outlook CSV”: whole addresses stand beside their streets.
    "Google for Outlook": Program(
        "First Name|Middle Name|Last Name|Title|Suffix|Initials|Web Page|Gender|Birthday|Anniversary|Location|"
        "Language|Internet Free Busy|Notes|E-mail Address|E-mail 2 Address|E-mail 3 Address|Primary Phone|Home Phone|"
        "Home Phone 2|Mobile Phone|Pager|Home Fax|Home Address|Home Street|Home Street 2|Home Street 3|"
        "Home Address PO Box|Home City|Home State|Home Postal Code|Home Country|Spouse|Children|Manager's Name|"
        "Assistant's Name|Referred By|Company Main Phone|Business Phone|Business Phone 2|Business Fax|"
        "Assistant's Phone|Company|Job Title|Department|Office Location|Organizational ID Number|Profession|Account|"
        "Business Address|Business Street|Business Street 2|Business Street 3|Business Address PO Box|Business City|"
        "Business State|Business Postal Code|Business Country|Other Phone|Other Fax|Other Address|Other Street|"
        "Other Street 2|Other Street 3|Other Address PO Box|Other City|Other State|Other Postal Code|Other Country|"
        "Callback|Car Phone|ISDN|Radio Phone|TTY/TDD Phone|Telex|User 1|User 2|User 3|User 4|Keywords|Mileage|Hobby|"
        "Billing Information|Directory Server|Sensitivity|Priority|Private|Categories",
        _OUTLOOK_EN,
    ),
    # contacts.google.com since 2024, as programs that read it quote it; labels stand beside their values.
    "Google": Program(
        "First Name|Middle Name|Last Name|Phonetic First Name|Phonetic Middle Name|Phonetic Last Name|Name Prefix|"
        "Name Suffix|Nickname|File As|Organization Name|Organization Title|Organization Department|Birthday|Notes|"
        "Photo|Labels|E-mail 1 - Label|E-mail 1 - Value|E-mail 2 - Label|E-mail 2 - Value|Phone 1 - Label|"
        "Phone 1 - Value|Phone 2 - Label|Phone 2 - Value|Address 1 - Label|Address 1 - Formatted|Address 1 - Street|"
        "Address 1 - City|Address 1 - PO Box|Address 1 - Region|Address 1 - Postal Code|Address 1 - Country|"
        "Address 1 - Extended Address|Website 1 - Label|Website 1 - Value|Event 1 - Label|Event 1 - Value",
        {
            "person.given": "First Name",
            "person.family": "Last Name",
            "person.honorific": "Name Prefix",
            "person.further_given": "Middle Name",
            "person.suffix": "Name Suffix",
            "person.nickname": "Nickname",
            "person.born_on": "Birthday",
            "person.full": "File As",
            "organisation.name_fr": "Organization Name",
            "mandate.title": "Organization Title",
            "department": "Organization Department",
            "person.remarks": "Notes",
            "tags": "Labels",
            "work.email": "E-mail 1 - Value|E-mail 2 - Value",
            "work.phone": "Phone 1 - Value|Phone 2 - Value",
            "address.lines": "Address 1 - Street",
            "address.post_box": "Address 1 - PO Box",
            "address.extended": "Address 1 - Extended Address",
            "address.region": "Address 1 - Region",
            "address.city": "Address 1 - City",
            "address.postcode": "Address 1 - Postal Code",
            "address.country": "Address 1 - Country",
            "work.web": "Website 1 - Value",
        },
    ),
    # tine20/tine20, a file of Google's before 2024; its organisation as further programs that read it quote it.
    "Google before 2024": Program(
        "Name|Given Name|Additional Name|Family Name|Yomi Name|Given Name Yomi|Additional Name Yomi|Family Name Yomi|"
        "Name Prefix|Name Suffix|Initials|Nickname|Short Name|Maiden Name|Birthday|Gender|Location|"
        "Billing Information|Directory Server|Mileage|Occupation|Hobby|Sensitivity|Priority|Subject|Notes|"
        "Group Membership|E-mail 1 - Type|E-mail 1 - Value|Phone 1 - Type|Phone 1 - Value|Address 1 - Type|"
        "Address 1 - Formatted|Address 1 - Street|Address 1 - City|Address 1 - PO Box|Address 1 - Region|"
        "Address 1 - Postal Code|Address 1 - Country|Address 1 - Extended Address|Organization 1 - Type|"
        "Organization 1 - Name|Organization 1 - Yomi Name|Organization 1 - Title|Organization 1 - Department|"
        "Organization 1 - Symbol|Organization 1 - Location|Organization 1 - Job Description",
        {
            "person.full": "Name",
            "person.given": "Given Name",
            "person.family": "Family Name",
            "person.honorific": "Name Prefix",
            "person.further_given": "Additional Name",
            "person.suffix": "Name Suffix",
            "person.nickname": "Nickname",
            "person.born_on": "Birthday",
            "person.profession": "Occupation",
            "mandate.duties": "Organization 1 - Job Description",
            "person.form_of_address": "Gender",
            "person.remarks": "Notes",
            "tags": "Group Membership",
            "work.email": "E-mail 1 - Value",
            "work.phone": "Phone 1 - Value",
            "address.lines": "Address 1 - Street",
            "address.post_box": "Address 1 - PO Box",
            "address.extended": "Address 1 - Extended Address",
            "address.region": "Address 1 - Region",
            "address.city": "Address 1 - City",
            "address.postcode": "Address 1 - Postal Code",
            "address.country": "Address 1 - Country",
            "organisation.name_fr": "Organization 1 - Name",
            "mandate.title": "Organization 1 - Title",
            "department": "Organization 1 - Department",
        },
    ),
    # mozilla/releases-comm-central, the file of Thunderbird's own tests.
    "Thunderbird": Program(
        "First Name|Last Name|Display Name|Nickname|Primary Email|Secondary Email|Work Phone|Home Phone|Fax Number|"
        "Pager Number|Mobile Number|Home Address|Home Address 2|Home City|Home State|Home ZipCode|Home Country|"
        "Work Address|Work Address 2|Work City|Work State|Work ZipCode|Work Country|Job Title|Department|"
        "Organization|Web Page 1|Web Page 2|Birth Year|Birth Month|Birth Day|Custom 1|Custom 2|Custom 3|Custom 4|"
        "Notes|Screen Name",
        {
            "person.given": "First Name",
            "person.family": "Last Name",
            "person.full": "Display Name",
            "person.nickname": "Nickname",
            "person.born_on": "Birth Year|Birth Month|Birth Day",
            "personal.im": "Screen Name",
            "home.region": "Home State",
            "address.region": "Work State",
            "work.email": "Primary Email|Secondary Email",
            "work.phone": "Work Phone",
            "personal.phone": "Home Phone",
            "work.fax": "Fax Number",
            "work.mobile": "Mobile Number",
            "home.lines": "Home Address|Home Address 2",
            "home.city": "Home City",
            "home.postcode": "Home ZipCode",
            "home.country": "Home Country",
            "address.lines": "Work Address|Work Address 2",
            "address.city": "Work City",
            "address.postcode": "Work ZipCode",
            "address.country": "Work Country",
            "mandate.title": "Job Title",
            "department": "Department",
            "organisation.name_fr": "Organization",
            "work.web": "Web Page 1",
            "personal.web": "Web Page 2",
            "person.remarks": "Notes",
        },
    ),
    # roundcube/roundcubemail, its words for Thunderbird's columns in French (localization/fr_FR/csv2vcard.inc).
    "Thunderbird, French": Program(
        "Prénom|Nom|Nom à afficher|Surnom|Adresse électronique principale|Adresse électronique secondaire|"
        "Tél. professionnel|Fax|Pager|Portable|Adresse privée|Adresse professionnelle|Profession|Service|Société|"
        "Site Web 1|Site Web 2|Année de naissance|Mois|Jour|Notes",
        {
            "person.given": "Prénom",
            "person.family": "Nom",
            "person.full": "Nom à afficher",
            "person.nickname": "Surnom",
            "person.born_on": "Année de naissance|Mois|Jour",
            "person.profession": "Profession",
            "work.email": "Adresse électronique principale|Adresse électronique secondaire",
            "work.phone": "Tél. professionnel",
            "work.fax": "Fax",
            "work.mobile": "Portable",
            "home.lines": "Adresse privée",
            "address.lines": "Adresse professionnelle",
            "department": "Service",
            "organisation.name_fr": "Société",
            "work.web": "Site Web 1",
            "personal.web": "Site Web 2",
            "person.remarks": "Notes",
        },
    ),
}
