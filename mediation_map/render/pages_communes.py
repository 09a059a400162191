"""The list of the communes and one page per commune."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mediation_map.model.commune import ChiffresCommune
from mediation_map.model.lieu import Lieu
from mediation_map.model.vocabulaires import Role
from mediation_map.publish.agenda import Agenda
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.groupes import PAR_COMMUNE, find_by
from mediation_map.render.contexte_listes import (
    ContexteCommune,
    ContexteCommunes,
    Repere,
    TuileCommune,
)
from mediation_map.render.dates_commune import announce_passages, list_prochaines
from mediation_map.render.disponibilite import list_libres, spread_demande
from mediation_map.render.filtres import format_nombre, pluralise
from mediation_map.render.offre_phrases import join_et
from mediation_map.render.proximite import Voisinage, format_distance
from mediation_map.render.rendu import Rendu
from mediation_map.render.tri import sort_key
from mediation_map.render.vignette import Vignette, build_vignette
from mediation_map.render.voisins import Contours
from mediation_map.render.vues_agenda import Vues
from mediation_map.territory.chiffres import commune_of


@dataclass(frozen=True)
class Territoire:
    """What the pages of communes share, each part worked out once."""

    annuaire: Annuaire
    agenda: Agenda

    @cached_property
    def contours(self) -> Contours:
        """The outlines."""
        return Contours(self.annuaire.contours)

    @cached_property
    def vues(self) -> Vues:
        """What turns dates into views."""
        return Vues(self.annuaire)

    @cached_property
    def voisinage(self) -> Voisinage:
        """The help places that take people, indexed."""
        return Voisinage(list_libres(self.annuaire.registre.lieux, self.annuaire))

    @cached_property
    def chiffres(self) -> Mapping[str, ChiffresCommune]:
        """The figures by INSEE code."""
        return {one.commune.code_insee: one for one in self.annuaire.chiffres}

    @cached_property
    def lieux(self) -> Mapping[str, list[Lieu]]:
        """The places by INSEE code, in the order in which to call them today."""
        groupes: dict[str, list[Lieu]] = defaultdict(list)
        for lieu in spread_demande(self.annuaire.registre.lieux, self.annuaire):
            groupes[commune_of(lieu)].append(lieu)
        return groupes


def render_communes(
    annuaire: Annuaire, agenda: Agenda, rendu: Rendu
) -> Iterator[tuple[str, bytes]]:
    """Yield the list of the communes, then their pages."""
    territoire = Territoire(annuaire, agenda)
    yield rendu.page(
        "communes.html.j2",
        "communes/index.html",
        ContexteCommunes(communes=_tuiles(sorted(annuaire.chiffres, key=_nom))),
        titre="Communes",
        description="Choisissez votre commune pour trouver de l'aide au numérique.",
        rubrique="communes",
    )
    for chiffres in annuaire.chiffres:
        yield rendu.page(
            "commune.html.j2",
            _chemin(chiffres),
            build_commune(chiffres, territoire),
            titre=f"Aide au numérique : {chiffres.commune.nom}",
            description=f"Où trouver de l'aide au numérique dans la commune : "
            f"{chiffres.commune.nom}. {_resume(chiffres)}.",
            rubrique="communes",
        )


def build_commune(chiffres: ChiffresCommune, territoire: Territoire) -> ContexteCommune:
    """Return what a commune's page shows; without help of its own, the nearest of others."""
    commune, annuaire = chiffres.commune, territoire.annuaire
    lieux = territoire.lieux.get(commune.code_insee, [])
    aides = [one for one in lieux if one.role is Role.AIDE]
    voisines = _voisines(commune.code_insee, territoire)
    dates = find_by(territoire.agenda.occurrences, PAR_COMMUNE, commune.code_insee)
    return ContexteCommune(
        nom=commune.nom,
        codes_postaux=join_et(commune.codes_postaux),
        reperes=build_reperes(chiffres),
        aides=tuple(build_vignette(one, annuaire) for one in aides),
        relais=tuple(build_vignette(one, annuaire) for one in lieux if one.role is Role.RELAIS),
        passages=announce_passages(dates),
        dates=territoire.vues.by_jour(list_prochaines(dates)),
        agenda=f"agenda/communes/{commune.slug}/index.html" if dates else "",
        proches=() if aides else _proches(commune.code_insee, territoire),
        voisines=_tuiles(voisines),
        source_contours=annuaire.config.communes.source if voisines else "",
        contact=annuaire.config.contact,
    )


def build_reperes(chiffres: ChiffresCommune) -> tuple[Repere, ...]:
    """Return a commune's figures; an unknown one is said to be unknown."""
    commune = chiffres.commune
    habitants = "Habitants"
    if commune.population_annee:
        habitants = f"Habitants en {commune.population_annee}"
    return (
        Repere(libelle="Lieux d'aide", valeur=format_nombre(chiffres.aides)),
        Repere(libelle="Relais", valeur=format_nombre(chiffres.lieux - chiffres.aides)),
        _repere(habitants, commune.population, "non renseigné"),
        _repere(
            "Habitants par lieu d'aide",
            chiffres.habitants_par_aide,
            "sans objet" if not chiffres.aides else "non calculable",
        ),
    )


def _repere(libelle: str, nombre: int | None, inconnu: str) -> Repere:
    if nombre is None:
        return Repere(libelle=libelle, valeur=inconnu, texte=True)
    return Repere(libelle=libelle, valeur=format_nombre(nombre))


def _voisines(code: str, territoire: Territoire) -> list[ChiffresCommune]:
    codes = territoire.contours.find_voisines(code)
    return sorted((territoire.chiffres[c] for c in codes if c in territoire.chiffres), key=_nom)


def _proches(code: str, territoire: Territoire) -> tuple[Vignette, ...]:
    point = territoire.contours.find_interieur(code)
    if point is None:
        return ()
    return tuple(
        build_vignette(one.lieu, territoire.annuaire, format_distance(one.distance_km or 0.0))
        for one in territoire.voisinage.find_around(point)
    )


def _nom(chiffres: ChiffresCommune) -> str:
    return sort_key(chiffres.commune.nom)


def _chemin(chiffres: ChiffresCommune) -> str:
    return f"communes/{chiffres.commune.slug}/index.html"


def _tuiles(communes: Sequence[ChiffresCommune]) -> tuple[TuileCommune, ...]:
    return tuple(
        TuileCommune(chemin=_chemin(one), nom=one.commune.nom, resume=_resume(one))
        for one in communes
    )


def _resume(chiffres: ChiffresCommune) -> str:
    relais = chiffres.lieux - chiffres.aides
    if not chiffres.lieux:
        return "Aucun lieu d'aide ni relais"
    aides = pluralise(chiffres.aides, "lieu d'aide", "lieux d'aide")
    dits = aides if chiffres.aides else "Aucun lieu d'aide"
    return f"{dits}, {pluralise(relais, 'relais', 'relais') if relais else 'aucun relais'}"
