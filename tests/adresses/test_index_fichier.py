from __future__ import annotations

import gzip
from pathlib import Path
from zipfile import ZipFile

import pytest

from mediation_map.errors import SourceError
from mediation_map.geocode.index import AddressIndex, build_index
from mediation_map.geocode.index import format as index_format
from mediation_map.geocode.precision import Requete
from tests.adresses.fabrique import COLONNES, as_csv, make_rows, write_ban


def test_what_went_in_is_counted(tmp_path: Path) -> None:
    stats = build_index(write_ban(tmp_path), tmp_path / "index")
    rows = make_rows()
    assert stats.adresses == len(rows)
    assert stats.communes == len({row["code_insee"] for row in rows})
    assert stats.octets == (tmp_path / "index").stat().st_size
    assert stats.constats == ()


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    files = write_ban(tmp_path)
    build_index(files, tmp_path / "un")
    build_index(files, tmp_path / "deux")
    assert (tmp_path / "un").read_bytes() == (tmp_path / "deux").read_bytes()


def test_compressed_files_and_order_change_nothing_in_the_answers(tmp_path: Path) -> None:
    build_index(write_ban(tmp_path, gz=True)[::-1], tmp_path / "index")
    reponse = AddressIndex.open(tmp_path / "index").search(
        Requete(q="5 rue de Royan 99150 Le Grand-Lucé")
    )
    assert reponse.numero == "5"


def test_the_sources_are_written_inside(index_path: Path) -> None:
    sources = AddressIndex.open(index_path).donnees.meta["sources"]
    assert [source["nom"] for source in sources] == ["adresses-99.csv", "lieux-dits-99.csv"]
    assert all(len(source["sha256"]) == 64 for source in sources)


def test_every_number_is_where_the_file_says(index: AddressIndex) -> None:
    for row in make_rows():
        if "nom_ancienne_commune" in row:
            continue  # homonyms, told apart in another test
        q = f"{row['numero']}{row['rep']} {row['nom_voie']}"
        requete = Requete(adresse=q, code_insee=str(row["code_insee"]))
        reponse = index.search(requete)
        assert (reponse.lon, reponse.lat) == pytest.approx((row["lon"], row["lat"]), abs=1e-6), q
        assert reponse.numero == f"{row['numero']}{row['rep']}"


@pytest.mark.parametrize("keep", [0, 1, 10, 100, 0.3, 0.9, 0.999])
def test_a_truncated_index_is_refused(tmp_path: Path, index_path: Path, keep: float) -> None:
    raw = index_path.read_bytes()
    cut = tmp_path / "index"
    cut.write_bytes(raw[: int(keep if keep >= 1 else keep * len(raw))])
    with pytest.raises(SourceError, match="adresses index"):
        AddressIndex.open(cut)


@pytest.mark.parametrize("part", [0.05, 0.2, 0.4, 0.6, 0.8])
def test_a_damaged_index_is_refused(tmp_path: Path, index_path: Path, part: float) -> None:
    raw = bytearray(index_path.read_bytes())
    place = int(part * len(raw))
    raw[place : place + 40] = bytes(byte ^ 0xFF for byte in raw[place : place + 40])
    damaged = tmp_path / "index"
    damaged.write_bytes(bytes(raw))
    with pytest.raises(SourceError, match="adresses index"):
        AddressIndex.open(damaged)


def test_a_missing_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="n'existe pas"):
        AddressIndex.open(tmp_path / "rien")


def test_another_version_is_refused(
    tmp_path: Path, index_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_format, "VERSION", index_format.VERSION + 1)
    with pytest.raises(SourceError, match="autre version"):
        AddressIndex.open(index_path)


@pytest.mark.parametrize("meta", ['{"format": "x"}', '"mediation_map adresses"', "{", None])
def test_another_archive_is_refused(tmp_path: Path, meta: str | None) -> None:
    other = tmp_path / "autre.zip"
    with ZipFile(other, "w") as archive:
        archive.writestr("a" if meta is None else index_format.META, meta or "")
    with pytest.raises(SourceError, match="n'est pas un index"):
        AddressIndex.open(other)


def test_an_index_without_one_of_its_tables_is_refused(tmp_path: Path, index_path: Path) -> None:
    tables, meta = index_format.read_tables(index_path)
    for name in tables:
        rest = {other: table for other, table in tables.items() if other != name}
        index_format.write_tables(rest, meta, tmp_path / "index")
        with pytest.raises(SourceError, match="incomplet"):
            AddressIndex.open(tmp_path / "index")


def test_a_failed_build_leaves_the_old_index(tmp_path: Path) -> None:
    files = write_ban(tmp_path)
    build_index(files, tmp_path / "index")
    before = (tmp_path / "index").read_bytes()
    files[0].write_text("numero;rep\n1;\n", encoding="utf-8")
    with pytest.raises(SourceError):
        build_index(files, tmp_path / "index")
    assert (tmp_path / "index").read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"index", *(f.name for f in files)}


@pytest.mark.parametrize(
    ("content", "phrase"),
    [
        (b"", "colonne"),
        (b"a,b,c\n1,2,3\n", "ligne 1 : il manque la colonne"),
        (b"\x1f\x8b\x08\x00rien", "incomplet"),
        ("\n".join([";".join(COLONNES), ";;12"]).encode(), "ligne 2 : 3 colonnes au lieu de 23"),
        (";".join(COLONNES).encode() + b"\n\xe9;", "ligne 2 : ce n'est pas du texte en UTF-8"),
        (";".join(COLONNES).encode(), "aucune adresse"),
    ],
)
def test_a_file_that_is_not_the_ban_is_refused(tmp_path: Path, content: bytes, phrase: str) -> None:
    source = tmp_path / "ban.csv"
    source.write_bytes(content)
    with pytest.raises(SourceError, match=phrase):
        build_index([source], tmp_path / "index")
    assert not (tmp_path / "index").exists()


def test_a_truncated_gzip_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "ban.csv.gz"
    source.write_bytes(gzip.compress(as_csv(make_rows(), COLONNES).encode())[:-20])
    with pytest.raises(SourceError, match="incomplet"):
        build_index([source], tmp_path / "index")


@pytest.mark.parametrize(
    ("champ", "valeur", "code"),
    [
        ("lon", "", "ban-position-absente"),
        ("lat", "nord", "ban-position-absente"),
        ("lat", "inf", "ban-position-absente"),
        ("lon", "nan", "ban-position-absente"),
        ("lon", "181", "ban-position-absente"),
        ("numero", "", "ban-numero-illisible"),
        ("numero", "3000000", "ban-numero-illisible"),
        ("nom_voie", " ", "ban-ligne-incomplete"),
        ("code_insee", "", "ban-ligne-incomplete"),
    ],
)
def test_a_row_that_cannot_be_used_is_told(
    tmp_path: Path, champ: str, valeur: str, code: str
) -> None:
    rows = make_rows()
    rows[3][champ] = valeur
    source = tmp_path / "ban.csv"
    source.write_text(as_csv(rows, COLONNES), encoding="utf-8")
    stats = build_index([source], tmp_path / "index")
    assert stats.adresses == len(rows) - 1
    assert [(c.code, c.origine.ligne) for c in stats.constats] == [(code, 5)]


def metres(code: str, x: str, y: str) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(COLONNES, "")
    return row | {
        "numero": "1", "nom_voie": "Rue des Essais", "code_insee": code, "code_postal": "99000",
        "nom_commune": "Essai", "x": x, "y": y,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "point", "place"),
    [
        ("72181", ("700000", "6600000"), (3.0, 46.5)),  # where Lambert-93 begins, by definition
        ("2A142", ("1208512.03", "6086193.03"), (9.1, 41.7)),
        ("97411", ("500000", "7681172.54"), (57.0, -20.97)),
    ],
)
@pytest.mark.parametrize("columns", ["with lon and lat", "without"])
def test_metres_are_read_where_degrees_are_not(
    tmp_path: Path, code: str, point: tuple[str, str], place: tuple[float, float], columns: str
) -> None:
    kept = [c for c in COLONNES if columns == "with lon and lat" or c not in ("lon", "lat")]
    row = {name: value for name, value in metres(code, *point).items() if name in kept}
    source = tmp_path / "ban.csv"
    source.write_text(as_csv([row], kept), encoding="utf-8")
    stats = build_index([source], tmp_path / "index")
    assert (stats.adresses, stats.constats) == (1, ())
    found = AddressIndex.open(tmp_path / "index").search(
        Requete(adresse="1 rue des Essais", code_insee=code)
    )
    assert (found.lon, found.lat) == pytest.approx(place, abs=1e-6)


def test_metres_that_are_no_place_are_told(tmp_path: Path) -> None:
    rows = [metres("72181", x, "6600000") for x in ("", "abc", "nan", "inf", "1e30")]
    rows.append(metres("72181", "700000", "6600000"))
    source = tmp_path / "ban.csv"
    source.write_text(as_csv(rows, COLONNES), encoding="utf-8")
    stats = build_index([source], tmp_path / "index")
    assert stats.adresses == 1
    assert [constat.origine.ligne for constat in stats.constats] == [2, 3, 4, 5, 6]


def test_a_file_without_any_position_is_refused(tmp_path: Path) -> None:
    kept = [c for c in COLONNES if c not in ("lon", "lat", "x", "y")]
    row = {name: value for name, value in metres("72181", "", "").items() if name in kept}
    source = tmp_path / "ban.csv"
    source.write_text(as_csv([row], kept), encoding="utf-8")
    with pytest.raises(SourceError, match="« lon »"):
        build_index([source], tmp_path / "index")
