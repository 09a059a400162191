"""The same hours as opening-hours-py must be told them on a given kind of day.

That library knows no school holidays and reads `SH Mo-Fr` as « school holidays or Monday to
Friday », where the notation means both.  So for each kind of day (in the school holidays or not,
and where needed a public holiday or not) the rules are written anew without those words.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace

from mediation_map.normalise.horaires.lecture.arbre import JOURS_OSM, MOIS_OSM
from mediation_map.normalise.horaires.lecture.regles import (
    JOURNEE,
    Borne,
    Etat,
    Periode,
    Plage,
    Regle,
    Semaines,
    Semainier,
)

SANS_HEURE_DE_FIN = "heure de fermeture non annoncée"


def find_conges_a_part(regles: Iterable[Regle]) -> frozenset[str]:
    """Kinds of holidays that the library can't be trusted with, for these rules."""
    conges = {"SH"} & {conge for regle in regles for conge in regle.conges}
    return frozenset(conges.union(*(regle.conges for regle in regles if regle.restreint)))


def write_variante(
    regles: Iterable[Regle], a_part: frozenset[str], conges_du_jour: frozenset[str]
) -> str:
    """Write the rules as they stand on a day of this kind, without the holidays set apart."""
    gardees = (_adapt(regle, a_part, conges_du_jour) for regle in regles)
    ecrites = [(regle.lien, _write_regle(regle)) for regle in gardees if regle is not None]
    texte = "".join(f"{lien} {ecrite}" for lien, ecrite in ecrites)
    return texte.lstrip(";, ") or "off"


def _adapt(regle: Regle, a_part: frozenset[str], du_jour: frozenset[str]) -> Regle | None:
    if not regle.conges & a_part:
        return regle
    if regle.conges & a_part & du_jour:
        semainiers = regle.semainiers if regle.restreint else ()
        return replace(regle, conges=frozenset(), semainiers=semainiers)
    reste = regle.conges - a_part
    if regle.restreint or not (reste or regle.semainiers):
        return None
    return replace(regle, conges=reste)


def _write_regle(regle: Regle) -> str:
    if not regle.lisible:
        return regle.brut
    parties = [
        ",".join(map(_write_periode, regle.periodes)),
        _write_semaines(regle.semaines),
        ",".join([*sorted(regle.conges), *map(_write_semainier, regle.semainiers)]),
        _write_plages(regle),
        "" if regle.etat is Etat.OUVERT else regle.etat.value,
        _write_commentaire(regle),
    ]
    return " ".join(partie for partie in parties if partie)


def _write_plages(regle: Regle) -> str:
    if regle.plages == (JOURNEE,):
        return "00:00-24:00"
    return ",".join(map(_write_plage, regle.plages))


def _write_plage(plage: Plage) -> str:
    return f"{_write_heure(plage.debut)}-{_write_heure(plage.fin)}"


def _write_heure(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _write_commentaire(regle: Regle) -> str:
    sans_fin = any(plage.sans_fin for plage in regle.plages)
    texte = regle.commentaire or (SANS_HEURE_DE_FIN if sans_fin else "")
    return f'"{texte}"' if texte else ""


def _write_semainier(semainier: Semainier) -> str:
    rangs = ",".join(map(str, semainier.rangs))
    noms = [JOURS_OSM[jour] for jour in semainier.jours]
    return f"{noms[0]}[{rangs}]" if rangs else ",".join(noms)


def _write_semaines(semaines: tuple[Semaines, ...]) -> str:
    if not semaines:
        return ""
    return "week " + ",".join(f"{s.debut:02d}-{s.fin:02d}/{s.pas}" for s in semaines)


def _write_periode(periode: Periode) -> str:
    if periode.debut == periode.fin:
        return _write_borne(periode.debut)
    if periode.debut.mois and not periode.debut.jour and periode.debut.annee:
        return _write_mois_d_annees(periode)
    return f"{_write_borne(periode.debut)}-{_write_borne(periode.fin)}"


def _write_mois_d_annees(periode: Periode) -> str:
    """Months of given years as dates: the library has no other way across a new year."""
    debut, fin = periode
    dernier = monthrange(fin.annee or 0, fin.mois or 1)[1]
    return f"{_write_borne(debut._replace(jour=1))}-{_write_borne(fin._replace(jour=dernier))}"


def _write_borne(borne: Borne) -> str:
    mots = [
        str(borne.annee or ""),
        MOIS_OSM[borne.mois - 1] if borne.mois else "",
        f"{borne.jour:02d}" if borne.jour else "",
    ]
    return " ".join(mot for mot in mots if mot)
