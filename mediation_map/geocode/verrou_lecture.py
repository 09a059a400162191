"""Read the lock file, also after a spreadsheet and a human have been through it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from mediation_map.constats import Constat, Origine, Probleme, Severite
from mediation_map.errors import SourceError
from mediation_map.geocode.nombres import is_possible, parse_nombre
from mediation_map.geocode.texte_simple import plain_word
from mediation_map.geocode.verrou import Force, LigneVerrou, Statut, Verrou
from mediation_map.geocode.verrou_ecriture import COLONNES, FORMULE
from mediation_map.model.vocabulaires import Precision

A = Severite.AVERTISSEMENT
COLONNE_INCONNUE = Probleme(
    "geocodage-colonne-inconnue", A,
    "La colonne « {valeur} » n'est pas connue et n'est pas lue.",
    "Colonnes attendues : {attendues}.",
)  # fmt: skip
COLONNE_ABSENTE = Probleme(
    "geocodage-colonne-absente", A,
    "La colonne « {valeur} » manque : aucune position n'est lue dans ce fichier.",
    "Rendez à la colonne son nom, ou supprimez le fichier et relancez la commande geocode.",
)  # fmt: skip
ID_ABSENT = Probleme(
    "geocodage-id-absent", A,
    "La ligne n'a pas d'identifiant : elle n'est pas lue.",
    "Écrivez l'identifiant du lieu dans la colonne « id », ou supprimez la ligne.",
)  # fmt: skip
ID_DOUBLE = Probleme(
    "geocodage-id-double", A,
    "L'identifiant « {valeur} » est déjà à la ligne {premiere} : cette ligne-ci n'est pas lue.",
    "Ne gardez qu'une des deux lignes.",
)  # fmt: skip
COORDONNEE_ILLISIBLE = Probleme(
    "geocodage-coordonnee-illisible", A,
    "« {valeur} » n'est pas un nombre de degrés : la position n'est pas utilisée.",
    "Écrivez des degrés décimaux, par exemple 48.00611 (latitude) et 0.19968 (longitude).",
)  # fmt: skip
COORDONNEE_HORS_BORNES = Probleme(
    "geocodage-coordonnee-hors-bornes", A,
    "« {valeur} » n'est pas une position possible : elle n'est pas utilisée.",
    "Une latitude va de -90 à 90, une longitude de -180 à 180, et 0 ; 0 est en pleine mer.",
)  # fmt: skip
COORDONNEE_SEULE = Probleme(
    "geocodage-coordonnee-seule", A,
    "Une seule des deux coordonnées est écrite : la position n'est pas utilisée.",
    "Écrivez la latitude et la longitude, ou aucune des deux.",
)  # fmt: skip
MOT_INCONNU = Probleme(
    "geocodage-mot-inconnu", A,
    "« {valeur} » n'est pas un mot attendu ici : la ligne est à vérifier.",
    "Mots attendus : {attendus}.",
)  # fmt: skip
LIGNE_DEBORDE = Probleme(
    "geocodage-ligne-deborde", A,
    "Une cellule tient sur plusieurs lignes : un guillemet n'est peut-être pas refermé.",
    "Remettez le texte de la cellule sur une seule ligne.",
)  # fmt: skip
FICHIER_ILLISIBLE = Probleme(
    "geocodage-fichier-illisible", Severite.BLOQUANT,
    "Le fichier n'est pas un CSV lisible ({valeur}).",
    "Reprenez une version précédente du fichier, ou supprimez-le et relancez geocode.",
)  # fmt: skip
FORCE_INCOMPLETE = Probleme(
    "geocodage-force-incomplete", A,
    "La position à imposer n'est pas utilisable : « {valeur} » reste sans effet.",
    "Écrivez force_latitude et force_longitude, ou effacez toutes les cellules force_.",
)  # fmt: skip
NOMBRE_ILLISIBLE = Probleme(
    "geocodage-nombre-illisible", A,
    "« {valeur} » n'est pas un nombre : il n'est pas lu.",
    "Effacez la cellule, ou écrivez un nombre.",
)  # fmt: skip

OBLIGATOIRES = ("id", "requete")
HUMAINES = ("force_latitude", "force_longitude", "force_raison", "force_le", "force_requete")
MACHINE = tuple(c for c in COLONNES if c not in ("id", *HUMAINES))


@dataclass(slots=True)
class _Lecture:
    """One line being read: its cells by column, and the constats found on the way."""

    origine: Origine
    cellules: dict[str, str]
    constats: list[Constat] = field(default_factory=list)

    def note(self, probleme: Probleme, colonne: str, **mots: object) -> None:
        place = Origine(self.origine.fichier, "", self.origine.ligne, colonne)
        self.constats.append(probleme.constat(self.texte(colonne), place, **mots))

    def texte(self, colonne: str) -> str:
        """Return a cell without the quote that guards a formula."""
        texte = self.cellules.get(colonne, "").strip()
        return texte[1:] if texte.startswith("'") and texte[1:].startswith(FORMULE) else texte


def load_verrou(chemin: Path) -> Verrou:
    """Read the lock file; a missing one is an empty one.

    What can't be read in it is a constat of the result. Raises ``SourceError`` when the file
    exists and can't be opened.
    """
    try:
        content = chemin.read_bytes()
    except FileNotFoundError:
        return Verrou()
    except OSError as error:
        raise SourceError(
            f"Le fichier « {chemin} » ne peut pas être lu ({error.strerror}).",
            "Vérifiez qu'il s'agit d'un fichier et que vous avez le droit de le lire.",
        ) from error
    return parse_verrou(_decode(content), chemin.name)


def parse_verrou(texte: str, fichier: str) -> Verrou:
    """Read the text of a lock file: ``,`` ``;`` or tabs, headings in any case and order."""
    try:
        rows = list(_rows(texte))
    except csv.Error as error:
        return Verrou(constats=(FICHIER_ILLISIBLE.constat(error, Origine(fichier)),))
    titres = rows[0][1] if rows else []
    colonnes = [plain_word(titre) for titre in titres]
    constats = _check_colonnes(titres, colonnes, fichier)
    if any(c.code == COLONNE_ABSENTE.code for c in constats):
        return Verrou(constats=tuple(constats))
    lignes: dict[str, LigneVerrou] = {}
    for numero, cells in rows[1:]:
        lecture = _Lecture(Origine(fichier, "", numero), dict(zip(colonnes, cells, strict=False)))
        _keep(lignes, lecture)
        constats += lecture.constats
    return Verrou(MappingProxyType(lignes), tuple(constats))


def losses(verrou: Verrou) -> list[Constat]:
    """Return the constats about what a human wrote and a rewriting of the file would lose."""
    return [c for c in verrou.constats if c.origine.colonne not in MACHINE]


def _keep(lignes: dict[str, LigneVerrou], lecture: _Lecture) -> None:
    id_ = lecture.texte("id")
    if any("\n" in cell for cell in lecture.cellules.values()):
        lecture.note(LIGNE_DEBORDE, "id")
    if not id_:
        lecture.note(ID_ABSENT, "id")
    elif id_ in lignes:
        lecture.note(ID_DOUBLE, "id", premiere=lignes[id_].origine.ligne)
    else:
        lignes[id_] = _read_ligne(lecture)


def _rows(texte: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold something, each with the line that Excel shows."""
    titres = texte.partition("\n")[0]
    delimiter = max(",;\t", key=titres.count)
    reader = csv.reader(io.StringIO(texte, newline=""), delimiter=delimiter, strict=True)
    for numero, cells in enumerate(reader, start=1):
        if any(cell.strip() for cell in cells):
            yield numero, cells


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _check_colonnes(titres: Sequence[str], colonnes: list[str], fichier: str) -> list[Constat]:
    place = Origine(fichier, "", 1)
    absentes = [c for c in OBLIGATOIRES if titres and c not in colonnes]
    inconnues = [t for t, c in zip(titres, colonnes, strict=True) if c and c not in COLONNES]
    return [
        *(COLONNE_ABSENTE.constat(c, place) for c in absentes),
        *(COLONNE_INCONNUE.constat(t, place, attendues=", ".join(COLONNES)) for t in inconnues),
    ]


def _read_ligne(lecture: _Lecture) -> LigneVerrou:
    point = _read_point(lecture, "latitude", "longitude")
    statut = _read_statut(lecture)
    lost = point is None and statut in (Statut.SUR, Statut.A_VERIFIER)
    return LigneVerrou(
        id=lecture.texte("id"),
        requete=lecture.texte("requete"),
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        precision=_read_precision(lecture),
        fournisseur=lecture.texte("fournisseur"),
        score=_read_nombre(lecture, "score"),
        marge_m=round(_read_nombre(lecture, "marge_m") or 0),
        libelle=lecture.texte("libelle"),
        date=_read_date(lecture.texte("date")),
        statut=Statut.A_DEMANDER if lost else statut,
        force=_read_force(lecture),
        origine=lecture.origine,
    )


def _read_force(lecture: _Lecture) -> Force | None:
    point = _read_point(lecture, "force_latitude", "force_longitude")
    if point is None:
        _note_incomplete(lecture)
        return None
    return Force(
        latitude=point[0],
        longitude=point[1],
        raison=lecture.texte("force_raison"),
        le=_read_date(lecture.texte("force_le")),
        requete=lecture.texte("force_requete"),
    )


def _note_incomplete(lecture: _Lecture) -> None:
    written = [c for c in HUMAINES[2:4] if lecture.texte(c)]
    if written:
        lecture.note(FORCE_INCOMPLETE, written[0])


def _read_point(lecture: _Lecture, *colonnes: str) -> tuple[float, float] | None:
    """Return latitude and longitude; None when they are empty or can't be used."""
    filled = [c for c in colonnes if lecture.texte(c)]
    if len(filled) == 1:
        lecture.note(COORDONNEE_SEULE, filled[0])
    if len(filled) < 2:
        return None
    values = [_read_nombre(lecture, colonne, COORDONNEE_ILLISIBLE) for colonne in colonnes]
    latitude, longitude = values
    if latitude is None or longitude is None:
        return None
    if not is_possible(latitude, longitude):
        wrong = (
            colonnes[0] if abs(latitude) > 90 or (latitude, longitude) == (0, 0) else colonnes[1]
        )
        lecture.note(COORDONNEE_HORS_BORNES, wrong)
        return None
    return latitude, longitude


def _read_nombre(
    lecture: _Lecture, colonne: str, probleme: Probleme = NOMBRE_ILLISIBLE
) -> float | None:
    texte = lecture.texte(colonne)
    if not texte:
        return None
    value = parse_nombre(texte)
    if value is None:
        lecture.note(probleme, colonne)
    return value


def _read_statut(lecture: _Lecture) -> Statut:
    """Return the status; an unknown word is never taken for a sure answer."""
    mot = plain_word(lecture.texte("statut"))
    if mot in list(Statut):
        return Statut(mot)
    if mot:
        lecture.note(MOT_INCONNU, "statut", attendus=", ".join(Statut))
        return Statut.A_VERIFIER
    return Statut.A_DEMANDER


def _read_precision(lecture: _Lecture) -> Precision:
    mot = plain_word(lecture.texte("precision"))
    if mot in list(Precision):
        return Precision(mot)
    if mot:
        lecture.note(MOT_INCONNU, "precision", attendus=", ".join(Precision))
    return Precision.AUCUNE


def _read_date(texte: str) -> str:
    """Return an ISO date; the form a French spreadsheet gives it is put back."""
    shape = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", texte)
    if not shape:
        return texte
    jour, mois, annee = map(int, shape.groups())
    try:
        return date(annee, mois, jour).isoformat()
    except ValueError:
        return texte
