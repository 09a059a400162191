"""Who may see what: each edition has a list of allowed fields; all else is emptied.

A field that is added to a record is invisible in the public edition until it is named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, replace
from datetime import date
from typing import Any, TypeVar

from mediation_map.config import Publication
from mediation_map.model.accueil import Accueil
from mediation_map.model.dates import DateSource, format_date
from mediation_map.model.evenement import Atelier, Fermeture, Passage, Seance
from mediation_map.model.lieu import Consentement, Lieu
from mediation_map.model.permanence import Permanence
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import EtatAccueil, Visibilite
from mediation_map.normalise.verificateurs import find_verificateur
from mediation_map.publish.annuaire import Edition

Enregistrement = TypeVar("Enregistrement")


def _names(texte: str) -> frozenset[str]:
    return frozenset(texte.split())


CHAMPS_PUBLICS: Mapping[type, frozenset[str]] = {
    Lieu: _names(
        "id nom slug role type_structure typologie pivot structure_parente adresse "
        "position commune_trouvee telephones courriels sites_web horaires offre "
        "presentation acces_pmr fiche_acces_libre transport provenance provenances "
        "sources"
    ),
    Permanence: _names(
        "id lieu_id intervenant employeur endroit convention_debut convention_fin horaires "
        "doute "
        "dates_annulees dates_ajoutees genre sur_rendez_vous comment_rdv telephones "
        "provenance"
    ),
    Passage: _names(
        "id jour debut fin endroit adresse position stationnement etat precision_etat provenance"
    ),
    Atelier: _names(
        "id titre slug objectifs prerequis moyens contenu niveau duree_min "
        "participants_min participants_max provenance"
    ),
    Seance: _names(
        "id atelier_id lieu_id jour debut fin places_restantes inscription etat provenance"
    ),
    Fermeture: _names("id cible portee debut fin service motif provenance"),
    Accueil: _names(
        "id lieu_id etat service besoins delai texte_public confirme_le expire_le provenance"
    ),
    Provenance: _names("source_nom source_url source_date verifie_le confiance"),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a record is shown in an edition; ``raison`` is in French."""

    visible: bool
    raison: str


@dataclass(frozen=True, slots=True)
class RegleAccord:
    """The territory's rule for places without a consent, or with one that is too old.

    ``validite_mois`` is how long a consent holds, 0 = for ever.
    """

    sans_accord: str
    validite_mois: int
    today: date

    def decide_without(self, raison: str) -> Decision:
        """Decide for a place whose consent is missing, for the reason given."""
        if self.sans_accord == "retenir":
            return Decision(False, raison)
        return Decision(True, f"{raison} : publié selon la règle du territoire")

    def is_over(self, consentement: Consentement) -> bool:
        """Return whether a consent must be asked for again; an undated one is of no known age."""
        if not self.validite_mois:
            return False
        le = consentement.accord_le
        mois = DateSource(le.isoformat() if le else "").mois_ecoules(self.today)
        return mois is None or mois >= self.validite_mois


def make_regle(publication: Publication, today: date) -> RegleAccord:
    """Return the territory's rule on consents, as of today."""
    return RegleAccord(publication.sans_consentement, publication.validite_accord_mois, today)


def decide_lieu(
    lieu: Lieu, edition: Edition, accueils: Iterable[Accueil], regle: RegleAccord
) -> Decision:
    """Decide for a place from its visibility, its consent and its reception state."""
    decision = decide_visibilite(lieu.visibilite, edition)
    if not decision.visible or edition is Edition.PRO:
        return decision
    if any(a.etat is EtatAccueil.NE_PAS_PUBLIER and not a.service for a in accueils):
        return Decision(False, "état d'accueil « ne pas publier »")
    return decide_accord(lieu.consentement, regle)


def decide_accord(consentement: Consentement | None, regle: RegleAccord) -> Decision:
    """Decide from the consent alone; a refusal never grows old."""
    if consentement is None:
        return regle.decide_without("aucun accord de publication enregistré")
    if not consentement.accord:
        return Decision(False, "publication refusée par le lieu")
    if regle.is_over(consentement):
        le = consentement.accord_le
        return regle.decide_without(
            f"accord {f'du {format_date(le)}' if le else 'sans date'} à redemander"
        )
    return Decision(True, "publié avec l'accord du lieu")


def decide_visibilite(visibilite: Visibilite, edition: Edition) -> Decision:
    """Decide from the visibility alone."""
    if visibilite is Visibilite.MASQUE:
        return Decision(False, "marqué « masqué » dans la table")
    if visibilite is Visibilite.PROFESSIONNEL and edition is Edition.PUBLIC:
        return Decision(False, "réservé à l'édition professionnelle")
    return Decision(True, "publié")


def decide_permanence(permanence: Permanence, edition: Edition, today: date) -> Decision:
    """Decide for a permanence: it vanishes the day after its convention ends."""
    if permanence.convention_fin and permanence.convention_fin < today:
        return Decision(False, f"convention terminée le {permanence.convention_fin.isoformat()}")
    return decide_visibilite(permanence.visibilite, edition)


def show_lieu(lieu: Lieu, edition: Edition, verificateurs: Iterable[str] = ()) -> Lieu:
    """Return what an edition may know of a place; ``verificateurs`` may be named to anyone."""
    if edition is Edition.PRO:
        return lieu
    consentis = lieu.consentement.champs if lieu.consentement else ()
    gardes = CHAMPS_PUBLICS[Lieu]
    if consentis:
        gardes &= frozenset(consentis) | _TOUJOURS
    montre = _empty_fields(lieu, keep=gardes)
    return replace(
        montre,
        courriels=tuple(courriel for courriel in montre.courriels if not courriel.personnel),
        provenance=_keep_source(lieu.provenance, verificateurs),
        provenances={
            c: _keep_source(p, verificateurs) for c, p in lieu.provenances.items() if c in gardes
        },
        sources=tuple(_keep_source(source, verificateurs) for source in lieu.sources),
    )


def _keep_source(source: Provenance, verificateurs: Iterable[str]) -> Provenance:
    """Return what may be known of a source: who checked, only if it is a team of the list."""
    qui = find_verificateur(source.verifie_par, verificateurs)
    return replace(keep_public(source), verifie_par=qui)


def show_record(record: Enregistrement, edition: Edition) -> Enregistrement:
    """Return what an edition may know of any other record with a ``provenance``."""
    if edition is Edition.PRO:
        return record
    montre: Any = keep_public(record)
    return replace(montre, provenance=keep_public(montre.provenance))  # type: ignore[no-any-return]


_TOUJOURS = frozenset({"id", "nom", "slug", "role", "adresse", "provenance", "commune_trouvee"})


def keep_public(record: Enregistrement) -> Enregistrement:
    """Return a copy where every field outside the public list is empty."""
    return _empty_fields(record, keep=CHAMPS_PUBLICS[type(record)])


def _empty_fields(record: Enregistrement, keep: frozenset[str]) -> Enregistrement:
    modele: Any = record
    vides = {
        champ.name: _default(champ)
        for champ in fields(modele)
        if champ.name not in keep and _has_default(champ)
    }
    return replace(modele, **vides)  # type: ignore[no-any-return]


def _has_default(champ: Field[Any]) -> bool:
    return champ.default is not MISSING or champ.default_factory is not MISSING


def _default(champ: Field[Any]) -> object:
    if champ.default_factory is not MISSING:
        return champ.default_factory()
    return champ.default
