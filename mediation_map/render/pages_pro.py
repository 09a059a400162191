"""The pages that only the professional edition has: dashboard, orientation sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mediation_map.model.lieu import Lieu
from mediation_map.model.permanence import Permanence
from mediation_map.model.vocabulaires import Role
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.publish.groupes import PAR_LIEU, find_by
from mediation_map.publish.tableur import dump_csv, dump_xlsx
from mediation_map.render import fiche
from mediation_map.render.contexte_pro import ContexteOrientation, ContexteTableau
from mediation_map.render.filtres import keep_hours
from mediation_map.render.horaires import find_fin, phrase_horaires, view_horaires, view_permanence
from mediation_map.render.partage import write_mail
from mediation_map.render.pilotage import build_listes
from mediation_map.render.pilotage_priorites import list_priorites
from mediation_map.render.rendu import Rendu
from mediation_map.render.vignette import permanences_de, warn_ancienne

LIGNES_MAX = 200
# What every administrative help asks for; a place's own list comes first.
A_APPORTER = (
    "Pièce d'identité",
    "Numéro de téléphone portable, et le téléphone s'il y en a un",
    "Adresse de courriel et mots de passe, s'ils existent",
    "Courriers reçus sur la démarche",
)
Fichier = tuple[str, bytes]


def render_pro(annuaire: Annuaire, rendu: Rendu) -> Iterator[Fichier]:
    """Yield the professional pages; nothing in the public edition."""
    if annuaire.edition is not Edition.PRO:
        return
    yield from render_tableau(annuaire, rendu)
    for lieu in annuaire.registre.lieux:
        if lieu.role is Role.AIDE:
            yield rendu.page(
                "orientation.html.j2",
                f"lieux/{lieu.slug}/orientation/index.html",
                build_orientation(lieu, annuaire),
                titre=f"Fiche d'orientation : {lieu.nom}",
            )


def render_tableau(annuaire: Annuaire, rendu: Rendu) -> Iterator[Fichier]:
    """Yield the dashboard and each of its lists as CSV and XLSX."""
    listes = build_listes(annuaire)
    yield rendu.page(
        "tableau.html.j2",
        "tableau-de-bord/index.html",
        ContexteTableau(priorites=list_priorites(annuaire), listes=listes, lignes_max=LIGNES_MAX),
        titre="Tableau de bord",
        rubrique="tableau",
    )
    for liste in listes:
        chemin = f"tableau-de-bord/{liste.cle}"
        yield f"{chemin}.csv", dump_csv(liste.colonnes, liste.lignes)
        yield f"{chemin}.xlsx", dump_xlsx(liste.titre, liste.colonnes, liste.lignes)


def build_orientation(lieu: Lieu, annuaire: Annuaire) -> ContexteOrientation:
    """Return what the orientation sheet of a place holds before anyone fills it in."""
    accueils = find_by(annuaire.registre.accueils, PAR_LIEU, lieu.id)
    permanences = permanences_de(lieu, annuaire)
    propres = [ligne.strip() for ligne in lieu.offre.a_apporter.splitlines() if ligne.strip()]
    return ContexteOrientation(
        nom=lieu.nom,
        slug=lieu.slug,
        adresse=lieu.adresse,
        telephones=lieu.telephones,
        horaires=view_horaires(lieu.horaires),
        horaires_en_phrase=" ".join(
            (keep_hours(phrase_horaires(lieu, permanences)), *_doutes(permanences))
        ),
        horaires_au=find_fin(lieu, permanences),
        permanences=tuple(map(view_permanence, permanences)),
        ancienne=warn_ancienne(lieu, annuaire),
        accueil=fiche.date_accueils(accueils, annuaire.today),
        fermetures=fiche.describe_fermetures(annuaire, lieu.id, *(one.id for one in permanences)),
        contact_pro=lieu.contact_pro,
        a_apporter=tuple(dict.fromkeys((*propres, *A_APPORTER))),
        transport=lieu.transport,
        accompagner=mail_accompagner(lieu, annuaire.config.contact.courriel),
    )


def _doutes(permanences: Sequence[Permanence]) -> Iterator[str]:
    yield from dict.fromkeys(one.doute for one in permanences if one.doute)


def mail_accompagner(lieu: Lieu, courriel: str) -> str:
    """Return a mail asking an adviser for a first appointment, without any personal data."""
    corps = (
        "Bonjour,\n\nJe souhaite un premier rendez-vous avec un conseiller numérique, "
        f"en présence du travailleur social, à : {lieu.nom} ({lieu.adresse.commune}).\n"
        "Créneaux possibles : \nSujet (sans nom ni donnée personnelle) : \n"
    )
    return write_mail(courriel, "Premier rendez-vous accompagné", corps)
