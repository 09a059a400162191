"""Hours of several places in one text: told by the names that stand beside the hours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from operator import eq

from mediation_map.normalise.horaires.interpretation.semaine import Regle
from mediation_map.normalise.horaires.jetons.jeton import nearest_jour
from mediation_map.normalise.horaires.jetons.jours_courts import shortens
from mediation_map.normalise.horaires.jetons.texte import fold_texte
from mediation_map.normalise.horaires.jetons.vocabulaire_jours import JOURS

_NOM = r"[A-ZÀ-Ý][\w'’-]*"
_ETABLISSEMENT = (
    r"mairie|m[ée]diath[èe]que|biblioth[èe]que|salle|maison|centre|[ée]cole|CCAS|MJC|espace"
    r"|antenne|annexe|agence|poste|gare|quartier|foyer|h[ôo]tel|site|local|coll[èe]ge|CIAS"
    r"|si[èe]ge|place(?= d)"
)
_PREPOSITION = re.compile(
    rf"(?<!\w)(?:[àÀA]|au|aux|sur|chez|Au|Sur|Chez|de|DE|d'|D')\s*(?:la |le |les |l'|l’|LA |LE )?"
    rf"((?:(?i:{_ETABLISSEMENT})\b[^,;:.()\n/\d]{{0,40}})"
    rf"|{_NOM}(?:[ -](?:{_NOM}|sur|de|du|la|le|en|les))*)"
)
_SUITE = rf"{_NOM}(?:[ -](?:{_NOM}|sur|de|du|la|le|en|les))*"
_AVANT = (
    re.compile(rf"(?:^|[\n;.|/•●▪◦·-])\s*({_SUITE})\s*[-–,\n|]\s*(?:[Ll]es? )?$"),
    re.compile(r"([^,;:.()\n/\d]{2,60}?)\s*:\s*(?:[Ll]es? )?$"),
    re.compile(rf"({_SUITE})\s*\(\s*(?:[Ll]es? )?$"),
    re.compile(rf"({_SUITE})\s*\([^()]*\)\s*(?:[Ll]es? )?$"),
    re.compile(rf"(?:^|\bet|[,;/|\n])\s*(?:[àAÀ] )?({_SUITE})\s+(?:[Ll]es? )?$"),
)
"""A heading right before the days."""
_AUPRES = (
    _PREPOSITION,
    re.compile(rf"((?i:{_ETABLISSEMENT})\b[^,;:.()\n/\d]{{0,40}})"),
    re.compile(rf"\(\s*((?i:{_ETABLISSEMENT})\b[^()\d]{{0,40}})\)"),
    re.compile(
        rf"(?i:{'|'.join(JOURS)})s?(?: (?:matin|apr[èe]s[ -]midi))?\s*:?\s*"
        rf"({_NOM}(?:-[\w'’]+)*)(?::? (?:de )?(?=\d)|(?=\s*(?:,|$)))"
    ),
    re.compile(
        r"\d+ ?(?:bis |ter )?,? ?((?:rue|avenue|place|boulevard|route) [^,;:.()\n/\d]{2,30})"
    ),
)
"""A place named anywhere beside the hours."""
_APRES = (re.compile(rf"^[^\w\n.,;/()]*({_SUITE})"), re.compile(rf"\(\s*({_SUITE})\s*\)"))
"""A name right after the hours."""
_TITRE = re.compile(r"([^:;.\n()\d]{3,60}?)\s*:")
_TITRE_NU = re.compile(
    r"([^:;.\n()\d]{3,60}?)\s*\(\s*(?:[Ll]es? |[Dd]u )?$"
    rf"|(?:^|[\n.;])\s*((?:[LlDd]a |[Ll]e |[Ll]['’])?(?i:{_ETABLISSEMENT})\b[^,;:.()\n\d]{{0,30}}?)"
    r"\s+(?:(?:du|les?|tous les)\s*)?$"
)
"""« Recyclerie (samedi 10h-17h) », « Mairie du lundi au vendredi »: a heading with no colon."""
_OUVERT = re.compile(rf"\b((?i:{_ETABLISSEMENT})\b[^,;:.()\n\d]{{0,30}}?) (?:est |sont )?ouvert")
_PLUSIEURS = re.compile(
    r"\b(?:[2-9]|deux|trois|quatre|cinq|six|plusieurs|differents) (?:sites|antennes|implantations"
    r"|(?:lieux|points) (?:d'accueil|de permanence))\b"
)
"""« Nous avons 3 sites »: which of them the hours are those of is not said."""
_CONSEILLER = re.compile(r"conseill\w* numerique|permanence numerique|mediat\w* numerique")
_MEDIATION = re.compile(
    r"numeri|conseill|mediat(?!h)|informati|internet|cyber|\bepn\b|atelier|accompagn"
    r"|permanence(?! (?:d[eu]s? )?(?:la |l )?(?:maire|elu|adjoint|avocat|notaire|juridi|socia|etat"
    r"|pmi|caf|cpam|msa|carsat|d[dg]fip|france travail|pole|mission|adil|cidff|impot|concili"
    r"|urbanis|depute|senat|assistant|ecrivain|emploi))|france services?"
    r"|multimedia|libre|initiation|perfectionn|confirme|debutant|\bcours\b|formation"
    r"|groupes? ?\d|niveau|demarche|tablette|smartphone|ordinateur|collecti|individuel|seance"
)


_METIER = re.compile(
    r"(?:atelier|cours|formation|groupe|seance|permanence|accompagnement)s? "
    r"(?:(?:de|du|des|d|l|la) )*"
    r"(?:repara|cuisine|coutur|poterie|theatre|danse|musique|yoga|gym|sport|jardin|velo|bois"
    r"|francais|langue|anglais|lecture|ecriture|peinture|dessin|tricot|chant|parole|parent|recycl)"
)
_ACCUEILS = ("accueil", "accueil public", "accueil du public")
"""Headings of a place's own hours, which count as such beside those of certain digital help."""
_CERTAINE = re.compile(
    r"numeri|informati|internet|cyber|\bepn\b|ordinat|tablette|smartphone|multimedia"
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
    lu ma me je ve sa di mo tu we th fr su to monday tuesday wednesday thursday friday saturday
    sunday
    saison haute basse estivale am pm inscription reservation demande
    ferme fermee hors sauf mois partir janvier fevrier mars avril mai juin juillet aout septembre
    visio presentiel distanciel distance
    octobre novembre decembre jusqu puis ou idem avec libre chaque reste annee toute
    """
)
_PAS_DES_LIEUX = _words(
    """
    atelier ateliers cours initiation mme mr madame monsieur stage cafe tablette tablettes
    smartphone smartphones ordinateur ordinateurs informatique internet perfectionnement debutant
    debutants word excel windows android linux jeux jeu groupe niveau libre demarches aide
    accompagnement formation gratuit gratuite payant emploi
    """
)
_NEUTRES = _CALENDAIRES | _words(
    """
    permanence permanences atelier ateliers telephone tel bureau bureaux service services
    conseiller numerique cours seance seances animation animations acces inscription particuliers
    professionnels adultes enfants jeunes seniors adherents tout collegiens lyceens elementaires
    hommes femmes
    """
)


def has_several_lieux(texte: str, regles: list[Regle]) -> bool:
    """Tell whether the hours of a text belong to different places.

    Either the text counts them, or names differ from one rule to the next: headings are
    compared with headings, places with places.
    """
    if _PLUSIEURS.search(fold_texte(texte)):
        return True
    if len(regles) < 2:
        return False
    bouts = list(_beside(texte, regles))
    titres = [_names(bout, _AVANT) for bout in bouts]
    lieux = [_names(bouts[0], _AUPRES), *(_names(b, _AUPRES + _APRES) for b in bouts[1:])]
    return _differ(titres, eq) or _differ(lieux, _same)


def _differ(noms: list[set[str]], same: Callable[[str, str], bool]) -> bool:
    """Tell whether two sets of names have nothing in common."""
    dits = [n for n in noms if n]
    return any(not any(same(a, b) for a in dits[0] for b in n) for n in dits[1:])


def _same(un: str, deux: str) -> bool:
    """« Mairie » may be « mairie d'Isle »; « mairie d'Isle » is not « mairie d'Aixe »."""
    mots, autres = set(un.split()), set(deux.split())
    return mots <= autres or autres <= mots


def _beside(texte: str, regles: list[Regle]) -> Iterator[str]:
    """Yield what stands before, within, between and after the rules."""
    ordre = sorted(regles, key=lambda r: r.debut)
    fin = 0
    for regle in ordre:
        yield texte[fin : regle.debut][-80:]
        yield texte[regle.debut : regle.fin]
        fin = max(fin, regle.fin)
    yield re.split(r"[.\n]|(?i:adresse)", texte[fin:], maxsplit=1)[0][:60]


def _names(bout: str, formes: Iterable[re.Pattern[str]]) -> set[str]:
    noms = {_significant(trouve[1]) for forme in formes for trouve in forme.finditer(bout)}
    noms.discard("")
    return {n for n in noms if not any(set(n.split()) < set(autre.split()) for autre in noms)}


def keep_mediation(texte: str, regles: list[Regle]) -> list[Regle]:
    """Return the rules of digital help where headings part them from those of the building."""
    titres = list(_titles(texte, regles))
    if not any(map(_CERTAINE.search, titres)):
        titres = ["" if titre in _ACCUEILS else titre for titre in titres]
    aide = [_names_mediation(titre) for titre in titres]
    autre = [bool(titre and not aide[i]) for i, titre in enumerate(titres)]
    if not (any(aide) and any(autre)):
        return regles
    gardees = [r for r, ailleurs in zip(regles, autre, strict=True) if not ailleurs]
    return gardees if any(r.plages for r in gardees) else regles


def _names_mediation(titre: str) -> bool:
    """Tell whether a heading names digital help; « atelier de réparation » may mend bicycles."""
    if _METIER.search(titre) and not _CERTAINE.search(titre):
        return False
    return bool(_MEDIATION.search(titre))


def _titles(texte: str, regles: list[Regle]) -> Iterator[str]:
    """Yield the heading (folded words before a colon) that each rule stands under."""
    titre, fin = "", 0
    for regle in regles:
        avant = texte[fin : regle.debut]
        nus = ["".join(groupes) for groupes in _TITRE_NU.findall(avant)]
        trouve = _TITRE.findall(avant) or _OUVERT.findall(avant) or nus
        mots = re.findall(r"[a-z]{2,}", fold_texte(trouve[-1] if trouve else ""))
        if set(mots) - _CALENDAIRES or " ".join(mots) in _ACCUEILS:
            titre = " ".join(mots)
        elif not _MEDIATION.search(titre) and _CONSEILLER.search(fold_texte(avant)):
            titre = "conseiller"
        fin = max(fin, regle.fin)
        yield titre


def _significant(nom: str) -> str:
    """Return the words that tell one place from another; '' when none does."""
    mots = re.findall(r"[a-z]{2,}", fold_texte(nom))
    if mots and mots[0] in _PAS_DES_LIEUX:
        return ""
    return " ".join(m for m in mots if m not in _NEUTRES and not _names_jour(m))


def _names_jour(mot: str) -> bool:
    """Tell whether a word is a day with letters missing or wrong."""
    return nearest_jour(mot) is not None or any(shortens(mot, jour) for jour in JOURS)
