"""Hours of several places in one text: told by the names that stand beside the hours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediation_map.normalise.horaires.semaine import Regle
from mediation_map.normalise.horaires.texte import fold_texte

_NOM = r"[A-ZÀ-Ý][\w'’-]*"
_ETABLISSEMENT = (
    r"mairie|m[ée]diath[èe]que|biblioth[èe]que|salle|maison|centre|[ée]cole|CCAS|MJC|espace"
    r"|antenne|annexe|agence|poste|gare|quartier|foyer|h[ôo]tel|site|local|coll[èe]ge|CIAS"
)
_PREPOSITION = re.compile(
    rf"(?<!\w)(?:[àÀA]|au|aux|sur|chez|Au|Sur|Chez|de|DE|d'|D')\s*(?:la |le |les |l'|l’|LA |LE )?"
    rf"((?:(?i:{_ETABLISSEMENT})\b[^,;:.()\n/\d]{{0,40}})"
    rf"|{_NOM}(?:[ -](?:{_NOM}|sur|de|du|la|le|en|les))*)"
)
_ETIQUETTE = re.compile(r"([^,;:.()\n/\d]{2,60}?)\s*:\s*$")
_TITRE = re.compile(r"([^:;.\n()\d]{3,60}?)\s*:")
_MEDIATION = re.compile(
    r"numeri|conseill|mediat(?!h)|informati|internet|cyber|\bepn\b|atelier|permanence|accompagn"
)


def _words(texte: str) -> frozenset[str]:
    return frozenset(texte.split())


_CALENDAIRES = _words(
    """
    horaire horaires ouverture ouvertures ouvert ouverte ouverts accueil public semaine semaines
    paire paires impaire impaires jour jours matin apres midi soir lundi mardi mercredi jeudi
    vendredi samedi dimanche lundis mardis mercredis jeudis vendredis samedis dimanches lun mar
    mer jeu ven sam dim et du au de des la le les en sur rendez vous rdv periode scolaire
    vacances scolaires ete hiver physique tous toutes sans uniquement heures heure fermeture
    ferme fermee hors sauf mois partir janvier fevrier mars avril mai juin juillet aout septembre
    octobre novembre decembre jusqu puis ou idem avec libre chaque reste annee toute
    """
)
_NEUTRES = _CALENDAIRES | _words(
    """
    permanence permanences atelier ateliers telephone tel bureau bureaux service services
    conseiller numerique cours seance seances animation animations acces inscription particuliers
    professionnels adultes enfants jeunes seniors adherents tout
    """
)


def name_lieux(texte: str, regles: list[Regle]) -> set[str]:
    """Return the names of places and headings that stand beside the hours of a text."""
    if len(regles) < 2:
        return set()
    noms = {_significant(nom) for bout in _beside(texte, regles) for nom in _names(bout)}
    return {nom for nom in noms if nom}


def _beside(texte: str, regles: list[Regle]) -> Iterator[str]:
    """Yield what stands before, between and after the rules."""
    ordre = sorted(regles, key=lambda r: r.debut)
    bornes = [0, *(b for r in ordre for b in (r.debut, r.fin))]
    for debut, fin in zip(bornes[::2], bornes[1::2], strict=False):
        yield texte[debut:fin][-80:]
    yield re.split(r"[.\n]|(?i:adresse)", texte[ordre[-1].fin :], maxsplit=1)[0][:60]


def _names(bout: str) -> Iterator[str]:
    for trouve in _PREPOSITION.finditer(bout):
        yield trouve[1]
    etiquette = _ETIQUETTE.search(bout)
    if etiquette:
        yield etiquette[1]


def keep_mediation(texte: str, regles: list[Regle]) -> list[Regle]:
    """Return the rules of digital help where headings part them from those of the building."""
    titres = list(_titles(texte, regles))
    aide = [bool(titre and _MEDIATION.search(titre)) for titre in titres]
    autre = [bool(titre and not aide[i]) for i, titre in enumerate(titres)]
    if not (any(aide) and any(autre)):
        return regles
    return [r for r, garde in zip(regles, autre, strict=True) if not garde]


def _titles(texte: str, regles: list[Regle]) -> Iterator[str]:
    """Yield the heading (folded words before a colon) that each rule stands under."""
    titre, fin = "", 0
    for regle in regles:
        trouve = _TITRE.findall(texte[fin : regle.debut])
        mots = re.findall(r"[a-z]{2,}", fold_texte(trouve[-1] if trouve else ""))
        if set(mots) - _CALENDAIRES:
            titre = " ".join(mots)
        fin = max(fin, regle.fin)
        yield titre


def _significant(nom: str) -> str:
    """Return the words that tell one place from another; '' when none does."""
    mots = re.findall(r"[a-z]{2,}", fold_texte(nom))
    return " ".join(m for m in mots if m not in _NEUTRES)
