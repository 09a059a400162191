"""Tables written on the spot for the tests of reading."""

from collections.abc import Iterable
from pathlib import Path

from mediation_map.constats import Constat
from mediation_map.read.colonnes import TABLES
from mediation_map.read.grilles import read_csv
from mediation_map.read.lignes import Table
from mediation_map.read.tables import read_table

COMMUNES = "code_insee,nom\n01004,Ambérieu-en-Bugey\n"


def read_texte(texte: str | bytes, nom: str = "acteurs") -> Table:
    octets = texte if isinstance(texte, bytes) else texte.encode()
    return read_table(read_csv(octets, f"{nom}.csv"), TABLES[nom])


def codes(constats: Iterable[Constat]) -> list[str]:
    return sorted(c.code for c in constats)


def write_dossier(dossier: Path, **tables: str | bytes) -> Path:
    for nom, contenu in {"communes": COMMUNES, **tables}.items():
        octets = contenu if isinstance(contenu, bytes) else contenu.encode()
        (dossier / f"{nom}.csv").write_bytes(octets)
    return dossier


def textes(table: Table, *champs: str) -> list[tuple[str, ...]]:
    return [tuple(ligne.texte(champ) for champ in champs) for ligne in table.lignes]
