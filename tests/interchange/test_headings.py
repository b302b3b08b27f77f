"""The headings under which other programs write people: each of them goes into its field without a click."""

import pytest

from desktop_app.services import columns
from desktop_app.services.incoming import Table

OUTLOOK_FR = {
    "Titre": "person.form_of_address", "Prénom": "person.given", "Deuxième prénom": "keep", "Nom": "person.family", "Suffixe": "keep",
    "Société": "organisation.name_fr", "Service": "department", "Titre du poste": "mandate.title", "Rue (bureau)": "address.lines",
    "Rue (bureau) 2": "address.lines", "Ville (bureau)": "address.city", "Code postal (bureau)": "address.postcode",
    "Pays/Région (bureau)": "address.country", "Rue (domicile)": "home.lines", "Ville (domicile)": "home.city",
    "Code postal (domicile)": "home.postcode", "Pays/Région (domicile)": "home.country", "Télécopie (bureau)": "work.fax",
    "Téléphone (bureau)": "work.phone", "Téléphone (bureau) 2": "work.phone", "Téléphone société": "work.phone",
    "Télécopie (domicile)": "personal.fax", "Téléphone (domicile)": "personal.phone", "Tél. mobile": "work.mobile",
    "Adresse de messagerie": "work.email", "Adresse de messagerie 2": "work.email", "Page Web": "work.web", "Notes": "person.remarks",
    "Catégories": "tags", "Langue": "person.language", "Nom affiché": "person.full",
}  # fmt: skip
OUTLOOK_EN = {
    "First Name": "person.given", "Middle Name": "keep", "Last Name": "person.family", "Title": "person.form_of_address",
    "Company": "organisation.name_fr", "Department": "department", "Job Title": "mandate.title", "Business Street": "address.lines",
    "Business Street 2": "address.lines", "Business City": "address.city", "Business Postal Code": "address.postcode",
    "Business Country/Region": "address.country", "Home Street": "home.lines", "Home City": "home.city",
    "Home Postal Code": "home.postcode", "Home Country/Region": "home.country", "Business Fax": "work.fax", "Business Phone": "work.phone",
    "Business Phone 2": "work.phone", "Company Main Phone": "work.phone", "Home Phone": "personal.phone", "Mobile Phone": "work.mobile",
    "E-mail Address": "work.email", "E-mail 2 Address": "work.email", "Web Page": "work.web", "Notes": "person.remarks",
    "Categories": "tags", "Language": "person.language",
}  # fmt: skip
GOOGLE_2024 = {
    "First Name": "person.given", "Middle Name": "keep", "Last Name": "person.family", "Name Prefix": "person.honorific",
    "Organization Name": "organisation.name_fr", "Organization Title": "mandate.title", "Organization Department": "department",
    "Notes": "person.remarks", "Labels": "tags", "E-mail 1 - Label": "keep", "E-mail 1 - Value": "work.email",
    "E-mail 2 - Value": "work.email", "Phone 1 - Label": "keep", "Phone 1 - Value": "work.phone", "Address 1 - Street": "address.lines",
    "Address 1 - City": "address.city", "Address 1 - Postal Code": "address.postcode", "Address 1 - Country": "address.country",
    "Website 1 - Value": "work.web",
}  # fmt: skip
GOOGLE_BEFORE = {
    "Name": "person.full", "Given Name": "person.given", "Family Name": "person.family", "Group Membership": "tags",
    "E-mail 1 - Value": "work.email", "Phone 1 - Value": "work.phone", "Organization 1 - Name": "organisation.name_fr",
    "Organization 1 - Title": "mandate.title", "Organization 1 - Department": "department", "Address 1 - Street": "address.lines",
    "Website 1 - Value": "work.web",
}  # fmt: skip
CIVICRM_EN = {
    "First Name": "person.given", "Last Name": "person.family", "Individual Prefix": "person.honorific", "Gender": "person.form_of_address",
    "Current Employer": "organisation.name_fr", "Job Title": "mandate.title", "Email": "work.email", "Phone": "work.phone",
    "Street Address": "address.lines", "Supplemental Address 1": "address.lines", "City": "address.city", "Postal Code": "address.postcode",
    "Country": "address.country", "Website": "work.web", "Preferred Language": "person.language", "Tags": "tags", "Notes": "person.remarks",
    "Internal Contact ID": "keep", "Display Name": "person.full",
}  # fmt: skip
CIVICRM_FR = {
    "Prénom": "person.given", "Nom de famille": "person.family", "Employeur": "organisation.name_fr", "Fonction": "mandate.title",
    "Courriel": "work.email", "Téléphone": "work.phone", "Adresse": "address.lines", "Ville": "address.city", "Code postal": "address.postcode",
    "Pays": "address.country", "Site web": "work.web", "Langue": "person.language", "Étiquettes": "tags", "Groupes": "tags", "Remarques": "person.remarks",
}  # fmt: skip
GALETTE = {
    "Civilité": "person.form_of_address", "Nom": "person.family", "Prénom": "person.given", "Société": "organisation.name_fr",
    "Adresse": "address.lines", "Adresse (suite)": "address.lines", "Code postal": "address.postcode", "Ville": "address.city", "Pays": "address.country",
    "Tél.": "work.phone", "GSM": "work.mobile", "Courriel": "work.email", "Site web": "work.web", "Profession": "mandate.title",
    "Langue": "person.language", "Informations adhérent": "person.remarks", "Identifiant": "keep",
}  # fmt: skip
GALETTE_FIELDS = {
    "nom_adh": "person.family", "prenom_adh": "person.given", "societe_adh": "organisation.name_fr", "titre_adh": "person.form_of_address",
    "adresse_adh": "address.lines", "cp_adh": "address.postcode", "ville_adh": "address.city", "pays_adh": "address.country",
    "tel_adh": "personal.phone", "gsm_adh": "work.mobile", "email_adh": "work.email", "url_adh": "work.web", "prof_adh": "mandate.title",
    "info_adh": "person.remarks", "pref_lang": "person.language", "id_adh": "keep",
}  # fmt: skip
HELLOASSO = {
    "Nom adhérent": "person.family", "Prénom adhérent": "person.given", "Email payeur": "work.email", "Raison sociale": "organisation.name_fr",
    "Date de la commande": "keep", "Numéro de téléphone": "work.phone", "Adresse": "address.lines", "Code Postal": "address.postcode",
    "Ville": "address.city", "Pays": "address.country",
}  # fmt: skip
LINKEDIN = {
    "First Name": "person.given", "Last Name": "person.family", "URL": "work.web", "Email Address": "work.email",
    "Company": "organisation.name_fr", "Position": "mandate.title", "Connected On": "keep",
}  # fmt: skip
PROGRAMS = {
    name: value for name, value in globals().items() if name.isupper() and isinstance(value, dict)
}
SAMPLE = {"Titre": "Mme", "Title": "Mr", "person.form_of_address": "Mme"}


def wrong(headings: dict[str, str], language: str = "") -> dict[str, str]:
    row = [SAMPLE.get(heading, "x") for heading in headings]
    found = columns.guess(Table(list(headings), [row, row])).targets
    return {heading: target for (heading, wanted), target in zip(headings.items(), found, strict=True) if target != wanted}


@pytest.mark.parametrize("program", PROGRAMS)
def test_no_program_s_headings_need_more_than_a_click(program: str):
    assert len(wrong(PROGRAMS[program])) <= 1, wrong(PROGRAMS[program])


def test_of_all_headings_ninety_five_in_a_hundred_go_into_their_field():
    missed = {(program, heading): target for program, them in PROGRAMS.items() for heading, target in wrong(them).items()}
    assert len(missed) <= 0.05 * sum(map(len, PROGRAMS.values())), missed


def test_a_heading_that_stands_twice_is_shown_for_choice():
    table = Table(["Nom", "Prénom", "Nom", "Titre", "Titre"], [["Roy", "Zoé", "Ville", "Mme", "Maire"]])
    assert columns.guess(table).doubts == [0, 2, 3, 4]


def test_without_headings_values_speak():
    table = Table(["Column 1", "Column 2", "Column 3"], [["z@x.eu", "01 44 50 59 59", "https://x.eu"]] * 3)
    assert columns.guess(table).targets == ["work.email", "work.phone", "work.web"]
