"""``donnees/lieux.csv``: the places that help, in the national standard 1.0.2, every row valid.

Decisions where the standard and the facts don't meet:
- a relay is left out: the standard requires services and a relay gives none;
- a date that stops at the month or the year becomes its first day, never a later one;
- a CEDEX code gives way to the commune's postcode when it has only one, and stays otherwise:
  it is true of the address, and the standard wants five figures;
- the middle of a commune is not a position: both coordinates stay empty;
- one telephone, the first that can be dialled from anywhere: short numbers can't;
- a place that lacks what the standard requires is left out and told, never completed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mediation_map.model.lieu import Adresse, Lieu
from mediation_map.model.vocabulaires import Programme, Role, Visibilite
from mediation_map.publish.annuaire import Annuaire
from mediation_map.publish.selection import list_ouverts
from mediation_map.publish.standard_regles import (
    REGLES,
    SEPARATEUR,
    check_cellule,
    check_ligne,
)

CHEMIN = "donnees/lieux.csv"
DECIMALES = 6
LigneStandard = dict[str, str]
# A telephone's « + » is part of the standard; anywhere else such a sign starts a formula.
_DEBUT_DE_FORMULE = re.compile(r"^[\s=+@-]+")
_COURBES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", SEPARATEUR: "/"})


@dataclass(frozen=True, slots=True)
class Ecarte:
    """A place that the standard can't hold, and why in French."""

    id: str
    raison: str


def render_standard(lignes: Iterable[LigneStandard]) -> tuple[str, bytes]:
    """Return the path and the bytes of the national standard's file."""
    return CHEMIN, dump_lignes(lignes)


def list_lignes(annuaire: Annuaire) -> tuple[list[LigneStandard], list[Ecarte]]:
    """Return the rows of the standard, and the places left out with the reason."""
    postaux = {c.code_insee: c.codes_postaux for c in annuaire.registre.communes}
    return split_lignes(list_ouverts(annuaire), postaux)


def split_lignes(
    lieux: Iterable[Lieu], postaux: Mapping[str, Sequence[str]]
) -> tuple[list[LigneStandard], list[Ecarte]]:
    """Return one valid row per place that the standard can hold, and the others.

    ``postaux`` gives the postcodes of a commune by its INSEE code.
    """
    lignes: list[LigneStandard] = []
    ecartes: list[Ecarte] = []
    for lieu in lieux:
        ligne = make_ligne(lieu, postaux.get(lieu.adresse.code_insee, ()))
        raison = _find_raison(lieu, ligne)
        if raison:
            ecartes.append(Ecarte(lieu.id, raison))
        else:
            lignes.append(ligne)
    return lignes, ecartes


def dump_lignes(lignes: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows of the standard as UTF-8 CSV with commas."""
    flux = io.StringIO(newline="")
    ecrivain = csv.DictWriter(flux, REGLES.colonnes, lineterminator="\n")
    ecrivain.writeheader()
    ecrivain.writerows(lignes)
    return flux.getvalue().encode()


def _find_raison(lieu: Lieu, ligne: LigneStandard) -> str:
    """Return why a place can't stand in the file; nothing when it can."""
    if lieu.role is not Role.AIDE or not lieu.offre.services:
        return "relais : aucun service à déclarer"
    if lieu.visibilite is not Visibilite.PUBLIC:
        return "réservé aux professionnels"
    return " ; ".join(check_ligne(ligne))


def make_ligne(lieu: Lieu, codes_postaux: Sequence[str] = ()) -> LigneStandard:
    """Return a place as a row of the standard; ``codes_postaux`` are its commune's.

    A cell that would not be valid is left empty: the row tells less rather than something false.
    """
    brut = {
        **_identite(lieu),
        **_adresse(lieu.adresse, codes_postaux),
        **_position(lieu),
        **_contact(lieu),
        **_presentation(lieu),
        **_offre(lieu),
    }
    return {
        champ.nom: _valid_cellule(champ.nom, brut.get(champ.nom, ())) for champ in REGLES.champs
    }


def _identite(lieu: Lieu) -> dict[str, str | Iterable[str]]:
    debut = lieu.provenance.derniere_date.debut
    return {
        "id": lieu.id,
        "pivot": lieu.pivot or REGLES.pivot_inconnu,
        "nom": lieu.nom,
        "typologie": lieu.typologie or _guess_typologie(lieu),
        "source": lieu.provenance.source_nom,
        "itinerance": ("Itinérant",) if "ENM" in lieu.typologie else (),
        "structure_parente": lieu.structure_parente,
        "date_maj": debut.isoformat() if debut else "",
    }


def _guess_typologie(lieu: Lieu) -> tuple[str, ...]:
    code = REGLES.typologies.get(lieu.type_structure.casefold())
    return (code,) if code else ()


def _adresse(adresse: Adresse, codes_postaux: Sequence[str]) -> dict[str, str | Iterable[str]]:
    """Return the address; without a street, what stands in its complement is all there is."""
    voie, complement = adresse.voie, adresse.complement
    if not voie:
        voie, complement = complement, ""
    return {
        "commune": adresse.commune,
        "code_postal": _choose_code_postal(adresse, codes_postaux),
        "code_insee": adresse.code_insee,
        "adresse": voie,
        "complement_adresse": complement,
    }


def _choose_code_postal(adresse: Adresse, codes_postaux: Sequence[str]) -> str:
    if adresse.code_postal:
        return adresse.code_postal
    if len(codes_postaux) == 1:
        return codes_postaux[0]
    return adresse.cedex[:5]


def _position(lieu: Lieu) -> dict[str, str | Iterable[str]]:
    position = lieu.position
    if position is None or position.est_approximative:
        return {}
    return {
        "latitude": _format_degres(position.latitude),
        "longitude": _format_degres(position.longitude),
    }


def _format_degres(degres: float) -> str:
    return f"{degres:.{DECIMALES}f}".rstrip("0").rstrip(".")


def _contact(lieu: Lieu) -> dict[str, str | Iterable[str]]:
    champ = REGLES.champ("telephone")
    numeros = (t.e164 for t in lieu.telephones if not any(check_cellule(champ, t.e164)))
    return {
        "telephone": next(numeros, ""),
        "courriels": [courriel.adresse for courriel in lieu.courriels if not courriel.personnel],
        "site_web": [url.replace(SEPARATEUR, "%7C") for url in lieu.sites_web],
        "horaires": lieu.horaires.osm,
        "fiche_acces_libre": lieu.fiche_acces_libre,
        "prise_rdv": lieu.offre.prise_rdv,
    }


def _presentation(lieu: Lieu) -> dict[str, str | Iterable[str]]:
    """Return the presentation, else the source's words about the help."""
    texte = _clean_texte(lieu.presentation or lieu.offre.texte)
    limite = REGLES.champ("presentation_resume").longueur_max
    if len(texte) <= limite:
        return {"presentation_resume": texte}
    return {"presentation_resume": _cut(texte, limite), "presentation_detail": texte}


def _cut(texte: str, limite: int) -> str:
    """Return the beginning of a text, cut between two words, with an ellipsis."""
    debut = texte[: limite - 1]
    return f"{debut.rpartition(' ')[0] or debut}…"


def _offre(lieu: Lieu) -> dict[str, str | Iterable[str]]:
    offre = lieu.offre
    return {
        "services": offre.services,
        "publics_specifiquement_adresses": offre.publics,
        "prise_en_charge_specifique": offre.prises_en_charge,
        "frais_a_charge": offre.frais,
        "dispositif_programmes_nationaux": offre.programmes,
        "formations_labels": [p for p in offre.programmes if p is Programme.LA_POSTE],
        "modalites_acces": offre.acces,
        "modalites_accompagnement": offre.modalites,
    }


def _valid_cellule(nom: str, contenu: str | Iterable[str]) -> str:
    """Return a cell with only what its column may hold; a bad value never drops a good one."""
    champ = REGLES.champ(nom)
    valeurs = [contenu] if isinstance(contenu, str) else [str(valeur) for valeur in contenu]
    if champ.forme == "texte" and not (champ.mots or champ.motif):
        valeurs = [_clean_texte(valeur) for valeur in valeurs]
    bonnes = dict.fromkeys(v for v in valeurs if v and not any(check_cellule(champ, v)))
    return SEPARATEUR.join(bonnes)


def _clean_texte(texte: str) -> str:
    """Return a text on one line, apostrophes straight, that no spreadsheet runs."""
    ligne = " ".join("".join(c if c.isprintable() else " " for c in texte).split())
    return _DEBUT_DE_FORMULE.sub("", ligne.translate(_COURBES))
