"""A foreign layout is declared in TOML; a faulty declaration is told whole, in French."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediation_map.errors import ConfigError
from mediation_map.model.vocabulaires import Programme
from mediation_map.normalise.communes import IndexCommunes
from mediation_map.normalise.lieux import build_lieux
from mediation_map.publish.standard_regles import REGLES
from mediation_map.read.sources.correspondance import list_fournies, load_correspondance
from mediation_map.read.sources.lecture import read_source

MINIMALE = '[colonnes]\nnom = "Lieu"\ncommune = "Ville"\n'


def write(dossier: Path, texte: str) -> str:
    chemin = dossier / "source.mapping.toml"
    chemin.write_text(texte, encoding="utf-8")
    return str(chemin)


def test_every_shipped_correspondence_is_sound() -> None:
    fournies = {nom: load_correspondance(nom) for nom in list_fournies()}
    assert [nom for nom, one in fournies.items() if one.table == "acteurs"] == [
        "france-services",
        "standard-0",
        "standard-1",
    ]
    for one in fournies.values():
        exigees = {"nom": {"id", "nom", "commune"}, "date": {"date", "type", "participants"}}
        assert exigees["nom" if one.table == "acteurs" else "date"] <= set(one.colonnes)


def test_the_current_standard_is_read_whole() -> None:
    sautees = {"autres_formations_labels"}
    assert set(REGLES.colonnes) - load_correspondance("standard-1").titres == sautees


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    chemin = write(
        tmp_path,
        'libele = "x"\n[colonnes]\nnomm = "Lieu"\nadresse = { titre = ["a"] }\n'
        '[constantes]\nservice = "x"\n',
    )
    with pytest.raises(ConfigError) as error:
        load_correspondance(chemin)
    phrase = error.value.phrase
    for attendu in (
        "libele : réglage inconnu. Vouliez-vous dire « libelle » ?",
        "[colonnes] nomm : colonne inconnue. Vouliez-vous dire « nom » ?",
        "[constantes] service : colonne inconnue. Vouliez-vous dire « services » ?",
        "réglage inconnu. Vouliez-vous dire « titres » ?",
    ):
        assert attendu in phrase
    assert error.value.exit_code == 2


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("", "colonnes : réglage absent"),
        ("[colonnes\n", "n'est pas du TOML valide"),
        ('base = "standard-9"\n', "ne fournit pas"),
        ('base = ["standard-1"]\n', "ne fournit pas"),
        ("colonnes = 3\n", "ne convient pas"),
        ("[colonnes]\nnom = []\n", "ne convient pas"),
        ('territoire_seul = "peut-être"\n' + MINIMALE, "ne convient pas"),
    ],
)
def test_one_fault_is_one_french_sentence(tmp_path: Path, texte: str, attendu: str) -> None:
    with pytest.raises(ConfigError, match=attendu):
        load_correspondance(write(tmp_path, texte))


def test_an_absent_correspondence_names_the_shipped_ones() -> None:
    with pytest.raises(ConfigError, match="france-services, standard-0, standard-1"):
        load_correspondance("nulle-part.toml")


def test_a_base_is_completed(tmp_path: Path) -> None:
    chemin = write(
        tmp_path,
        'base = "france-services"\nterritoire_seul = true\n'
        '[constantes]\nsource_date = "2024-08-01"\n',
    )
    lue = load_correspondance(chemin)
    assert lue.territoire_seul
    assert lue.constantes["source_date"] == "2024-08-01"
    assert lue.constantes["programmes"] == "France Services"
    assert lue.colonnes["nom"].titres == ("lib_fs",)


def test_cells_keep_their_own_place_and_heading(tmp_path: Path) -> None:
    fichier = tmp_path / "source.csv"
    fichier.write_text("Titre du fichier\nVille;Lieu;Tel\nArnage;Phare;=1\n", encoding="utf-8")
    chemin = write(tmp_path, MINIMALE + 'telephone = "tél"\npresentation = "absente"\n')
    table = read_source(fichier, load_correspondance(chemin))
    (ligne,) = table.lignes
    assert (ligne.texte("nom"), ligne.texte("commune")) == ("Phare", "Arnage")
    place = ligne.place("nom")
    assert (place.fichier, place.ligne, place.colonne) == ("source.csv", 3, "Lieu")
    assert ligne.place("presentation").colonne == "absente"
    assert {c.code: c.valeur for c in table.constats}["source-colonnes-sans-objet"] == "absente"


def test_a_missing_required_column_blocks(tmp_path: Path) -> None:
    fichier = tmp_path / "source.csv"
    fichier.write_text("Lieu,Autre,LIEU\nPhare,x,Ancre\n", encoding="utf-8")
    table = read_source(fichier, load_correspondance(write(tmp_path, MINIMALE)))
    par_code = {c.code: c for c in table.constats}
    assert par_code["source-colonne-absente"].severite == "bloquant"
    assert par_code["source-colonnes-non-reprises"].valeur == "Autre, LIEU"


def test_words_are_translated_joined_and_filled_in(tmp_path: Path) -> None:
    fichier = tmp_path / "source.csv"
    fichier.write_text(
        "Lieu,Ville,N°,Rue,Type,Courte,Longue\n"
        'Phare,Arnage,12,rue Haute,"Fixe;Bibli",court,\nAncre,Arnage,,quai,,court,long\n',
        encoding="utf-8",
    )
    chemin = write(
        tmp_path,
        MINIMALE + 'adresse = ["N°", "Rue"]\ntypologie = "Type"\n'
        'presentation = { titres = ["Longue", "Courte"], maniere = "premier" }\n'
        '[valeurs.typologie]\n"bibli" = "BIB"\n"Fixe" = ""\n[constantes]\ntypologie = "ASSO"\n',
    )
    lus = [
        [ligne.texte(nom) for nom in ("adresse", "typologie", "presentation")]
        for ligne in read_source(fichier, load_correspondance(chemin)).lignes
    ]
    assert lus == [["12 rue Haute", "BIB", "court"], ["quai", "ASSO", "long"]]


def test_old_and_new_standards_separate_lists_their_own_way(tmp_path: Path) -> None:
    tetes = "id,nom,commune,services,{frais},date_maj\n"
    ligne = '1,Phare,Arnage,"{services}","{frais}",2024-05-01\n'
    cas = {
        "standard-0": (
            "conditions_acces",
            "Prendre en main un ordinateur;Accéder à une connexion internet",
            "Adhésion : L'accès au lieu et/ou à ses services nécessite d'y adhérer",
        ),
        "standard-1": (
            "frais_a_charge",
            "Maîtrise des outils numériques du quotidien|Accès internet et matériel informatique",
            "Gratuit sous condition",
        ),
    }
    lues = set()
    for nom, (colonne, services, frais) in cas.items():
        fichier = tmp_path / f"{nom}.csv"
        contenu = tetes.format(frais=colonne) + ligne.format(services=services, frais=frais)
        fichier.write_text(contenu, encoding="utf-8")
        table = read_source(fichier, load_correspondance(nom))
        (lieu,) = build_lieux(table, IndexCommunes()).records
        lues.add((lieu.offre.services, lieu.offre.frais, lieu.provenance.source_date.texte))
    assert len(lues) == 1
    services_lus, frais_lus, _ = lues.pop()
    assert (len(services_lus), frais_lus) == (2, ("Gratuit sous condition",))


def test_a_france_services_row_gives_hours_help_and_kind(tmp_path: Path) -> None:
    fichier = tmp_path / "liste.csv"
    fichier.write_text(
        "id_fs,lib_fs,adresse,insee_com,code_postal,lib_com,latitude,longitude,mail,telephone,"
        "h_lundi,h_mardi,commentaire,itinerance\n"
        '7,Bus France services,1 rue Haute,01033,01200,Valserhône,46.1,5.8,fs@exemple.fr,"",'
        "09:00 - 12:00 / 13:30 - 17:00,,Fermé en août,Oui\n",
        encoding="utf-8",
    )
    table = read_source(fichier, load_correspondance("france-services"))
    (lieu,) = build_lieux(table, IndexCommunes()).records
    assert (lieu.id, lieu.typologie) == ("FS-7", ("RFS", "ENM"))
    assert lieu.horaires.osm.startswith("Mo 09:00-12:00,13:30-17:00")
    assert "Fermé en août" in lieu.horaires.texte
    assert [str(s) for s in lieu.offre.services] == ["Aide aux démarches administratives"]
    assert lieu.adresse.code_insee == "01033"


@pytest.mark.parametrize("nom", ["standard-0", "standard-1"])
def test_the_date_that_means_an_unread_date_is_no_date(nom: str, tmp_path: Path) -> None:
    fichier = tmp_path / "source.csv"
    fichier.write_text(
        "id,nom,commune,date_maj\n1,Phare,Arnage,1970-01-01\n2,Ancre,Arnage,2024-05-01\n",
        encoding="utf-8",
    )
    table = read_source(fichier, load_correspondance(nom))
    assert [ligne.texte("source_date") for ligne in table.lignes] == ["", "2024-05-01"]


def test_the_label_that_version_2_spells_with_a_space_is_read(tmp_path: Path) -> None:
    fichier = tmp_path / "source.csv"
    fichier.write_text(
        "id,nom,commune,services,formations_labels\n"
        "1,Phare,Arnage,Aide aux démarches administratives,Étapes numériques (La Poste)\n",
        encoding="utf-8",
    )
    table = read_source(fichier, load_correspondance("standard-1"))
    (lieu,) = build_lieux(table, IndexCommunes()).records
    assert lieu.offre.programmes == (Programme.LA_POSTE,)
