"""The headings under which programs write people and organisations, in French and English, and what they mean.

Outlook, Google, Thunderbird, LinkedIn, HelloAsso, CiviCRM, Galette, and what secretariats type themselves.
"""

import re

from desktop_app.i18n import fold

TARGETS: dict[str, str] = {
    "person.full": "nom complet, full name, display name, nom et prenom, nom prenom, prenom nom, name, contact name, "
    "nom affiche, file as, formatted name, display_name, contact, nom d affichage, nom du representant, identite, "
    "nom a afficher",
    "person.form_of_address": "civilite, salutation, form of address, politesse, gender, sexe, genre, titre adh, "
    "m mme, sexe_adh",
    "person.honorific": "titre honorifique, titre officiel, formal title, titre de civilite, prefix, name prefix, "
    "individual prefix, prefixe, honorific, titre personnel",
    "person.given": "prenom, prenoms, prenom usuel, first name, given name, firstname, prenom adherent, "
    "prenom payeur, first_name, prenom_adh, n_given, givenname, prenom contact, forename, vorname, nombre",
    "person.further_given": "middle name, deuxieme prenom, additional name, second prenom, autres prenoms, middle, "
    "other first names, further names, prenoms suivants, middle names",
    "person.particle": "particule, particle",
    "person.family": "nom de famille, last name, family name, lastname, surname, last_name, n_family, nom adherent, "
    "nom payeur, nom usuel, nom contact, sn, nachname, apellidos, nom_adh, nom du contact",
    "person.suffix": "suffix, suffixe, name suffix, individual suffix, suffixe individuel, suffixe du nom, "
    "after the name, apres le nom",
    "person.nickname": "nickname, surnom, pseudo, pseudo_adh, nick name, sobriquet, diminutif",
    "person.shown_as": "name in address books, nom dans les carnets d adresses",
    "person.born_on": "birthday, anniversaire, date de naissance, birth date, date of birth, birthdate, ddn_adh, ddn, "
    "naissance, born, born on, ne le, nee le, ne e le, dob, bday, date naissance, date_naissance, birth_date, "
    "birth year, birth month, birth day, annee de naissance, mois de naissance, jour de naissance",
    "person.profession": "profession, prof_adh, occupation, metier",
    "person.anniversary_on": "anniversary, anniversaire de mariage ou fete, anniversaire de mariage, "
    "wedding anniversary, date de mariage, noces",
    "person.language": "langue, language, langue de correspondance, preferred language, pref lang",
    "person.time_zone": "time zone, fuseau horaire, timezone, tz",
    "person.coordinates": "latitude, longitude, coordinates, coordonnees gps, place on the map, lieu sur la carte",
    "person.remarks": "notes, note, remarques, remarks, commentaire, commentaires, comments, observations, "
    "informations adherent, info_adh, info public, info_public_adh, note s, autres informations, "
    "autres informations admin, other information, other information admin, other informations, "
    "other informations admin, remarque",
    "organisation.name_fr": "societe, organisation, organization, company, company name, organization name, "
    "nom de la structure, structure, raison sociale, entreprise, collectivite, association, organisme, employeur, "
    "current employer, organization 1 name, nom de l organisation, employer, societe adh, org_name, "
    "organization_name, nom de la collectivite, denomination, nom de l organisme, nom commune, commune nom, "
    "raison sociale payeur, libelle, nom officiel, personne morale, employeur actuel, nom de l employeur, "
    "nom de la societe, nom structure, libelle commune",
    "organisation.name_en": "english name, name in english, nom anglais, nom en anglais, organisation name english",
    "organisation.acronym": "sigle, acronyme, acronym, abbreviation, nom court, short name org, abreviation",
    "organisation.kind": "type, type d organisation, organisation type, organization type, forme juridique, "
    "categorie de collectivite, nature juridique",
    "organisation.founded_on": "date de creation de la structure, fondee le, founded, founded on, date de fondation",
    "mandate.title": "fonction, poste, titre du poste, job title, title, organization title, organization 1 title, "
    "position, role, mandat, function, qualite, intitule du poste, business title, "
    "responsabilite",
    "mandate.duties": "attributions, duties, delegation, delegations, organization 1 job description, "
    "job description, description du poste, descriptif du poste",
    "department": "service, department, organization department, organization 1 department, departement service",
    "work.email": "adresse de messagerie, e-mail address, email address, e mail, email, mail, courriel, "
    "primary email, e mail 1 value, e mail principal, adresse e mail, adresse electronique, email professionnel, "
    "work email, email payeur, email adherent, e mail 2 value, e mail 3 value, secondary email, "
    "adresse de messagerie 2, adresse de messagerie 3, e mail 2 address, e mail 3 address, email 2, mel, "
    "adresse mail, email_adh, courriel professionnel, e mail professionnel, additional email, mailadresse, "
    "adresse de courrier, adresse de courrier 2, adresse de courrier 3, adresse electronique principale, "
    "adresse electronique secondaire",
    "work.phone": "telephone, telephone bureau, telephone bureau 2, business phone, business phone 2, work phone, "
    "telephone professionnel, phone, tel, tel bureau, phone 1 value, telephone societe, company main phone, "
    "phone 2 value, phone 3 value, numero de telephone, telephone fixe, tel_work, phone number, tel fixe, "
    "telephone principal, primary phone, standard, other phone, autre telephone, telephone autre, "
    "telephone 2 bureau, tel professionnel, phone 4 value",
    "work.mobile": "tel mobile, telephone mobile, mobile phone, mobile, portable, telephone portable, gsm, "
    "mobile number, tel portable, tel_cell, gsm_adh, mobile professionnel, cell phone",
    "work.fax": "fax, telecopie, telecopie bureau, business fax, fax number, telecopieur, tel_fax, work fax, "
    "numero de fax, fax bureau, other fax, telecopie autre",
    "work.web": "site web, page web, web page, web site, website, url, site internet, website 1 value, site, "
    "web page 1, website 2 value, site web 1, profile url, url_adh, business web page, adresse web",
    "work.im": "messagerie instantanee professionnelle, business im, work im",
    "personal.email": "email personnel, personal email, home email, courriel personnel, e mail personnel, home e mail",
    "personal.phone": "telephone domicile, telephone domicile 2, home phone, home phone 2, tel domicile, "
    "telephone personnel, tel_home, telephone 2 domicile, tel_adh, tel personnel",
    "personal.mobile": "mobile personnel, portable personnel",
    "personal.fax": "telecopie domicile, home fax, fax domicile",
    "personal.web": "page web personnelle, personal web page, web page 2, site web 2",
    "personal.im": "imaddress, im address, im, messagerie instantanee, skype, jabber, icq, msn, icq_adh, msn_adh, "
    "jabber_adh, im screen name, screen name, im 1 value, im 2 value, whatsapp, signal, telegram, aim, yahoo, "
    "google talk, identifiant skype, skype name, compte skype, adresse de messagerie instantanee, messages, "
    "nom d ecran, matrix, xmpp, skype id",
    "address.lines": "adresse, rue bureau, rue, business street, street, street address, adresse 1, adresse 2, "
    "address 1 street, address, adresse postale, work address, work address 2, rue bureau 2, rue bureau 3, "
    "business street 2, business street 3, adresse_adh, adresse2_adh, adresse suite, address continuation, "
    "adresse professionnelle, address line 1, address line 2, numero et voie, voie, lines, adr_one_street, "
    "adresse ligne 1, adresse ligne 2",
    "address.extended": "complement d adresse, complement adresse, complement, complement d adresse 1, "
    "complement d adresse 2, complement d adresse 3, supplemental address 1, supplemental address 2, "
    "supplemental address 3, address 1 extended address, extended address, batiment, batiment etage, building, "
    "building floor, etage, residence",
    "address.post_box": "address 1 po box, bp, boite postale, po box, business address po box, b p professionnelle, "
    "p o box, post office box, case postale",
    "address.postcode": "code postal, code postal bureau, cp, business postal code, postal code, zip, zip code, "
    "zipcode, postcode, work zipcode, address 1 postal code, codes postaux, cp_adh, adr_one_postalcode, code_postal, "
    "dep code postal bureau, plz",
    "address.city": "ville, ville bureau, city, town, business city, work city, address 1 city, localite, ville_adh, "
    "adr_one_locality, locality, bureau distributeur, ort",
    "address.cedex": "cedex, bureau cedex",
    "address.region": "business state, dep region bureau, address 1 region, region, state, province, state province, "
    "state region, region province, work state, subdivision de pays, canton, region bureau, state or province, "
    "departement region bureau, etat province, address state",
    "address.country": "pays, pays bureau, pays region bureau, business country region, business country, country, "
    "work country, address 1 country, pays_adh, adr_one_countryname, country region",
    "home.lines": "rue domicile, home street, home address, home address 2, adresse personnelle, rue domicile 2, "
    "rue domicile 3, home street 2, home street 3, adresse privee",
    "home.extended": "complement d adresse domicile, home extended address",
    "home.post_box": "b p domicile, boite postale du domicile, home address po box, home po box",
    "home.postcode": "code postal domicile, home postal code, home zipcode",
    "home.city": "ville domicile, home city",
    "home.cedex": "cedex domicile",
    "home.region": "home state, dep region domicile, region domicile, departement region domicile",
    "home.country": "pays domicile, pays region domicile, home country, home country region",
    "tags": "categories, categorie, category, labels, group membership, mots cles, keywords, tags, groupes, groups, "
    "etiquettes, groupe s, group s, tag s, tags etiquette s",
    "event.title_fr": "objet, subject, summary, intitule, evenement, event, titre de l evenement",
    "event.starts_at": "debut, start, start date, date de debut, starts, begin, commence le",
    "event.ends_at": "fin, end, end date, date de fin, ends, se termine le",
    "event.place": "lieu, emplacement, location, place, where",
    "event.remarks": "description, details",
}
"""Each target and its headings, without case, accents and punctuation."""

KEYS = (
    "code insee, insee, siren, siret, uid, identifiant, id, numero, numero adherent, member id, contact id, "
    "external id, external identifier, numero d adherent, code, reference, contact_id, internal contact id, id adh, "
    "num adh, n adherent, matricule, rna, id de contact, id de l adherent, id externe, member number, id_adh"
)
"""Headings of columns that tell rows apart."""


def plain(heading: str) -> str:
    """A heading without case, accents and punctuation: `E-mail 1 - Value` is `e mail 1 value`."""
    return " ".join(re.findall(r"[^\W_]+", fold(heading)))


MESSENGERS = {
    "skype": "Skype", "jabber": "Jabber", "icq": "ICQ", "msn": "MSN", "aim": "AIM", "yahoo": "Yahoo", "xmpp": "XMPP",
    "whatsapp": "WhatsApp", "signal": "Signal", "telegram": "Telegram", "matrix": "Matrix",
}  # fmt: skip
"""The services of instant messages that headings name, and what the address is then called."""

KNOWN: dict[str, str] = {plain(word): target for target, words in TARGETS.items() for word in words.split(",")}
KNOWN_KEYS = {plain(word) for word in KEYS.split(",")}
