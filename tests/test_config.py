"""The configuration says all its faults at once, in French, with what to write."""

from pathlib import Path

import pytest

from mediation_map.config import load_config
from mediation_map.errors import ConfigError

DEFAUT = Path("data/raw/territoire.toml")


def write(tmp_path: Path, *remplacements: tuple[str, str]) -> Path:
    texte = DEFAUT.read_text(encoding="utf-8")
    for avant, apres in remplacements:
        assert avant in texte
        texte = texte.replace(avant, apres)
    fichier = tmp_path / "territoire.toml"
    fichier.write_text(texte, encoding="utf-8")
    return fichier


def test_the_default_territory_is_valid() -> None:
    config = load_config(DEFAUT)
    assert config.territoire.siren == "247200132"
    assert config.site.base.endswith("/")
    assert config.processed == Path("data/processed")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    fichier = write(
        tmp_path,
        ("siren =", "sirem ="),
        ('sans_consentement = "publier"', 'sans_consentement = "publie"'),
        ("mois_anciennete = 12", "mois_anciennete = 0"),
        ("horizon_semaines = 26", "horizon_semaines = 26.5"),
        ('url = "https://annuaire.invalid/"', 'url = "annuaire"'),
    )
    with pytest.raises(ConfigError) as info:
        load_config(fichier)
    message = str(info.value)
    assert "[territoire] sirem : réglage inconnu. Vouliez-vous dire « siren » ?" in message
    assert "[territoire] siren : réglage absent" in message
    assert "« publie » ne convient pas" in message
    assert "au moins 1" in message
    assert "« 26.5 » ne convient pas (un nombre entier est attendu)" in message
    assert "une adresse complète est attendue" in message
    assert info.value.exit_code == 2


def test_a_script_address_is_refused(tmp_path: Path) -> None:
    fichier = write(tmp_path, ('url = "https://annuaire.invalid/"', 'url = "javascript:alert(1)"'))
    with pytest.raises(ConfigError, match="ne convient pas"):
        load_config(fichier)


@pytest.mark.parametrize(
    ("contenu", "attendu"),
    [
        (b"[territoire\nnom = 1", "TOML valide"),
        ("[territoire]\nnom = 'é'".encode("cp1252"), "UTF-8"),
        (b"territoire = 3", "section"),
        (b"", "réglage absent"),
    ],
)
def test_a_broken_file_gets_one_sentence(tmp_path: Path, contenu: bytes, attendu: str) -> None:
    fichier = tmp_path / "territoire.toml"
    fichier.write_bytes(contenu)
    with pytest.raises(ConfigError, match=attendu):
        load_config(fichier)


def test_a_missing_file_says_where_to_look(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"n.existe pas.*--config"):
        load_config(tmp_path / "absent.toml")
