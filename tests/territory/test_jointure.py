"""Points meet communes: inside, on a border, outside, and against what the row declares."""

from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import box

from mediation_map.model.commune import Commune
from mediation_map.model.lieu import Adresse, Lieu, Position
from mediation_map.model.vocabulaires import Precision, Role
from mediation_map.territory.chiffres import count_communes
from mediation_map.territory.contours import load_contours
from mediation_map.territory.jointure import choose_commune, join_communes

CONTOURS = gpd.GeoDataFrame(
    {"code": ["72001", "72002"], "nom": ["Ouest", "Est"]},
    geometry=[box(0, 48, 1, 49), box(1, 48, 2, 49)],
    crs="EPSG:4326",
)


def lieu(longitude: float, declaree: str = "", precision: Precision = Precision.NUMERO) -> Lieu:
    position = Position(latitude=48.5, longitude=longitude, precision=precision, fournisseur="x")
    return Lieu(id="L1", nom="Lieu", position=position, adresse=Adresse(code_insee=declaree))


@pytest.mark.parametrize(
    ("longitude", "declaree", "trouvee", "codes"),
    [
        (0.5, "72001", "72001", []),
        (0.5, "", "72001", []),
        (0.5, "72002", "72001", ["position-autre-commune"]),
        (1.0, "72001", "72001", []),
        (1.0, "72002", "72002", []),
        (1.0, "", "72001", []),
        (5.0, "72001", "", ["position-hors-territoire"]),
    ],
)
def test_join(longitude: float, declaree: str, trouvee: str, codes: list[str]) -> None:
    lieux, constats = join_communes([lieu(longitude, declaree)], CONTOURS)
    assert [joint.commune_trouvee for joint in lieux] == [trouvee]
    assert [constat.code for constat in constats] == codes


def test_an_approximate_position_proves_nothing() -> None:
    lieux, constats = join_communes([lieu(5.0, "72001", Precision.COMMUNE)], CONTOURS)
    assert lieux[0].commune_trouvee == ""
    assert not constats


def test_no_place_at_all() -> None:
    assert join_communes([], CONTOURS) == ((), ())


def test_every_shared_corner_of_the_real_outlines_has_one_commune() -> None:
    contours = load_contours(Path("data/raw/communes.geojson"))
    corners = list(contours.geometry.iloc[3].exterior.coords)[:20]
    lieux = [
        Lieu(
            id=f"L{rang:03}",
            nom="coin",
            position=Position(latitude=y, longitude=x, precision=Precision.NUMERO, fournisseur="x"),
        )
        for rang, (x, y) in enumerate(corners)
    ]
    joints, constats = join_communes(lieux, contours)
    assert len(joints) == len(lieux)
    assert all(joint.commune_trouvee for joint in joints)
    assert not constats


def test_choose_commune() -> None:
    assert choose_commune(["72002", "72001"], "") == "72001"
    assert choose_commune([], "72001") == ""


def test_figures_keep_the_unknown_unknown() -> None:
    communes = [
        Commune(code_insee="72001", nom="Ouest", population=101),
        Commune(code_insee="72002", nom="Est"),
        Commune(code_insee="72003", nom="Vide", population=50),
    ]
    lieux = [
        Lieu(id="A", nom="A", role=Role.AIDE, adresse=Adresse(code_insee="72001")),
        Lieu(id="B", nom="B", role=Role.AIDE, commune_trouvee="72001"),
        Lieu(id="C", nom="C", adresse=Adresse(code_insee="72001")),
        Lieu(id="D", nom="D", role=Role.AIDE, adresse=Adresse(code_insee="72002")),
    ]
    chiffres = count_communes(communes, lieux)
    assert [(c.lieux, c.aides, c.habitants_par_aide) for c in chiffres] == [
        (3, 2, 51),
        (1, 1, None),
        (0, 0, None),
    ]
