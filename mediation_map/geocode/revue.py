"""The review page: what is not sure, on a map, with what to type where in the lock file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mediation_map.geocode.candidats import Candidats
from mediation_map.geocode.contour import TOLERANCE_COMMUNE_M, distance_contour_m
from mediation_map.geocode.protocole import Candidat, Demande
from mediation_map.geocode.revue_carte import Carte, draw_carte
from mediation_map.geocode.sources import Contours
from mediation_map.geocode.verrou import NOM_FICHIER, LigneVerrou, Statut, Verrou, texte_requete
from mediation_map.geocode.verrou_ecriture import format_degrees
from mediation_map.model.vocabulaires import Precision

PRECISIONS = {
    Precision.NUMERO: "au numéro",
    Precision.INTERPOLE: "entre deux numéros",
    Precision.VOIE: "à la rue",
    Precision.LIEU_DIT: "au lieu-dit",
    Precision.COMMUNE: "à la commune",
    Precision.AUCUNE: "précision inconnue",
}
RAISONS = {
    Statut.SUR: "",
    Statut.A_DEMANDER: "Cette adresse n'a pas encore été cherchée.",
    Statut.A_VERIFIER: "La meilleure réponse n'est pas assez sûre pour être publiée.",
    Statut.INTROUVABLE: "L'adresse a été cherchée et n'a pas été trouvée.",
}
VAGUES = (Precision.COMMUNE, Precision.AUCUNE)
PERIMEE = "L'adresse a changé depuis que la position a été imposée."


@dataclass(frozen=True, slots=True, kw_only=True)
class Choix:
    """One candidate as the page shows it.

    ``latitude`` and ``longitude`` are as they are typed, empty when it is too vague to be.
    """

    numero: int
    libelle: str
    latitude: str
    longitude: str
    precision: str
    probabilite: str
    ecart: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fiche:
    """One address to review; ``ligne`` is the line of the lock file that Excel shows, or 0."""

    id: str
    nom: str
    requete: str
    raison: str
    ligne: int
    perimee: bool
    choix: tuple[Choix, ...]
    carte: Carte


@dataclass(frozen=True, slots=True, kw_only=True)
class Revue:
    """The whole page; ``contours`` names the source of the outlines."""

    fichier: str
    total: int
    contours: str
    fiches: tuple[Fiche, ...]


def list_fiches(
    verrou: Verrou,
    demandes: Sequence[Demande],
    candidats: Candidats,
    contours: Contours,
    noms: Mapping[str, str],
) -> Iterator[Fiche]:
    """Yield what a human should look at, sorted by id; ``noms`` are the names of the places."""
    for demande in sorted(demandes, key=lambda d: d.id):
        requete = texte_requete(demande.adresse)
        ligne = verrou.lignes.get(demande.id) or LigneVerrou(id=demande.id, requete=requete)
        if not _needs_review(ligne, requete):
            continue
        code = demande.adresse.code_insee
        proposed = candidats.get(demande.id) or _own_candidat(ligne)
        shown = proposed if ligne.answers(requete) else ()
        yield Fiche(
            id=demande.id,
            nom=noms.get(demande.id, ""),
            requete=requete,
            raison=_explain(ligne, requete),
            ligne=ligne.origine.ligne,
            perimee=ligne.is_force_stale(requete),
            choix=tuple(_show(n, c, contours, code) for n, c in enumerate(shown, start=1)),
            carte=draw_carte(contours, code, [(c.latitude, c.longitude) for c in shown]),
        )


def render_revue(fiches: Sequence[Fiche], total: int, contours: str = "") -> str:
    """Return the page: one HTML file that loads nothing and asks nobody.

    ``total`` counts all addresses; ``contours`` is the source of the outlines, to be named.
    """
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    revue = Revue(fichier=NOM_FICHIER, total=total, contours=contours, fiches=tuple(fiches))
    return environment.get_template("revue.html.j2").render(revue=revue)


def _needs_review(ligne: LigneVerrou, requete: str) -> bool:
    if ligne.force:
        return ligne.is_force_stale(requete)
    return ligne.statut is not Statut.SUR or not ligne.answers(requete)


def _explain(ligne: LigneVerrou, requete: str) -> str:
    if ligne.is_force_stale(requete):
        return PERIMEE
    return RAISONS[ligne.statut if ligne.answers(requete) else Statut.A_DEMANDER]


def _own_candidat(ligne: LigneVerrou) -> tuple[Candidat, ...]:
    if ligne.latitude is None or ligne.longitude is None:
        return ()
    only = Candidat(
        latitude=ligne.latitude,
        longitude=ligne.longitude,
        libelle=ligne.libelle,
        precision=ligne.precision,
        score=-1.0 if ligne.score is None else ligne.score,
    )
    return (only,)


def _show(numero: int, candidat: Candidat, contours: Contours, code: str) -> Choix:
    known = candidat.score >= 0
    exact = candidat.precision not in VAGUES
    return Choix(
        numero=numero,
        libelle=candidat.libelle or "sans libellé",
        latitude=format_degrees(candidat.latitude) if exact else "",
        longitude=format_degrees(candidat.longitude) if exact else "",
        precision=PRECISIONS[candidat.precision],
        probabilite=f"{candidat.score:.0%}".replace("%", " %") if known else "non dite",
        ecart=_tell_distance(candidat, contours, code),
    )


def _tell_distance(candidat: Candidat, contours: Contours, code: str) -> str:
    """Return where a candidate is from its declared commune, in French."""
    if code not in contours:
        return "contour de la commune inconnu"
    metres = distance_contour_m(candidat.latitude, candidat.longitude, contours[code])
    if metres == 0:
        return "dans la commune"
    far = f"{metres / 1000:.1f} km".replace(".", ",") if metres >= 1000 else f"{metres:.0f} m"
    warning = " : trop loin" if metres > TOLERANCE_COMMUNE_M else ""
    return f"à {far} de la commune{warning}"
