"""A small invented territory: each record is there for one thing that pages must show."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

from mediation_map.config import Config, load_config
from mediation_map.model.accueil import Accueil
from mediation_map.model.activite import Activite
from mediation_map.model.besoin import Besoin
from mediation_map.model.commune import Commune
from mediation_map.model.dates import DateSource
from mediation_map.model.evenement import Atelier, Fermeture, Seance
from mediation_map.model.provenance import Provenance
from mediation_map.model.registre import Registre
from mediation_map.model.vocabulaires import (
    EtatAccueil,
    EtatSeance,
    PorteeFermeture,
)
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.territory.chiffres import count_communes
from tests.render.exemple_lieux import LIEUX, PERMANENCES

TODAY = date(2026, 11, 22)
CONFIG = Path(__file__).parents[2] / "data/raw/territoire.toml"


def carre(x: float) -> list[list[list[float]]]:
    """A square of 0.1 degree that shares its sides with the next ones."""
    return [[[x, 48.0], [x + 0.1, 48.0], [x + 0.1, 48.1], [x, 48.1], [x, 48.0]]]


def contour(code: str, nom: str, x: float) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"code": code, "nom": nom},
        "geometry": {"type": "Polygon", "coordinates": carre(x)},
    }


COMMUNES = (
    Commune(
        code_insee="99001",
        nom="Aubry",
        slug="aubry",
        codes_postaux=("99100", "99110"),
        population=3001,
        population_annee=2022,
        source="Recensement inventé",
    ),
    Commune(code_insee="99002", nom="Évron", slug="evron", codes_postaux=("99200",)),
    Commune(code_insee="99003", nom="Zélie", slug="zelie", population=40, population_annee=2019),
)
CONTOURS = {
    "type": "FeatureCollection",
    "features": [
        contour("99001", "Aubry", 0.0),
        contour("99002", "Évron", 0.1),
        contour("99003", "Zélie", 0.2),
    ],
}
BESOINS = (
    Besoin(
        id="impots",
        libelle="Déclarer ses impôts",
        court="Mes impôts",
        facile="Dire aux impôts combien vous gagnez.",
    ),
    Besoin(id="musique", libelle="Faire de la musique", court="Musique"),
)


SOURCE_ACTIVITE = Provenance(source_nom="Annexe", source_date=DateSource("2022-09-29"))


def activite(indicateur: str, mois: dict[str, int], total: int, moyenne: int) -> list[Activite]:
    lignes = [
        Activite(indicateur=indicateur, mois=m, valeur=v, provenance=SOURCE_ACTIVITE)
        for m, v in mois.items()
    ]
    for imprime, valeur in (("total", total), ("moyenne", moyenne)):
        lignes.append(
            Activite(
                indicateur=indicateur, valeur=valeur, imprime=imprime, provenance=SOURCE_ACTIVITE
            )
        )
    return lignes


REGISTRE = Registre(
    lieux=LIEUX,
    permanences=PERMANENCES,
    ateliers=(Atelier(id="A1", titre="Premiers clics", slug="premiers-clics"),),
    seances=(
        Seance(
            id="S1",
            atelier_id="A1",
            lieu_id="L1",
            jour=date(2026, 12, 1),
            debut=time(9, 30),
            fin=time(11),
            places_restantes=4,
            inscription="Par téléphone",
        ),
        Seance(
            id="S2",
            atelier_id="A1",
            lieu_id="L1",
            jour=date(2026, 12, 8),
            debut=time(9),
            fin=time(11),
            etat=EtatSeance.COMPLET,
        ),
        Seance(
            id="S0",
            atelier_id="A1",
            lieu_id="L1",
            jour=date(2026, 1, 8),
            debut=time(9),
            fin=time(11),
        ),
    ),
    fermetures=(
        Fermeture(
            id="F1",
            cible="L1",
            portee=PorteeFermeture.LIEU,
            debut=date(2026, 12, 21),
            fin=date(2026, 12, 31),
            motif="congés",
        ),
        Fermeture(
            id="F0",
            cible="L1",
            portee=PorteeFermeture.LIEU,
            debut=date(2026, 1, 1),
            fin=date(2026, 1, 2),
        ),
    ),
    accueils=(
        Accueil(
            id="E1",
            lieu_id="L1",
            etat=EtatAccueil.COMPLET,
            delai="trois semaines",
            confirme_le=date(2026, 1, 10),
            expire_le=date(2026, 2, 10),
        ),
    ),
    activites=tuple(activite("Ateliers", {"2022-05": 6, "2022-06": 22, "2022-07": 34}, 62, 21)),
    communes=COMMUNES,
)


def build_config(**sections: dict[str, object]) -> Config:
    """The default territory's configuration, with some settings of its sections replaced."""
    brut = json.loads(load_config(CONFIG).model_dump_json())
    for nom, reglages in sections.items():
        brut[nom] |= reglages
    return Config.model_validate(brut)


def build_annuaire(
    registre: Registre = REGISTRE,
    edition: Edition = Edition.PUBLIC,
    config: Config | None = None,
) -> Annuaire:
    return Annuaire(
        edition=edition,
        config=config or build_config(),
        today=TODAY,
        registre=registre,
        besoins=BESOINS,
        chiffres=count_communes(registre.communes, registre.lieux),
        contours=CONTOURS,
    )
