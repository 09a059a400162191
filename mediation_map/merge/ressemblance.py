"""How much two rows look like one place: points for and against, and a verdict.

Each comparison (name, kind, street, point, telephone, SIRET, mailbox) gives points; those about
where the place is are capped together, since an address and its point say the same thing twice.
No single comparison suffices: a SIRET is shared by all the places of one organisation, a
telephone by all the services of a town hall, an address by all who live there.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from mediation_map.geocode.distance import distance_m
from mediation_map.merge.profils import Mots, Profil, load_lexique
from mediation_map.model.vocabulaires import Programme

SEUIL_MEME = 7.0
SEUIL_DOUTE = 4.5
PLAFOND_LIEU = 5.0
# Below this, two rows are about two places, however they are called.
LOIN = -3.0
SCORE_MOT = 80
SCORE_NOM = 85
LONGUEUR_FAUTE = 5


class Verdict(StrEnum):
    """What is to be done with two rows."""

    MEME = "meme"
    DOUTE = "doute"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Indice:
    """The points of one comparison and, when they speak for one place, what to tell a person."""

    points: float
    raison: str = ""


RIEN = Indice(0.0)


@dataclass(frozen=True, slots=True)
class Ressemblance:
    """The verdict on two rows; ``raisons`` are in French, the strongest first."""

    verdict: Verdict
    points: float
    raisons: tuple[str, ...] = ()


def compare(a: Profil, b: Profil) -> Ressemblance:
    """Return how much two places look alike; the order of the two does not matter."""
    nom, genre = compare_noms(a, b), compare_genres(a, b)
    ou = compare_lieux(a, b)
    contact = [compare_telephones(a, b), compare_pivots(a, b), compare_courriels(a, b)]
    place = sum(indice.points for indice in ou)
    points = nom.points + genre.points + min(place, PLAFOND_LIEU) + sum(i.points for i in contact)
    indices = sorted([nom, genre, *ou, *contact], key=lambda indice: -indice.points)
    raisons = tuple(indice.raison for indice in indices if indice.raison)
    return Ressemblance(_decide(points, nom, genre, place), points, raisons)


def _decide(points: float, nom: Indice, genre: Indice, place: float) -> Verdict:
    """Return the verdict: one place needs points from its name and from where it stands.

    A name of its own may do with an address that has changed, a kind of place may not.
    """
    if genre is ETRANGERS:
        return Verdict.DIFFERENT
    situe = place >= 0 if nom.points >= MEME_NOM.points else place > 0
    if points >= SEUIL_MEME and nom.points > 0 and situe and genre is not HEBERGE:
        return Verdict.MEME
    return Verdict.DOUTE if points >= SEUIL_DOUTE and place > LOIN else Verdict.DIFFERENT


MEME_NOM = Indice(5.0, "même nom")
MEME_NOM_LONG = Indice(6.0, "même nom")
NOM_CONTENU = Indice(3.5, "l'un des noms contient l'autre")
NOM_VOISIN = Indice(1.5, "noms voisins")
NOM_ETRANGER = Indice(-4.0)
NOM_DU_GENRE = Indice(3.5, "même genre de lieu, sans nom propre")
UN_SEUL_NOM = Indice(1.0)


def compare_noms(a: Profil, b: Profil) -> Indice:
    """Compare the words that only one place bears, then the generic ones if there are none."""
    if a.nombres != b.nombres and a.nombres and b.nombres:
        return NOM_ETRANGER
    if a.propres and b.propres:
        return _compare_propres(a.propres, b.propres)
    if a.propres or b.propres:
        return UN_SEUL_NOM if a.genres & b.genres else Indice(-1.0)
    if a.genres and a.genres == b.genres:
        return NOM_DU_GENRE
    if a.communs and fuzz.token_sort_ratio(a.nom, b.nom) >= SCORE_NOM:
        return NOM_DU_GENRE
    return UN_SEUL_NOM if _label(a, b) & _label(b, a) else RIEN


def _compare_propres(mots: Mots, autres: Mots) -> Indice:
    communs = count_alike(mots, autres)
    petit, grand = sorted((len(mots), len(autres)))
    if communs >= grand:
        return MEME_NOM_LONG if grand > 1 else MEME_NOM
    if communs >= petit:
        return NOM_CONTENU
    return NOM_VOISIN if communs / petit >= 0.5 else NOM_ETRANGER


def count_alike(mots: Mots, autres: Mots) -> int:
    """Return how many words of one set the other has, a slip of the pen apart."""
    exacts = mots & autres
    restants = set(autres - exacts)
    total = len(exacts)
    for mot in sorted(mots - exacts):
        proche = next((autre for autre in sorted(restants) if _is_alike(mot, autre)), None)
        if proche:
            restants.discard(proche)
            total += 1
    return total


def _is_alike(mot: str, autre: str) -> bool:
    if mot[0] != autre[0] or mot.isdigit():
        return False
    if min(len(mot), len(autre)) < LONGUEUR_FAUTE:
        return 1 in (len(mot), len(autre))
    return fuzz.ratio(mot, autre) >= SCORE_MOT


MEME_GENRE = Indice(1.0)
AUTRE_GENRE_EN_PLUS = Indice(-0.5)
# One row names the service, the other only the house that receives it.
HEBERGE = Indice(-1.0)
ETRANGERS = Indice(-6.0)
# Kinds that are services of their own in someone else's house.
_A_PART = frozenset({"france_services", "itinerant", "ccas", "poste", "maison_quartier"})


def compare_genres(a: Profil, b: Profil) -> Indice:
    """Compare the kinds: strangers are two services, whatever else they share."""
    genres, autres = _label(a, b), _label(b, a)
    if ("itinerant" in genres) != ("itinerant" in autres):
        return ETRANGERS
    if genres == autres:
        return MEME_GENRE if a.genres and a.genres == b.genres else RIEN
    if genres and autres and not genres & autres:
        return ETRANGERS
    if "france_services" in genres & autres:
        return AUTRE_GENRE_EN_PLUS
    return HEBERGE if (genres ^ autres) & _A_PART else AUTRE_GENRE_EN_PLUS


def _label(profil: Profil, autre: Profil) -> Mots:
    """Return a place's kinds; one labelled France services need not say so in its name."""
    labellise = Programme.FRANCE_SERVICES in profil.lieu.offre.programmes
    labellise &= not profil.genres & load_lexique().institutions
    if labellise and "france_services" in autre.genres:
        return profil.genres | {"france_services"}
    return profil.genres


MEME_ADRESSE = Indice(3.5, "même adresse")
# A point that contradicts the very same address is more often a bad point than another place.
POINT_CONTREDIT = Indice(-1.0)


def compare_lieux(a: Profil, b: Profil) -> list[Indice]:
    """Compare where two places are: street, point, commune."""
    voie, point, commune = compare_voies(a, b), compare_points(a, b), compare_communes(a, b)
    if voie is MEME_ADRESSE and commune.points > 0 and point.points < 0:
        point = POINT_CONTREDIT
    return [voie, point, commune]


def compare_voies(a: Profil, b: Profil) -> Indice:
    """Compare the streets, then their numbers."""
    if not a.voie or not b.voie:
        return RIEN
    communs = count_alike(a.voie, b.voie)
    if communs < min(len(a.voie), len(b.voie)):
        return Indice(-1.5)
    if not a.numeros or not b.numeros:
        return Indice(2.0, "même rue")
    return MEME_ADRESSE if a.numeros & b.numeros else Indice(-0.5)


def compare_points(a: Profil, b: Profil) -> Indice:
    """Compare the exact positions, in metres."""
    if a.point is None or b.point is None:
        return RIEN
    metres = distance_m(*a.point, b.point)
    dit = f"à {metres:.0f} m"
    for limite, points in ((40, 3.0), (120, 2.0), (300, 1.0), (800, -0.5), (2000, -2.0)):
        if metres <= limite:
            return Indice(points, dit if points > 0 else "")
    return Indice(-5.0)


def compare_communes(a: Profil, b: Profil) -> Indice:
    """Compare the communes: one of them may be a delegated commune or the neighbour's."""
    insee = a.lieu.adresse.code_insee, b.lieu.adresse.code_insee
    if a.commune == b.commune or (insee[0] and insee[0] == insee[1]):
        return Indice(0.5)
    return Indice(-2.5)


def compare_telephones(a: Profil, b: Profil) -> Indice:
    """Compare the numbers: another number is common for one place, at two dates."""
    if not a.telephones or not b.telephones:
        return RIEN
    return Indice(3.0, "même téléphone") if a.telephones & b.telephones else Indice(-0.5)


def compare_pivots(a: Profil, b: Profil) -> Indice:
    """Compare the SIRET or RNA; never called upon when one is unknown."""
    if not a.pivot or not b.pivot:
        return RIEN
    if a.pivot == b.pivot:
        return Indice(2.0, "même SIRET ou RNA")
    return Indice(-1.0)


def compare_courriels(a: Profil, b: Profil) -> Indice:
    """Compare the mailboxes; different ones say nothing."""
    return Indice(2.0, "même courriel") if a.courriels & b.courriels else RIEN
