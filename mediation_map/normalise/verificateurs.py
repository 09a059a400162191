"""Teams that the public page may name as having checked a place; never a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.model.lieu import Lieu
from mediation_map.normalise.texte import fold_words

VERIFICATEUR_HORS_LISTE = Probleme(
    "verificateur-hors-liste",
    Severite.INFORMATION,
    "« {valeur} » ({lignes}) n'est pas dans la liste « verificateurs » : le public lit la date de "
    "vérification, pas qui a vérifié.",
    "Si c'est une équipe ou un organisme, ajoutez ce nom à verificateurs, dans la partie "
    "[publication] de territoire.toml. Si c'est une personne, rien à faire.",
)
_ARTICLE = re.compile(r"^(?:l|le|la|les|un|une) ")


def find_verificateur(texte: str, connus: Iterable[str]) -> str:
    """Return the name as the territory writes it, or nothing when it is not one of its list.

    Case, accents, spaces and the first article do not count.
    """
    cle = _key(texte)
    return next((nom for nom in connus if cle and _key(nom) == cle), "")


def _key(texte: str) -> str:
    return _ARTICLE.sub("", fold_words(texte))


def check_verificateurs(lieux: Iterable[Lieu], connus: Sequence[str]) -> list[Constat]:
    """Return one constat per name that is not in the list, at the first of its rows."""
    places: dict[str, list[tuple[Origine, str]]] = {}
    for lieu in lieux:
        for source in lieu.sources or (lieu.provenance,):
            nom = source.verifie_par
            if nom and not find_verificateur(nom, connus):
                origine = replace(source.origine, colonne="verifie_par")
                places.setdefault(_key(nom), []).append((origine, nom))
    return [_tell(sorted(lignes, key=_place)) for lignes in places.values()]


def _place(une: tuple[Origine, str]) -> tuple[str, str, int]:
    origine, _ = une
    return origine.fichier, origine.feuille, origine.ligne


def _tell(lignes: Sequence[tuple[Origine, str]]) -> Constat:
    origine, nom = lignes[0]
    nombre = f"{len(lignes)} lignes" if len(lignes) > 1 else "1 ligne"
    return VERIFICATEUR_HORS_LISTE.constat(nom, origine, lignes=nombre)
