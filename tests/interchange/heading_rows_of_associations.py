"""The rows of headings of programs that associations keep their members with, and of networks, and what each means."""

from tests.interchange.heading_rows import Program

PROGRAMS = {
    # civicrm/civicrm-core, what its tests say an export of contacts begins with (CRM/Export/BAO/ExportTest.php).
    "CiviCRM": Program(
        "Contact ID|Contact Type|Contact Subtype|Do Not Email|Do Not Phone|Do Not Mail|Do Not Sms|Do Not Trade|"
        "No Bulk Emails (User Opt Out)|Legal Identifier|External Identifier|Sort Name|Display Name|Nickname|"
        "Legal Name|Image Url|Preferred Communication Method|Preferred Language|Preferred Mail Format|Contact Hash|"
        "Contact Source|First Name|Middle Name|Last Name|Individual Prefix|Individual Suffix|Formal Title|"
        "Communication Style|Email Greeting ID|Postal Greeting ID|Addressee ID|Job Title|Gender|Birth Date|Deceased|"
        "Deceased Date|Household Name|Organization Name|Sic Code|Unique ID (OpenID)|Current Employer ID|"
        "Contact is in Trash|Created Date|Modified Date|Addressee|Email Greeting|Postal Greeting|Current Employer|"
        "Location Type|Street Address|Street Number|Street Number Suffix|Street Name|Street Unit|"
        "Supplemental Address 1|Supplemental Address 2|Supplemental Address 3|City|Postal Code Suffix|Postal Code|"
        "Latitude|Longitude|Address Name|Master Address Belongs To|County|State|Country|Phone|Phone Extension|"
        "Phone Type|Email|On Hold|Use for Bulk Mail|Signature Text|Signature Html|IM Provider|IM Screen Name|OpenID|"
        "World Region|Website|Group(s)|Tag(s)|Note(s)",
        {
            "person.full": "Display Name",
            "person.language": "Preferred Language",
            "person.given": "First Name",
            "person.family": "Last Name",
            "person.honorific": "Individual Prefix|Formal Title",
            "person.further_given": "Middle Name",
            "person.suffix": "Individual Suffix",
            "person.nickname": "Nickname",
            "person.born_on": "Birth Date",
            "person.coordinates": "Latitude|Longitude",
            "personal.im": "IM Screen Name",
            "mandate.title": "Job Title",
            "person.form_of_address": "Gender",
            "organisation.name_fr": "Organization Name|Current Employer",
            "address.lines": "Street Address",
            "address.extended": "Supplemental Address 1|Supplemental Address 2|Supplemental Address 3",
            "address.region": "State",
            "address.city": "City",
            "address.postcode": "Postal Code",
            "address.country": "Country",
            "work.phone": "Phone",
            "work.email": "Email",
            "work.web": "Website",
            "tags": "Group(s)|Tag(s)",
            "person.remarks": "Note(s)",
        },
    ),
    # civicrm/l10n, the same columns as po/fr_FR/common-base.po translates them.
    "CiviCRM, French": Program(
        "Id. de contact|Type de contact|Sous-type de contact|Ne pas envoyer de courriel|Ne pas appeler|"
        "Ne pas envoyer de courrier|Ne pas envoyer de SMS|Id. légal|Id. externe|Nom trié|Surnom|URL de l'image|"
        "Moyen de communication préféré|Format de courrier préféré|Contact Hash|Origine du contact|Prénom|"
        "Nom de famille|Civilité|Suffixe individuel|Titre officiel|Style de communication|"
        "Id. de formule de salutation par courriel|Id. de destinataire|Fonction|Genre|Date de naissance|Décédé|"
        "Date du décès|Code NAF|Le contact est dans la corbeille|Date de création|Date de modification|"
        "Employeur actuel|Type d'adresse|Rue|Numéro de rue|Suffixe du numéro de rue|Nom de la rue|Unité de la rue|"
        "Complément d'adresse 1|Complément d'adresse 2|Complément d'adresse 3|Ville|Suffixe code postal|Code postal|"
        "Latitude|Longitude|Libellé associé à l'adresse|Adresse principale appartient à|Comté/Département|"
        "Subdivision de pays|Pays|Téléphone|Type de téléphone|Courriel|Région du monde|Groupe(s)|Tags/Étiquette(s)|"
        "Note(s)",
        {
            "person.given": "Prénom",
            "person.family": "Nom de famille",
            "person.form_of_address": "Civilité|Genre",
            "person.honorific": "Titre officiel",
            "person.suffix": "Suffixe individuel",
            "person.nickname": "Surnom",
            "person.born_on": "Date de naissance",
            "person.coordinates": "Latitude|Longitude",
            "mandate.title": "Fonction",
            "organisation.name_fr": "Employeur actuel",
            "address.lines": "Rue",
            "address.extended": "Complément d'adresse 1|Complément d'adresse 2|Complément d'adresse 3",
            "address.region": "Subdivision de pays",
            "address.city": "Ville",
            "address.postcode": "Code postal",
            "address.country": "Pays",
            "work.phone": "Téléphone",
            "work.email": "Courriel",
            "tags": "Groupe(s)|Tags/Étiquette(s)",
            "person.remarks": "Note(s)",
        },
    ),
    # galette/galette, the labels of its members' fields in French (lang/galette_fr_FR.utf8.po).
    "Galette, French": Program(
        "ID de l'adhérent :|Statut :|Nom :|Prénom :|Personne morale :|Pseudo :|Titre :|Date de naissance :|Genre :|"
        "Adresse :|Code Postal :|Ville :|Région :|Pays :|Téléphone :|GSM :|Courriel :|Autres informations (admin) :|"
        "Autres informations :|Profession :|Identifiant :|Date de création :|Date de modification :|Compte :|"
        "Administrateur Galette :|Exempt de cotisation :|Apparaître sur les pages publiques :|Date d’échéance :|"
        "Langue :|Lieu de naissance :|Id GNUpg (GPG) :|fingerprint :|Parent :|Numéro adhérent :|État cotisations",
        {
            "person.family": "Nom :",
            "person.given": "Prénom :",
            "organisation.name_fr": "Personne morale :",
            "person.form_of_address": "Titre :|Genre :",
            "person.profession": "Profession :",
            "person.nickname": "Pseudo :",
            "person.born_on": "Date de naissance :",
            "address.region": "Région :",
            "address.lines": "Adresse :",
            "address.postcode": "Code Postal :",
            "address.city": "Ville :",
            "address.country": "Pays :",
            "work.phone": "Téléphone :",
            "work.mobile": "GSM :",
            "work.email": "Courriel :",
            "person.language": "Langue :",
            "person.remarks": "Autres informations (admin) :|Autres informations :",
        },
    ),
    # galette/galette, the same in English (includes/fields_defs/members_fields.php).
    "Galette": Program(
        "Member number:|Status:|Name:|First name:|Company:|Nickname:|Title:|Birth date:|Gender:|Address:|"
        "Address (continuation)|Zip Code:|City:|Country:|Phone:|Mobile phone:|E-Mail:|Website:|ICQ:|Jabber:|"
        "Other informations (admin):|Other informations:|Profession:|Username:|Creation date:|Modification date:|"
        "Account:|Galette Admin:|Freed of dues:|Be visible in the members list:|Due date:|Language:|Birthplace:|"
        "Id GNUpg (GPG):|fingerprint:",
        {
            "person.family": "Name:",
            "person.given": "First name:",
            "organisation.name_fr": "Company:",
            "person.form_of_address": "Title:|Gender:",
            "address.lines": "Address:|Address (continuation)",
            "address.postcode": "Zip Code:",
            "address.city": "City:",
            "address.country": "Country:",
            "work.phone": "Phone:",
            "work.mobile": "Mobile phone:",
            "work.email": "E-Mail:",
            "work.web": "Website:",
            "person.remarks": "Other informations (admin):|Other informations:",
            "person.profession": "Profession:",
            "person.nickname": "Nickname:",
            "person.born_on": "Birth date:",
            "personal.im": "ICQ:|Jabber:",
            "person.language": "Language:",
        },
    ),
    # galette/galette, the names under which its model of a file for import has them (the same file).
    "Galette, fields": Program(
        "id_adh|id_statut|nom_adh|prenom_adh|societe_adh|pseudo_adh|titre_adh|ddn_adh|sexe_adh|adresse_adh|"
        "adresse2_adh|cp_adh|ville_adh|pays_adh|tel_adh|gsm_adh|email_adh|url_adh|icq_adh|msn_adh|jabber_adh|"
        "info_adh|info_public_adh|prof_adh|login_adh|mdp_adh|date_crea_adh|date_modif_adh|activite_adh|"
        "bool_admin_adh|bool_exempt_adh|bool_display_info|date_echeance|pref_lang|lieu_naissance|gpgid|fingerprint",
        {
            "person.family": "nom_adh",
            "person.given": "prenom_adh",
            "organisation.name_fr": "societe_adh",
            "person.form_of_address": "titre_adh|sexe_adh",
            "address.lines": "adresse_adh|adresse2_adh",
            "address.postcode": "cp_adh",
            "address.city": "ville_adh",
            "address.country": "pays_adh",
            "personal.phone": "tel_adh",
            "work.mobile": "gsm_adh",
            "work.email": "email_adh",
            "work.web": "url_adh",
            "person.remarks": "info_adh|info_public_adh",
            "person.profession": "prof_adh",
            "person.nickname": "pseudo_adh",
            "person.born_on": "ddn_adh",
            "personal.im": "icq_adh|msn_adh|jabber_adh",
            "person.language": "pref_lang",
        },
    ),
    # dalexanco/helloasso-contacts-to-brevo and further programs that read HelloAsso's files.
    "HelloAsso": Program(
        "Référence commande|Date de la commande|Statut de la commande|Nom adhérent|Prénom adhérent|Carte d'adhérent|"
        "Nom payeur|Prénom payeur|Email payeur|Raison sociale|Moyen de paiement|Tarif|Montant tarif|Téléphone|e-mail",
        {
            "person.family": "Nom adhérent",
            "person.given": "Prénom adhérent",
            "work.email": "Email payeur|e-mail",
            "organisation.name_fr": "Raison sociale",
            "work.phone": "Téléphone",
        },
    ),
    # LinkedIn's Connections.csv, as many programs that read it quote it.
    "LinkedIn": Program(
        "First Name|Last Name|URL|Email Address|Company|Position|Connected On",
        {
            "person.given": "First Name",
            "person.family": "Last Name",
            "work.web": "URL",
            "work.email": "Email Address",
            "organisation.name_fr": "Company",
            "mandate.title": "Position",
        },
    ),
}
