"""Several meetings about one actor: the newest fact wins, field by field, and says its source."""

from dataclasses import replace

from mediation_map.constats import Origine
from mediation_map.merge.reunion import merge_same_ids
from mediation_map.model.dates import DateSource
from mediation_map.model.lieu import Adresse, Horaires, Lieu, Offre, Position
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import Precision, Role, Service, Visibilite


def source(date: str, ligne: int = 1) -> Provenance:
    return Provenance(
        source_nom=f"réunion {date}", source_date=DateSource(date), origine=Origine(ligne=ligne)
    )


ANCIEN = Lieu(
    id="A",
    nom="Ancien nom",
    adresse=Adresse(voie="1 rue de Royan"),
    horaires=Horaires(texte="lundi 9h-12h"),
    offre=Offre(texte="aide", services=(Service.DEMARCHES,)),
    role=Role.AIDE,
    provenance=source("2019"),
)
RECENT = Lieu(
    id="A",
    nom="Nouveau nom",
    horaires=Horaires(texte="mardi 9h-12h"),
    visibilite=Visibilite.PROFESSIONNEL,
    provenance=source("2026-03-01", 2),
)


def test_the_newest_fact_wins_field_by_field() -> None:
    for rows in ((ANCIEN, RECENT), (RECENT, ANCIEN)):
        (lieu,) = merge_same_ids(rows)
        assert (lieu.nom, lieu.horaires.texte) == ("Nouveau nom", "mardi 9h-12h")
        assert lieu.adresse.voie == "1 rue de Royan"
        assert lieu.provenances["nom"].source_nom == "réunion 2026-03-01"
        assert lieu.provenances["adresse"].source_nom == "réunion 2019"
        assert lieu.role is Role.AIDE
        assert [s.source_nom for s in lieu.sources] == ["réunion 2026-03-01", "réunion 2019"]


def test_the_most_discreet_visibility_wins() -> None:
    (lieu,) = merge_same_ids([ANCIEN, RECENT])
    assert lieu.visibilite is Visibilite.PROFESSIONNEL


def test_on_one_day_the_later_line_wins() -> None:
    first = Lieu(id="A", nom="un", provenance=source("2026-03-01", 2))
    second = Lieu(id="A", nom="deux", provenance=source("2026-03-01", 3))
    (lieu,) = merge_same_ids([second, first])
    assert lieu.nom == "deux"


def test_on_one_day_the_first_file_wins_whatever_the_lines() -> None:
    propre, autre = (
        Provenance(source_date=DateSource("2026-03-01"), origine=Origine(fichier, ligne=ligne))
        for fichier, ligne in (("acteurs.csv", 2), ("liste.csv", 900))
    )
    for a, b in ((propre, autre), (Provenance(), Provenance(origine=Origine("z.csv", ligne=9)))):
        (lieu,) = merge_same_ids(
            [Lieu(id="A", nom="un", provenance=a), Lieu(id="A", nom="deux", provenance=b)]
        )
        assert lieu.nom == "un"


def test_a_single_row_keeps_its_facts_and_gains_its_provenance() -> None:
    (lieu,) = merge_same_ids([ANCIEN])
    assert lieu.nom == ANCIEN.nom
    assert lieu.aliases == ()
    assert set(lieu.provenances) == {"nom", "adresse", "horaires", "offre"}


def test_a_newer_row_that_only_names_the_commune_keeps_the_street() -> None:
    complete = Adresse(voie="1 rue de Royan", code_postal="72190", commune="Coulaines")
    old = Lieu(id="A", nom="un", adresse=complete, provenance=source("2024"))
    new = Lieu(id="A", nom="un", adresse=Adresse(commune="Coulaines"), provenance=source("2026"))
    moved = Lieu(id="A", nom="un", adresse=Adresse(commune="Arnage"), provenance=source("2026"))
    assert merge_same_ids([old, new])[0].adresse == complete
    assert merge_same_ids([old, moved])[0].adresse.commune == "Arnage"


def point(latitude: float) -> Position:
    return Position(
        latitude=latitude, longitude=0.2, precision=Precision.NUMERO, fournisseur="source"
    )


def test_a_place_that_moved_leaves_its_old_point() -> None:
    ici, ailleurs = (
        Adresse(voie=voie, commune="Fictive") for voie in ("12 rue des Lilas", "5 place du Lac")
    )
    avant = Lieu(id="A", nom="un", adresse=ici, position=point(48.1), provenance=source("2019"))
    apres = Lieu(id="A", nom="un", adresse=ailleurs, provenance=source("2026-03-01"))
    assert merge_same_ids([avant, apres])[0].position is None


def test_the_point_of_the_same_address_or_of_no_street_is_kept() -> None:
    ici = Adresse(voie="12 rue des Lilas", commune="Fictive")
    seule = Adresse(commune="Fictive")
    apres = Lieu(id="A", nom="un", adresse=ici, provenance=source("2026-03-01"))
    for adresse in (replace(ici, voie="12, R. des Lilas"), seule):
        avant = Lieu(
            id="A", nom="un", adresse=adresse, position=point(48.1), provenance=source("2019")
        )
        assert merge_same_ids([avant, apres])[0].position == point(48.1)
