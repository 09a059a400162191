"""Home, the full-window map, « ma liste », and the QR code of each place."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import segno

from mediation_map.model.vocabulaires import Role
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.contexte_recherche import (
    ContexteAccueil,
    ContexteCarte,
    ContexteMaListe,
    LienCommune,
    Tuile,
)
from mediation_map.render.disponibilite import spread_demande
from mediation_map.render.donnees_adresses import source_adresses
from mediation_map.render.filtres_recherche import COMMUNES_MAX, build_groupes
from mediation_map.render.partage import adresse_page
from mediation_map.render.rendu import Rendu
from mediation_map.render.vignette import build_vignette

VIGNETTES_MAX = 200
Fichier = tuple[str, bytes]


def render_accueil(annuaire: Annuaire, rendu: Rendu, donnees: Mapping[str, Any]) -> Fichier:
    """Return the home page; ``donnees`` is what the browser filters, see ``build_donnees``."""
    return rendu.page(
        "accueil.html.j2",
        "index.html",
        build_accueil(annuaire, donnees),
        titre="Trouver de l'aide",
        rubrique="accueil",
        tuiles=True,
    )


def build_accueil(annuaire: Annuaire, donnees: Mapping[str, Any]) -> ContexteAccueil:
    """Return everything that the home page shows."""
    lieux = annuaire.registre.lieux
    aides = spread_demande([lieu for lieu in lieux if lieu.role is Role.AIDE], annuaire)
    tuiles = build_tuiles(annuaire)
    chiffres = annuaire.chiffres if len(annuaire.chiffres) <= COMMUNES_MAX else ()
    return ContexteAccueil(
        tuiles=tuiles,
        groupes=build_groupes(annuaire, donnees),
        vignettes=tuple(build_vignette(lieu, annuaire) for lieu in aides)
        if len(aides) <= VIGNETTES_MAX
        else (),
        aides=len(aides),
        relais=len(lieux) - len(aides),
        communes=tuple(
            LienCommune(
                nom=one.commune.nom,
                chemin=f"communes/{one.commune.slug}/index.html",
                aides=one.aides,
            )
            for one in chiffres
        ),
        exemples=_exemples(annuaire),
        source_adresses=source_adresses(annuaire),
    )


def build_tuiles(annuaire: Annuaire) -> tuple[Tuile, ...]:
    """Return the needs that at least one place answers, in the table's order."""
    nombres = Counter(
        besoin
        for lieu in annuaire.registre.lieux
        if lieu.role is Role.AIDE
        for besoin in lieu.offre.besoins
    )
    return tuple(
        Tuile(
            id=one.id,
            libelle=one.court,
            precision=one.libelle,
            chemin=f"besoins/{one.id}/index.html",
            nombre=nombres[one.id],
        )
        for one in annuaire.besoins
        if nombres[one.id]
    )


def _exemples(annuaire: Annuaire) -> str:
    """Return searches that find something here, on one line of a telephone."""
    return ", ".join(["impôts", "CAF", *(one.nom for one in annuaire.registre.communes[:1])])


def render_page_carte(annuaire: Annuaire, rendu: Rendu) -> Iterator[Fichier]:
    """Yield the map that fills a window or a frame of another site."""
    aides = sum(lieu.role is Role.AIDE for lieu in annuaire.registre.lieux)
    contexte = ContexteCarte(aides=aides, relais=len(annuaire.registre.lieux) - aides)
    yield rendu.page(
        "carte.html.j2",
        "carte/index.html",
        contexte,
        titre="Carte",
        description=f"La carte des lieux d'aide au numérique, {annuaire.config.territoire.nom}.",
        rubrique="carte",
        tuiles=True,
    )


def render_ma_liste(annuaire: Annuaire, rendu: Rendu) -> Iterator[Fichier]:
    """Yield the page of chosen places, and the QR code of every place once the site has a name."""
    qr = not annuaire.config.site.est_provisoire
    yield rendu.page(
        "ma_liste.html.j2",
        "ma-liste/index.html",
        ContexteMaListe(qr=qr),
        titre="Ma liste",
        description="Les lieux que vous avez choisis, sur une feuille à imprimer.",
        rubrique="ma-liste",
    )
    if qr:
        for lieu in annuaire.registre.lieux:
            yield f"lieux/{lieu.slug}/qr.svg", draw_qr(adresse_page(lieu, annuaire.config))


def draw_qr(adresse: str) -> bytes:
    """Return a QR code as SVG: black on white whatever the page's colours, for scanners."""
    sortie = io.BytesIO()
    segno.make(adresse, error="m", micro=False).save(
        sortie, kind="svg", scale=4, border=4, dark="#000", light="#fff", xmldecl=False
    )
    return sortie.getvalue()
