"""What can be wrong with hours, in the words of a coordinator."""

from __future__ import annotations

from mediation_map.constats import Probleme, Severite

_A, _I = Severite.AVERTISSEMENT, Severite.INFORMATION

INCOMPRIS = Probleme(
    "horaires-incompris",
    _A,
    "Les horaires « {valeur} » n'ont pas été compris : rien n'est publié.",
    "Écrivez par exemple « lundi au vendredi 9h-12h et 14h-17h ».",
)
SANS_JOUR = Probleme(
    "horaires-sans-jour",
    _A,
    "Des heures sont données sans dire quels jours : « {valeur} ».",
    "Ajoutez les jours, par exemple « lundi au vendredi 9h-12h ».",
)
SANS_HEURE = Probleme(
    "horaires-sans-heure",
    _A,
    "Des jours sont donnés sans leurs heures : « {valeur} ».",
    "Ajoutez l'heure de début et de fin, par exemple « mardi 14h-17h ».",
)
RESTE = Probleme(
    "horaires-reste",
    _I,
    "Une partie du texte n'a pas été lue comme des horaires : « {valeur} ».",
    "Vérifiez que cette partie ne change pas les horaires.",
)
JOUR_ILLISIBLE = Probleme(
    "horaires-jour-illisible",
    _A,
    "Les horaires du {jour} n'ont pas été compris : « {valeur} ».",
    "Écrivez par exemple « 9h-12h 14h-17h », ou « fermé ».",
)
JOUR_REPETE = Probleme(
    "horaires-jour-repete",
    _A,
    "Un même jour reçoit deux horaires différents dans « {valeur} » : le dernier est retenu.",
    "Donnez une seule fois les horaires de chaque jour.",
)
PLUSIEURS_LIEUX = Probleme(
    "horaires-plusieurs-lieux",
    _A,
    "Les horaires « {valeur} » parlent de plusieurs lieux : rien n'est publié.",
    "Faites une ligne par lieu.",
)
TELEPHONE = Probleme(
    "horaires-telephone",
    _I,
    "Les heures d'accueil téléphonique ne sont pas publiées comme des heures d'ouverture : "
    "« {valeur} ».",
    "Indiquez à part les heures d'ouverture du lieu.",
)
RYTHME = Probleme(
    "horaires-rythme",
    _A,
    "La fréquence n'est pas précise (« {valeur} ») : les semaines concernées restent inconnues.",
    "Précisez « semaines paires », « semaines impaires » ou « 1er et 3e mardi du mois ».",
)
TOUS_LES_JOURS = Probleme(
    "horaires-tous-les-jours",
    _A,
    "« {valeur} » a été lu comme « du lundi au dimanche ».",
    "Écrivez « du lundi au vendredi » si le lieu ferme le week-end.",
)
OSM_AMBIGU = Probleme(
    "horaires-osm-ambigu",
    _A,
    "La règle « {valeur} » se lit de deux façons : elle n'est pas publiée.",
    "Écrivez les horaires des vacances scolaires dans la colonne des remarques.",
)
NON_DITS = Probleme(
    "horaires-non-dits",
    _I,
    "Aucun horaire dans « {valeur} ».",
    "Laissez la case vide si les horaires ne sont pas connus.",
)
