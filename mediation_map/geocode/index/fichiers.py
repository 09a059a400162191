"""Answering a whole CSV of addresses from an index."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from mediation_map.errors import SourceError
from mediation_map.geocode.index.search import AddressIndex
from mediation_map.geocode.precision import Reponse, Requete

COLONNES = (
    "id", "lon", "lat", "code_insee", "numero", "voie", "label", "score", "precision", "statut",
)  # fmt: skip
SEPARATEURS = (",", ";", "\t")
PARTIES = ("q", "adresse", "code_postal", "commune", "code_insee")


def search_csv(source: Path, index_path: Path, out: Path) -> Counter[str]:
    """Write to ``out`` the answer to each address of ``source``; return how many of each verdict.

    Raises:
        SourceError: a file can't be read or written, or ``source`` has a wrong line.
    """
    requetes = read_requetes(source)
    index = AddressIndex.open(index_path)
    compte: Counter[str] = Counter()
    answers = io.StringIO(newline="")
    writer = csv.writer(answers, lineterminator="\n")
    writer.writerow(COLONNES)
    for reponse in index.search_many(requetes):
        compte[reponse.statut] += 1
        writer.writerow(_as_row(reponse))
    _write_atomic(answers.getvalue(), out)
    return compte


def _as_row(reponse: Reponse) -> tuple[str, ...]:
    found = reponse.lon is not None and reponse.lat is not None
    return (
        reponse.id,
        f"{reponse.lon:.6f}" if found else "",
        f"{reponse.lat:.6f}" if found else "",
        reponse.code_insee,
        reponse.numero,
        reponse.voie,
        reponse.label,
        f"{reponse.score:.4f}",
        reponse.precision,
        reponse.statut,
    )


def read_requetes(source: Path) -> list[Requete]:
    """Return the queries of a CSV: ``id`` and either ``q`` or parts of an address.

    Raises:
        SourceError: the file, its columns or one of its lines can't be read, with the place.
    """
    texte = _read_texte(source)
    csv.field_size_limit(max(csv.field_size_limit(), len(texte)))
    delimiter = find_separator(texte)
    rows = csv.reader(io.StringIO(texte, newline=""), delimiter=delimiter, strict=True)
    try:
        lecteur = _Lecteur(source, next(rows, []))
        return list(lecteur.iter_requetes(rows))
    except csv.Error as error:
        raise SourceError(
            f"{source.name}, ligne {rows.line_num} : ce n'est pas une ligne de CSV ({error}).",
            "Vérifiez les guillemets de cette ligne.",
        ) from error


def find_separator(texte: str) -> str:
    """Return what parts the columns: a spreadsheet set to French writes « ; »."""
    head = texte.partition("\n")[0]
    return max(SEPARATEURS, key=head.count)


def _read_texte(source: Path) -> str:
    try:
        raw = source.read_bytes()
    except OSError as error:
        raise SourceError(
            f"Le fichier {source} ne peut pas être lu.", "Vérifiez son nom."
        ) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise SourceError(
            f"{source.name}, ligne {line} : ce n'est pas du texte en UTF-8.",
            "Enregistrez-le en « CSV UTF-8 ».",
        ) from error


class _Lecteur:
    """Reads the rows of one CSV as queries."""

    def __init__(self, source: Path, header: list[str]) -> None:
        self.source = source
        self.header = [name.strip().lower() for name in header]
        if "id" not in self.header:
            raise self._error(1, "il manque la colonne « id »", "Une ligne, un identifiant.")
        if "q" not in self.header and "adresse" not in self.header:
            raise self._error(
                1,
                "il manque la colonne « q » ou « adresse »",
                "Mettez l'adresse entière dans « q », ou ses parties dans « adresse », "
                "« code_postal », « commune » et « code_insee ».",
            )
        self.width = len(self.header)
        self.place = {name: rank for rank, name in enumerate(self.header)}

    def _error(self, line: int, what: str, conseil: str = "") -> SourceError:
        return SourceError(f"{self.source.name}, ligne {line} : {what}.", conseil)

    def iter_requetes(self, rows: Iterator[list[str]]) -> Iterator[Requete]:
        """Yield the query of each row; a line without any cell filled nor parted is skipped."""
        parts = [self.place.get(name, self.width) for name in ("id", *PARTIES)]
        bias = [self.place.get(name, self.width) for name in ("lon", "lat")]
        for row in rows:
            line: int = rows.line_num  # type: ignore[attr-defined]
            if not any(map(str.strip, row)) and len(row) != self.width:
                continue
            if len(row) != self.width:
                what = f"{len(row)} colonnes au lieu de {self.width}"
                raise self._error(line, what, "Mettez entre guillemets un texte à virgule.")
            row.append("")  # what an absent column reads as
            lon = self._degrees(row[bias[0]], line, "lon", 180)
            lat = self._degrees(row[bias[1]], line, "lat", 90)
            ident, q, adresse, postal, commune, insee = [row[place] for place in parts]
            yield Requete(ident, q, adresse, postal, commune, insee, lon, lat)

    def _degrees(self, texte: str, line: int, column: str, limit: int) -> float | None:
        if not texte.strip():
            return None
        try:
            value = float(texte.replace(",", "."))
        except ValueError:
            value = float("nan")
        if abs(value) <= limit:
            return value
        raise self._error(
            line,
            f"colonne « {column} », « {texte} » n'est pas un nombre de degrés",
            "Écrivez par exemple 0.1996 ou laissez vide.",
        )


def _write_atomic(texte: str, out: Path) -> None:
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(texte)
        Path(name).chmod(0o644)
        Path(name).replace(out)
    except OSError as error:
        raise SourceError(
            f"Le fichier {out} ne peut pas être écrit ({error.strerror}).",
            "Vérifiez le dossier et la place libre.",
        ) from error
