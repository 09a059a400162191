"""Habits of registers of other territories, in invented texts: said, or nothing; never other."""

from __future__ import annotations

import pytest

from mediation_map.normalise.horaires import parse_horaires, validate_osm

LV = "Du lundi au vendredi de 9h à 17h"
COLLES = [
    ("Ouvert le mardi de 14h à 18hfermé en août", "Tu 14:00-18:00; Aug off"),
    ("Ouvert le lundi de 9h à 12h.Fermé les jours fériés.", "Mo 09:00-12:00; PH off"),
    ("Lundi 9h-12h.Visites sur demande.", 'Mo 09:00-12:00 "visites sur demande"'),
    ("o Lundi : 9h-12h\no Mardi et jeudi : 14h-17h", "Mo 09:00-12:00; Tu,Th 14:00-17:00"),
]
ABREGES = [
    ("lun.-ven. 9h-17h, sauf mer.", "Mo,Tu,Th,Fr 09:00-17:00"),
    ("Lundi-vendredi 9h-17h sauf jeud", "Mo-We,Fr 09:00-17:00"),
    ("Lundi au samedi 9h-12h, fermé mer.", "Mo,Tu,Th-Sa 09:00-12:00"),
]
HEURES_D_ABORD = [
    ("Goûters 15h-17h du mardi au jeudi", "Tu-Th 15:00-17:00"),
    ("Magasin ouvert de 10h à 19h du lundi au samedi", "Mo-Sa 10:00-19:00"),
    ("Nos portes ouvertes de 10h à 12h le jeudi", "Th 10:00-12:00"),
    ("lnd 9h-12h, mardi 14h-17h", ""),
    ("lund1 9h-12h mardi", ""),
    ("Nocturne le jeudi de 18h à 20h", "Th 18:00-20:00"),
    ("Tous les jours : 10h-18h / nocturne le jeudi jusqu'à 20h",
     "Mo-We,Fr-Su 10:00-18:00; Th 10:00-20:00"),
]  # fmt: skip
DEMIS = [
    ("Lundi 9h-17h. Le samedi (fermé l'après-midi) : 9h-12h", "Mo 09:00-17:00; Sa 09:00-12:00"),
    ("Lundi et mardi (fermé le matin) 14h-17h", "Mo,Tu 14:00-17:00"),
]
TELEPHONES = [
    ("Annexe (lundi 9h-12h, jeudi 14h-17h - joignable au 02 43 00 00 00",
     "Mo 09:00-12:00; Th 14:00-17:00"),
    ("Lundi 9h-12h ; joignables au 02 43 00 00 00", "Mo 09:00-12:00"),
    ("Joignable au 02 43 00 00 00 du lundi au vendredi 9h-12h", ""),
    ("Mardi 14h-17h. Joignable le lundi de 9h à 12h au 02 43 00 00 00", "Tu 14:00-17:00"),
]  # fmt: skip
SITES = [
    "Nous avons 3 sites : à Aubigné, à Vaas et depuis mai le mardi de 9h à 12h à la mairie",
    "Deux antennes dans le canton. Jeudi 14h-17h",
]
PERIODES = [
    ("Ouvert tous les jours du 2 mai au 31 octobre de 14h à 18h",
     "May 02-Oct 31 Mo-Su 14:00-18:00"),
    ("Du lundi 3 août au vendredi 21 août 2026 : mardi 9h-12h",
     "2026 Aug 03-21 Tu 09:00-12:00"),
    ("Horaires : lundi au jeudi 8h-15h. Horaires hiver (1er novembre au 31 mars) : lundi au "
     "jeudi 7h-17h", "Mo-Th 08:00-15:00; Nov 01-Mar 31 Mo-Th 07:00-17:00"),
    (f"{LV}. Fermeture de 12h à 13h pendant toutes les vacances scolaires.",
     'Mo-Fr 09:00-17:00 "fermeture de 12h à 13h pendant toutes les vacances scolaires"'),
]  # fmt: skip
BORNES = [
    (
        "Du lundi au jeudi de 8h à 18h et le vendredi jusqu'à 17h",
        "Mo-Th 08:00-18:00; Fr 08:00-17:00",
    ),
    (
        "Mardi 9h-12h 14h-18h, jeudi jusqu'à 20h",
        "Tu 09:00-12:00,14:00-18:00; Th 09:00-12:00,14:00-20:00",
    ),
    ("Mardi 14h-18h, jeudi jusqu'à 12h", 'Tu 14:00-18:00; Th unknown "jusqu\'à 12h"'),
    ("Mardi 14h-18h. Jeudi jusqu'à 20h", 'Tu 14:00-18:00; Th unknown "jusqu\'à 20h"'),
]
RANGS = [
    (f"{LV}. Fermeture de 12h à 14h les premiers mardis de chaque mois",
     "Mo-Fr 09:00-17:00; Tu[1] 09:00-12:00,14:00-17:00"),
    (f"{LV}. Le 1er mercredi du mois : ouverture à 13h30",
     "Mo-Fr 09:00-17:00; We[1] 13:30-17:00"),
    (f"{LV}. Ouverture à 10h le premier mardi de chaque mois",
     "Mo-Fr 09:00-17:00; Tu[1] 10:00-17:00"),
    (f"{LV}. Ouverture à 10h le mardi", "Mo,We-Fr 09:00-17:00; Tu 10:00-17:00"),
    (f"{LV}. Fermeture à 16h le dernier vendredi du mois",
     "Mo-Fr 09:00-17:00; Fr[-1] 09:00-16:00"),
    (f"{LV}. Fermé de 12h à 14h le mardi", "Mo,We-Fr 09:00-17:00; Tu 09:00-12:00,14:00-17:00"),
    (f"{LV}. Ouverture au public à 10h le mardi", "Mo,We-Fr 09:00-17:00; Tu 10:00-17:00"),
    (f"{LV}. Ouverture à 18h le premier mardi du mois",
     "Mo-Fr 09:00-17:00; Tu[1] 09:00-17:00 unknown"),
]  # fmt: skip
SAISONS = [
    ("Lundi 9h-17h Horaires d'été mardi 8h-12h",
     'Mo 09:00-17:00 "horaires d\'été mardi 8h-12h"'),
    ("Lundi 9h-17h, en été mardi 8h-12h", 'Mo 09:00-17:00 "en été mardi 8h-12h"'),
    ("Lundi 9h-17h Horaires d'été : mardi 8h-12h",
     'Mo 09:00-17:00 "horaires d\'été : mardi 8h-12h"'),
    ("Lundi-mercredi : 9h-12h. En juillet : mardi 8h-12h",
     "Mo-We 09:00-12:00; Jul Tu 08:00-12:00; Jul Mo,We off"),
]  # fmt: skip
EN_TETE = [
    ("Mardi 8h45mn - 12h15mn et 13h30min à 17h", "Tu 08:45-12:15,13:30-17:00"),
    ("Lun (9h-18h)\njeu et ven (8h-12h, 14h-17h)",
     "Mo 09:00-18:00; Th,Fr 08:00-12:00,14:00-17:00"),
    ("Mer et jeu (9h-12h), sam (matin : 10h-12h)", "We,Th 09:00-12:00; Sa 10:00-12:00"),
    ("Vendredi : 9h-12h Samedi : 9h-18h Dimanche : -", "Fr 09:00-12:00; Sa 09:00-18:00"),
]  # fmt: skip
PARTIES = [
    ("Du mardi au samedi d'octobre à mars de 10h à 17h et d'avril à septembre de 10h à 18h",
     "Apr-Sep Tu-Sa 10:00-18:00; Oct-Mar Tu-Sa 10:00-17:00"),
    ("Du lundi au jeudi de 9h à 12h et de 14h à 18h, juillet-août de 9h à 13h",
     "Mo-Th 09:00-12:00,14:00-18:00; Jul-Aug Mo-Th 09:00-13:00"),
    ("De septembre à juin lundi de 9h à 12h, mardi de 14h à 18h, et en juillet août "
     "du lundi au jeudi de 10h à 13h",
     "Jul-Aug Mo-Th 10:00-13:00; Sep-Jun Mo 09:00-12:00; Sep-Jun Tu 14:00-18:00"),
    ("Du 1er mars au 20 décembre le jeudi de 14h à 17h, en juillet le jeudi de 10h à 12h",
     "Mar 01-Dec 20 Th 14:00-17:00; Jul Th 10:00-12:00"),
    (f"{LV}. En juillet et août du mardi au jeudi 9h-12h",
     "Mo-Fr 09:00-17:00; Jul-Aug Tu-Th 09:00-12:00; Jul-Aug Mo,Fr off"),
    (f"{LV}, et de mai à septembre le samedi 10h-12h",
     "Mo-Fr 09:00-17:00; May-Sep Sa 10:00-12:00"),
    ("Du mardi au jeudi d'avril à octobre 9h à 18h (19h le jeudi) de novembre à mars de 9h à 17h",
     "Apr-Oct Tu,We 09:00-18:00; Apr-Oct Th 09:00-19:00; Nov-Mar Tu-Th 09:00-17:00"),
    ("Du 1er samedi de mai au dernier samedi de juin, mardi et jeudi de 13h à 18h", ""),
]  # fmt: skip
DATEES = [
    ("Du mardi au samedi du 1er mai au 30 septembre de 14h à 17h",
     "May 01-Sep 30 Tu-Sa 14:00-17:00"),
    ("Jeudi 9h-12h de janvier à juin et de septembre à décembre, de 10h à 11h en juillet août",
     "Jan-Jun,Sep-Dec Th 09:00-12:00; Jul-Aug Th 10:00-11:00"),
    ("Jeudi de 9h à 12h de septembre à juin. De 14h à 18h en juillet et août",
     "Jul-Aug Th 14:00-18:00; Sep-Jun Th 09:00-12:00"),
    ("Lundi 9h-12h. Jeudi de 9h à 12h de septembre à juin. De 9h à 11h en juillet et août", ""),
    ("Tous les jours d'octobre à mars de 9h à 12h. Du 1 er avril au 30 septembre de 9h à 18h",
     "Apr 01-Sep 30 Mo-Su 09:00-18:00; Oct-Mar Mo-Su 09:00-12:00"),
    ("Le 2 ème mardi du mois 9h-12h", "Tu[2] 09:00-12:00"),
    ("Du lundi au jeudi de 9h à 12h et de 14h à 18h, et de 9h à 18h pendant les salons", ""),
]  # fmt: skip
GROUPES = [
    ("Mardi 14h-18h et pour les groupes du lundi au jeudi 9h-12h", "Tu 14:00-18:00"),
    ("Mardi 14h-18h. Pour les scolaires : jeudi de 9h à 11h", "Tu 14:00-18:00"),
    ("Mardi 9h-12h. Samedi et dimanche de 14h à 18h, le 8 mai",
     'Tu 09:00-12:00; Sa,Su 14:00-18:00 "8 mai"'),
]  # fmt: skip
EXCEPTIONS = [
    ("Lundi-mercredi 9h-12h 14h-17h. Vendredi 8h-12h, mardi jusqu'à 19h",
     "Mo,We 09:00-12:00,14:00-17:00; Tu 09:00-12:00,14:00-19:00; Fr 08:00-12:00"),
    ("Lundi 9h-12h 14h-17h. Jeudi 9h-12h, sauf le lundi après-midi", "Mo,Th 09:00-12:00"),
    ("Lundi et mardi : 9h-17h\nJeudi : 9h-12h, sauf les mardis", "Mo 09:00-17:00; Th 09:00-12:00"),
    ("Mer-ven 9h-12h 14h-17h, sauf le jeudi après-midi",
     "We,Fr 09:00-12:00,14:00-17:00; Th 09:00-12:00"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("texte", "osm"),
    [
        *(*COLLES, *ABREGES, *HEURES_D_ABORD, *DEMIS, *TELEPHONES, *PERIODES, *BORNES, *RANGS),
        *(*SAISONS, *EXCEPTIONS, *EN_TETE, *PARTIES, *DATEES, *GROUPES),
    ],
)
def test_habits_of_registers(texte: str, osm: str) -> None:
    lu = parse_horaires(texte)
    assert lu.osm == osm
    assert not osm or validate_osm(osm)


@pytest.mark.parametrize("texte", SITES)
def test_several_sites_counted_in_words_say_nothing(texte: str) -> None:
    lu = parse_horaires(texte)
    assert lu.osm == ""
    assert [c.code for c in lu.constats] == ["horaires-plusieurs-lieux"]
