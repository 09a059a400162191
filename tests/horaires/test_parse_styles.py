"""Habits of registers met in invented texts: letters, English days, cells, seasons first."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, parse_semaine, validate_osm

LV = "Lundi au vendredi de 9h à 12h et de 14h à 17h"
LV_SANS_MERCREDI = 'Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We unknown "sauf le mercredi"'
AMBIGUS = [
    (f"{LV} sauf le mercredi", LV_SANS_MERCREDI),
    (f"{LV} (sauf le mercredi)", LV_SANS_MERCREDI),
    (f"{LV}, sauf le mercredi", "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00"),
    ("Lundi au vendredi 9h-17h sauf le mercredi", "Mo,Tu,Th,Fr 09:00-17:00"),
    (f"{LV} sauf le mercredi. Mercredi 9h-12h",
     "Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00; We 09:00-12:00"),
    ("tous les matins 8h30-12h, et mardi après-midi", ""),
    ("Du lundi au vendredi 8h30-12h, et mardi après-midi",
     'Mo,We-Fr 08:30-12:00; Tu 08:30-12:00 "mardi après-midi"'),
]  # fmt: skip
LETTRES = [
    ("Mo-Fr 8h30-12h", "Mo-Fr 08:30-12:00"),
    ("Mo, Tu, We 9h-12h ; Fr 14h-17h", "Mo-We 09:00-12:00; Fr 14:00-17:00"),
    ("Monday to Friday 9am-5pm", "Mo-Fr 09:00-17:00"),
    ("lundi 2h30 pm à 5 p.m.", "Mo 14:30-17:00"),
    ("WE : 9h-12h", "Sa,Su 09:00-12:00"),
    ("L-Ma-J 9h/12h", "Mo,Tu,Th 09:00-12:00"),
    ("LMJV : 9h-12h", "Mo,Tu,Th,Fr 09:00-12:00"),
    ("L Ma J V 9h-12h", "Mo,Tu,Th,Fr 09:00-12:00"),
    ("Me-V 9h-12h", "We-Fr 09:00-12:00"),
    ("Ma et J 9h-12h, S 10h-12h", "Tu,Th 09:00-12:00; Sa 10:00-12:00"),
    ("L : 9h-12h / M : 9h-12h / M : 14h-17h / J : fermé / V : 9h-12h",
     "Mo,Tu,Fr 09:00-12:00; We 14:00-17:00"),
    ("L 9h-12h, M 14h-17h", ""),
    ("L/M/J/V 8h30-16h30", "Mo,Tu,Th,Fr 08:30-16:30"),
    ("L/M/V 9h-12h", ""),
    ("lmmj 8h-17h v 8h-12h", "Mo-Th 08:00-17:00; Fr 08:00-12:00"),
    ("L.M.M.J.V 8h-16h", "Mo-Fr 08:00-16:00"),
    ("week 01-53/2 Mo 9h-12h", ""),
    ("Apr-Oct Mo-Fr 9h-12h", ""),
    ("Mo[1] 9h-12h", ""),
    ("Mo 09:00-12:00; SH Mo-Fr 10:00-12:00; Xx", ""),
    ("Mon-Fri 9:00-17:00", "Mo-Fr 09:00-17:00"),
]  # fmt: skip
HEURES = [
    ("Lundi 8.30h-12h / 14h-17.30h", "Mo 08:30-12:00,14:00-17:30"),
    ("Mer. 10-12h 14-18h Sam. 10-13h", "We 10:00-12:00,14:00-18:00; Sa 10:00-13:00"),
    ("lundi 8h 30 - 12 h / 13 h 30 - 17 h 30", "Mo 08:30-12:00,13:30-17:30"),
    ("lundi 10-12h 15-18h", ""),
    ("lundi:9h-12het14h-17h mardi:9h-12h", "Mo 09:00-12:00,14:00-17:00; Tu 09:00-12:00"),
    ("lundi de9h à12h", "Mo 09:00-12:00"),
    ("lundi de 8h à midi et demi", "Mo 08:00-12:30"),
    ("lundi 9h-12h ( )", "Mo 09:00-12:00"),
    ("lundi_9h-12h_mardi_14h-17h", "Mo 09:00-12:00; Tu 14:00-17:00"),
    ("Mardi: 9:00 AM – 12:00 PM, 2:00 – 6:00 PM", "Tu 09:00-12:00,14:00-18:00"),
    ("lundi 8h30-12h60", ""),
    ("lundi 8h30-12h30/14h-17h3O", "Mo 08:30-12:30,14:00-17:30"),
    ("lundi 9h-12h 06 12 34 56 78", "Mo 09:00-12:00"),
    ("lundi 9h-12h 15 places", "Mo 09:00-12:00"),
    ("lundi 9h 30 - 12h 15", "Mo 09:30-12:15"),
    ("mardi de 9h à 11h30 place de l'église", "Tu 09:00-11:30"),
    ("mardi de 9h à 11h30 hors vacances", "Tu 09:00-11:30; SH off"),
    ("mardi 9h-17h (pause de 12h à 13h)", "Tu 09:00-12:00,13:00-17:00"),
]  # fmt: skip
JOURS = [
    ("Lundi-mardi-jeudi : 7h-15h\nMercredi-vendredi : 7h-12h",
     "Mo,Tu,Th 07:00-15:00; We,Fr 07:00-12:00"),
    ("mardi-jeudi 9h-12h, mercredi 14h-17h", "Tu,Th 09:00-12:00; We 14:00-17:00"),
    ("lundi-vendredi 9h-17h, mercredi 9h-12h", "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-12:00"),
    ("Fermé lundi et dimanche, mardi-samedi : 9h-12h", "Tu-Sa 09:00-12:00"),
    ("lundi à Sillé, mardi à Conlie 9h-12h", ""),
    ("Horaires au 01/09/2025 : lundi 9h-12h", "Mo 09:00-12:00"),
    ("Avant-dernier jeudi du mois 14h-16h", "Th[-2] 14:00-16:00"),
    ("1e et 3e vendredi 9h-12h", "Fr[1,3] 09:00-12:00"),
    ("Mardi : 15h – 18h (19h30 le 1er mardi du mois)",
     'Tu 15:00-18:00 "19h30 le 1er mardi du mois"'),
    ("lundi matin (sem paire) et jeudi après-midi (sem impaire) : 9h-12h / 14h-17h",
     "week 01-53/2 Th 14:00-17:00; week 02-52/2 Mo 09:00-12:00"),
    ("A Lannion lundi 9h-12h et Perros mardi 9h-12h", ""),
    ("Espace : 24h/24. Accueil : lundi 9h-12h", "Mo 09:00-12:00"),
    ("1er mardi 9h-12h, les autres mardis de 14h à 17h", ""),
    ("Lundi 9h-12h 14h-17h. Fermé les après-midis du lundi", "Mo 09:00-12:00"),
    ("Semaine paire : lundi ; semaine impaire : mardi – 9h-12h", ""),
    ("Jeudi, semaine pair, 10h-12h", "week 02-52/2 Th 10:00-12:00"),
    ("En semaine paire le lundi de 9h à 12h, en semaine impaire le lundi de 14h à 17h",
     "week 01-53/2 Mo 14:00-17:00; week 02-52/2 Mo 09:00-12:00"),
    ("du lundi après-midi au vendredi : 14h-17h", ""),
    ("Tous les matins du lundi au vendredi et le mercredi après-midi de 14h à 17h",
     "We 14:00-17:00"),
    ("Samedi : 8h-12h / Dimanche et jours fériés : fermé", "Sa 08:00-12:00; PH off"),
    ("Le lundi ou le jeudi de 14h à 17h",
     'Mo,Th 14:00-17:00 unknown "lundi ou le jeudi de 14h à 17h"'),
]  # fmt: skip
CELLULES = [
    ("9h-12h | lundi | 14h-17h | mardi", "Mo 09:00-12:00; Tu 14:00-17:00"),
    ("9h-12h\nlundi\n14h-17h\nmardi et jeudi", "Mo 09:00-12:00; Tu,Th 14:00-17:00"),
    ("Lundi\t9h-12h\t14h-17h\nMardi\tFermé\t14h-17h",
     "Mo 09:00-12:00,14:00-17:00; Tu 14:00-17:00"),
    ("mardi fermé le matin 14h-17h", "Tu 14:00-17:00"),
    ("mardi matin fermé 14h-17h", "Tu 14:00-17:00"),
    ("Matin : 8h30-12h (lundi, mardi, jeudi). Après-midi : 13h30-17h (mardi et vendredi)",
     "Mo,Th 08:30-12:00; Tu 08:30-12:00,13:30-17:00; Fr 13:30-17:00"),
    ("lundi : 9h30 > 12h30 | 13h30 > 17h\nmardi : 9h30 > 12h30 | fermé l’après-midi",
     "Mo 09:30-12:30,13:30-17:00; Tu 09:30-12:30"),
    ("Lundi\n9:00\n12:00\n14:00\n17:00\nMardi\n9:00\n12:00",
     "Mo 09:00-12:00,14:00-17:00; Tu 09:00-12:00"),
    ("Lundi\n9:00\n12:00\n14:00", ""),
    ("Lundi | Mardi | Mercredi\n9h-12h | 14h-17h | 9h-12h", ""),
    ("Lundi : 9h-12h ; 14h-17h.\nMardi : 9h-12h ; fermé.\nMercredi : fermé ; 14h-17h.",
     "Mo 09:00-12:00,14:00-17:00; Tu 09:00-12:00; We 14:00-17:00"),
    ("9h-12h : accès libre (lundi, mardi) ; 14h-17h : rendez-vous (jeudi)",
     'Mo,Tu 09:00-12:00 "accès libre"; Th 14:00-17:00 "rendez-vous"'),
    ("Matins : 9h-12h (sauf mercredi) / Après-midis : 14h-17h (lundi et jeudi)", ""),
    ("Lundi9h-12h14h-17hMardi9h-12h", "Mo 09:00-12:00,14:00-17:00; Tu 09:00-12:00"),
    ("LundiFerméMardi9h-12h", "Tu 09:00-12:00"),
    ("8h-12h / 13h30-17h30 (16h30 le vendredi)", ""),
    ("Lundi 9h-12h 📍Mairie / Jeudi 14h-17h 📍Médiathèque", ""),
]  # fmt: skip
IDEM = [
    ("lundi 9h-12h 14h-17h, mercredi 9h-12h, jeudi idem lundi",
     "Mo,Th 09:00-12:00,14:00-17:00; We 09:00-12:00"),
    ("lundi 9h-12h, mardi idem, mercredi 14h-17h", "Mo,Tu 09:00-12:00; We 14:00-17:00"),
]  # fmt: skip
SAISONS = [
    ("Été : lundi au vendredi 8h-14h\nLundi au vendredi 8h30-12h 13h30-17h",
     'Mo-Fr 08:30-12:00,13:30-17:00 "été : lundi au vendredi 8h-14h"'),
    ("Été : 8h-14h. Lundi au vendredi 8h30-12h", 'Mo-Fr 08:30-12:00 "été : 8h-14h"'),
    ("Juillet-août : lundi 8h-14h\nLundi 8h30-17h",
     "Mo 08:30-17:00; Jul-Aug Mo 08:00-14:00"),
    ("Été : lundi 8h-12h\nlundi 14h-18h", ""),
    ("lundi 7h-15h, juillet et août : 7h-12h", "Mo 07:00-15:00; Jul-Aug Mo 07:00-12:00"),
    ("lundi 7h-15h, mardi 9h-12h. Juillet et août : 7h-12h",
     'Mo 07:00-15:00 "juillet et août : 7h-12h"; Tu 09:00-12:00 "juillet et août : 7h-12h"'),
    ("lundi 8h-17h (8h-15h du 1er juillet au 31 août)",
     "Mo 08:00-17:00; Jul 01-Aug 31 Mo 08:00-15:00"),
    ("mardi 9h-12h, de septembre à fin juin", "Sep-Jun Tu 09:00-12:00"),
    ("Ouvert pendant les vacances scolaires du lundi au vendredi de 9h à 12h", ""),
    ("Ouvert du 2 janvier au 30 juin et du 1er septembre au 20 décembre : lundi 9h-17h",
     "Jan 02-Jun 30,Sep 01-Dec 20 Mo 09:00-17:00"),
    ("Horaires d'été (juillet-août) : lundi 8h-13h\nHoraires habituels : lundi 9h-12h",
     "Mo 09:00-12:00; Jul-Aug Mo 08:00-13:00"),
    ("Jusqu'au 30 juin : mardi 9h-12h. À partir du 1er juillet : mercredi 9h-12h",
     'Tu 09:00-12:00 "jusqu\'au 30 juin"; We 09:00-12:00 "à partir du 1er juillet"'),
    ("Hiver : mardi au samedi 14h-17h / Été : mardi au samedi 14h-19h", ""),
]  # fmt: skip
CONDITIONS = [
    ("Prise de rdv au 02 43 00 00 00, mardi 9h-12h",
     'Tu 09:00-12:00 "prise de rdv au 02 43 00 00 00"'),
    ("Prise de rdv au 02 43 00 00 00 du lundi au vendredi 9h-12h", ""),
    ("Lundi 9h-12h (téléphone) 14h-17h (accueil)", "Mo 14:00-17:00"),
    ("Mardi 14h-17h – Sur inscription : vendredi 9h-11h",
     'Tu 14:00-17:00; Fr 09:00-11:00 "sur inscription"'),
    ("mardi, sur rendez-vous d'une heure, de 14h à 17h", 'Tu 14:00-17:00 "sur rendez-vous"'),
    ("Lundi 9h-12h, appeler le 05 00 00 00 00 entre 14h et 17h", "Mo 09:00-12:00"),
    ("Accueil : lun-ven 9h-12h ; tél : lun-ven 9h-17h", "Mo-Fr 09:00-12:00"),
    ("Accueil le mardi de 14h à 17h (tél. 04 42 00 00 00 de 9h à 12h)", "Tu 14:00-17:00"),
    ("Lundi 9h-12h\nVendredi 9h-12h\nAccueil téléphonique jusqu'à 17h", "Mo,Fr 09:00-12:00"),
    ("Contactez-nous du lundi au vendredi de 9h à 17h au 01 40 00 00 00", ""),
    ("Fermé pendant les vacances de Noël et en août. Lundi 9h-12h",
     'Mo 09:00-12:00 "fermé pendant les vacances de Noël"; Aug off'),
    ("Lundi 9h-12h 14h-17h / sauf 1er lundi du mois : fermé le matin",
     'Mo 09:00-12:00,14:00-17:00 "sauf 1er lundi du mois : fermé le matin"'),
    ("8h30-12h : sans rendez-vous\n14h-17h : sur rendez-vous\ndu lundi au vendredi",
     'Mo-Fr 08:30-12:00,14:00-17:00 '
     '"8h30-12h : sans rendez-vous, 14h-17h : sur rendez-vous"'),
    ("Ateliers mardi 14h-16h, inscriptions du lundi au vendredi 9h-17h", "Tu 14:00-16:00"),
    ("Mardi 9h-12h. Rendez-vous à prendre en mairie du lundi au vendredi 9h-12h",
     "Tu 09:00-12:00"),
    ("Lundi 9h-12h et/ou 14h-17h",
     'Mo 09:00-12:00,14:00-17:00 unknown "lundi 9h-12h et/ou 14h-17h"'),
    ("Lundi 8h-11h30 12h30-16h. Caisse fermée à 15h",
     'Mo 08:00-11:30,12:30-16:00 "caisse fermée à 15h"'),
    ("Ligne d'assistance ouverte du lundi au vendredi de 9h à 18h", ""),
    ("Merci de prendre RDV. Mardi 9h-12h", 'Tu 09:00-12:00 "prendre RDV"'),
    ("Jeudi 9h-12h. Prochaines dates : 12/03, 26/03",
     'Th 09:00-12:00 "prochaines dates : 12/03, 26/03"'),
    ("Tous les jours de 8h à 18h sauf dimanche et jours fériés", "Mo-Sa 08:00-18:00; PH off"),
]  # fmt: skip
TITRES = [
    ("Cours informatique débutants : lundi 18h-20h / confirmés : jeudi 18h-20h",
     "Mo,Th 18:00-20:00"),
    ("CCAS 9h-12h lundi au vendredi, Maison des aînés 14h-17h mardi", ""),
    ("Mairie : lundi 8h-12h. Conseillère numérique présente le mardi 9h-12h", "Tu 09:00-12:00"),
    ("France Services : lundi 9h-12h. Permanence CAF : mardi 14h-16h", "Mo 09:00-12:00"),
    ("Place de la Mairie le mardi 9h-12h, place du Marché le jeudi 14h-17h", ""),
    ("Pontivy (mairie) mardi 9h-12h - Noyal (mairie) jeudi 9h-12h", ""),
    ("lundi matin Chagny, mardi matin Givry, 9h-12h", ""),
    ("Lundi 9h-12h au 12 rue Foch et jeudi 14h-17h au 3 rue Joffre", ""),
    ("Mardi de 9h à 12h : Mairie d'Isle. Jeudi de 9h à 12h : Mairie d'Aixe", ""),
    ("Secrétariat : mardi 14h-18h. Permanence du maire : samedi 10h-12h", "Tu 14:00-18:00"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("texte", "osm"),
    [*TITRES, *AMBIGUS, *LETTRES, *HEURES, *JOURS, *CELLULES, *IDEM, *SAISONS, *CONDITIONS],
)
def test_styles(texte: str, osm: str) -> None:
    assert parse_horaires(texte).osm == osm
    assert not osm or validate_osm(osm)


@pytest.mark.parametrize("cellule", ["fermé le matin 14h-17h", "Fermé le matin / 14h-17h"])
def test_a_cell_that_closes_half_of_its_day(cellule: str) -> None:
    assert parse_semaine({"lundi": cellule}).osm == "Mo 14:00-17:00"
