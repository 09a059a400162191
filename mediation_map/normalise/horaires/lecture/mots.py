"""Times, days, dates and conditions in French words."""

import re
from collections.abc import Iterable, Sequence

from mediation_map.normalise.horaires.lecture.regles import (
    MINUTES_PAR_JOUR,
    TOUS_LES_JOURS,
    Borne,
    Periode,
    Plage,
    Semaines,
)

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
A_CONFIRMER = "horaires à confirmer"
_COMPLEMENT = re.compile(
    r"(?:(?:accueil|uniquement|seulement|aussi) )*(?:sur|sans|avec|par|en|à|au|aux|de|du|des|pour"
    r"|après|avant|dès|entre|selon|jusqu)\b",
    re.IGNORECASE,
)
"""What a comment begins with when it may follow « le mardi » as it is."""
_RANGS = {1: "1er", -1: "dernier", -2: "avant-dernier"}
_CONGES = {"PH": "les jours fériés", "SH": "pendant les vacances scolaires"}
_DERNIERE_SEMAINE = 52


def join_mots(mots: Sequence[str]) -> str:
    """« », « a », « a et b », « a, b et c »."""
    return " et ".join([", ".join(mots[:-1]), mots[-1]] if mots[1:] else mots)


def capitalise(texte: str) -> str:
    """Raise the first letter and leave the others as they are."""
    return texte[:1].upper() + texte[1:]


def say_heure(minutes: int) -> str:
    """« 9 h », « 9 h 30 »; the end of the day is 24 h, the next morning starts again at 0 h."""
    heures, reste = divmod(minutes, 60)
    heures = heures % 24 if minutes > MINUTES_PAR_JOUR else heures
    return f"{heures} h {reste:02d}" if reste else f"{heures} h"


def show_plage(plage: Plage) -> str:
    """Write times for a table: « 9 h – 12 h »."""
    debut = say_heure(plage.debut)
    if plage.sans_fin:
        return f"à partir de {debut}"
    if _fills_day(plage):
        return "24 h sur 24"
    return f"{debut} – {say_heure(plage.fin)}"


def say_plages(plages: Sequence[Plage]) -> str:
    """Say times in a sentence: « de 9 h à 12 h et de 14 h à 17 h »."""
    return join_mots([_say_plage(plage) for plage in plages])


def _say_plage(plage: Plage) -> str:
    debut = say_heure(plage.debut)
    return f"à partir de {debut}" if plage.sans_fin else f"de {debut} à {say_heure(plage.fin)}"


def _fills_day(plage: Plage) -> bool:
    return plage.fin - plage.debut == MINUTES_PAR_JOUR


def say_jours(jours: Sequence[int]) -> str:
    """« du lundi au vendredi », « les lundi et jeudi », « le mardi », « tous les jours »."""
    noms = [JOURS[jour] for jour in jours]
    if tuple(jours) == TOUS_LES_JOURS:
        return "tous les jours"
    if len(jours) == 1:
        return f"le {noms[0]}"
    if len(jours) > 2 and jours[-1] - jours[0] == len(jours) - 1:
        return f"du {noms[0]} au {noms[-1]}"
    return f"les {join_mots(noms)}"


def say_jours_du_mois(jours: Sequence[int], rangs: Sequence[int]) -> str:
    """« le 1er samedi du mois », « les 1er et 3e lundis du mois »."""
    noms = [JOURS[jour] for jour in jours]
    article, pluriel = ("le", "") if len(rangs) == 1 else ("les", "s")
    mots = [f"{article} {say_rangs(rangs)} {nom}{pluriel} du mois" for nom in noms]
    return join_mots(mots).replace("le a", "l'a")


def say_rangs(rangs: Iterable[int]) -> str:
    """« 1er et 3e », « dernier »."""
    return join_mots([_say_rang(rang) for rang in sorted(rangs, key=lambda r: (r < 0, abs(r)))])


def _say_rang(rang: int) -> str:
    if rang in _RANGS:
        return _RANGS[rang]
    return f"{rang}e" if rang > 0 else f"{-rang}e avant la fin"


def say_semaines(semaines: Sequence[Semaines]) -> str:
    """« semaines paires », « semaines 10 à 20 »."""
    if semaines[1:] and all(semaine.debut == semaine.fin for semaine in semaines):
        return f"semaines {join_mots([str(semaine.debut) for semaine in semaines])}"
    return join_mots([_say_semaine(semaine) for semaine in semaines])


def _say_semaine(semaine: Semaines) -> str:
    debut, fin, pas = semaine
    if pas == 2 and debut <= 2 and fin >= _DERNIERE_SEMAINE - debut % 2:
        return "semaines impaires" if debut % 2 else "semaines paires"
    if debut == fin:
        return f"semaine {debut}"
    rythme = f" (une sur {pas})" if pas > 1 else ""
    return f"semaines {debut} à {fin}{rythme}"


def say_conges(conges: Iterable[str]) -> str:
    """« les jours fériés et pendant les vacances scolaires »."""
    return join_mots([_CONGES[conge] for conge in sorted(conges)])


def say_periodes(periodes: Sequence[Periode]) -> str:
    """« en août », « d'octobre à avril », « du 1er au 15 août 2026 »."""
    return join_mots([_say_periode(periode) for periode in periodes])


def _say_periode(periode: Periode) -> str:
    debut, fin = periode
    if debut == fin:
        return f"{'le' if debut.jour else 'en'} {_say_borne(fin)}"
    if debut.mois is None:
        return f"de {debut.annee} à {fin.annee}"
    if debut.annee == fin.annee:
        debut = debut._replace(annee=None)
    return _say_dates(debut, fin) if debut.jour else _say_mois(debut, fin)


def _say_mois(debut: Borne, fin: Borne) -> str:
    depart = _say_borne(debut)
    preposition = "d'" if depart[0] in "ao" else "de "
    return f"{preposition}{depart} à {_say_borne(fin)}"


def _say_dates(debut: Borne, fin: Borne) -> str:
    if debut.mois == fin.mois and debut.annee is None:
        debut = debut._replace(mois=None)
    return f"du {_say_borne(debut)} au {_say_borne(fin)}"


def _say_borne(borne: Borne) -> str:
    mots = [
        "1er" if borne.jour == 1 else str(borne.jour or ""),
        MOIS[borne.mois - 1] if borne.mois else "",
        str(borne.annee or ""),
    ]
    return " ".join(mot for mot in mots if mot)


def is_complement(commentaire: str) -> bool:
    """Tell whether a comment may follow a day as it is: « le mardi sur rendez-vous »."""
    return _COMPLEMENT.match(commentaire) is not None
