"""Colours measured as WCAG 2.2 says, in both schemes, and sizes that fingers need."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "mediation_map/web/css"
JETONS = (CSS / "jetons.css").read_text(encoding="utf-8")
TEXTE, LIEN, SIGNE = 7.0, 4.5, 3.0
PAIRES = [
    ("encre", "fond", TEXTE),
    ("encre", "surface", TEXTE),
    ("encre", "surface-douce", TEXTE),
    ("encre-douce", "fond", TEXTE),
    ("encre-douce", "surface", TEXTE),
    ("encre-douce", "surface-douce", TEXTE),
    ("lien", "fond", TEXTE),
    ("lien", "surface", TEXTE),
    ("lien", "surface-douce", TEXTE),
    ("lien-survol", "surface", TEXTE),
    ("lien-survol", "accent-doux", TEXTE),
    ("encre", "accent-doux", TEXTE),
    ("sur-accent", "accent", TEXTE),
    ("fond", "lien-survol", TEXTE),
    ("accent", "surface", TEXTE),
    ("aide-encre", "aide-fond", TEXTE),
    ("relais-encre", "relais-fond", TEXTE),
    ("alerte-encre", "alerte-fond", TEXTE),
    ("alerte-encre", "surface", TEXTE),
    ("ferme-encre", "ferme-fond", LIEN),
    ("focus", "fond", SIGNE),
    ("focus", "surface", SIGNE),
    ("focus", "surface-douce", SIGNE),
    ("ligne-forte", "fond", SIGNE),
    ("ligne-forte", "surface", SIGNE),
    ("alerte-ligne", "fond", SIGNE),
    ("aide-encre", "surface", SIGNE),
    ("relais-encre", "surface", SIGNE),
]


def read_colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", css))


CLAIR, SOMBRE = (read_colours(part) for part in JETONS.split("@media (prefers-color-scheme: dark)"))


def luminance(couleur: str) -> float:
    parts = [int(couleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rouge, vert, bleu = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu


def ratio(une: str, autre: str) -> float:
    haut, bas = sorted((luminance(une), luminance(autre)), reverse=True)
    return (haut + 0.05) / (bas + 0.05)


def test_the_measure_is_that_of_the_rule() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21.0)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [CLAIR, SOMBRE], ids=["clair", "sombre"])
@pytest.mark.parametrize(("encre", "fond", "minimum"), PAIRES)
def test_ink_is_read_on_its_ground(
    theme: dict[str, str], encre: str, fond: str, minimum: float
) -> None:
    assert ratio(theme[encre], theme[fond]) >= minimum


def test_both_schemes_define_the_same_colours() -> None:
    assert CLAIR.keys() == SOMBRE.keys()


def test_every_colour_of_the_sheets_is_a_measured_one() -> None:
    mesurees = {nom for paire in PAIRES for nom in paire[:2]}
    utilisees = set()
    for fichier in CSS.glob("*.css"):
        if fichier.name in ("ma-liste.css", "carte.css"):
            continue
        css = fichier.read_text(encoding="utf-8")
        utilisees |= set(re.findall(r"var\(--([\w-]+)\)", css))
        if fichier.name not in ("jetons.css", "impression.css"):
            assert not re.findall(r"#[0-9a-f]{3,8}\b", css), fichier.name
    # A thin line between rows is decoration: nothing is lost without it.
    assert (utilisees & CLAIR.keys()) - mesurees <= {"ligne"}


def test_body_text_is_18_px_and_targets_44_px_high() -> None:
    base = (CSS / "base.css").read_text(encoding="utf-8")
    racine = float(re.findall(r"html \{\s*font-size: ([\d.]+)%", base)[0]) * 16 / 100
    assert racine == 18
    cible = float(re.findall(r"--cible: ([\d.]+)rem", JETONS)[0])
    assert cible * racine >= 44


def test_no_text_is_smaller_than_the_body() -> None:
    # The credit of the map's background is the one exception, as everywhere on the web.
    for fichier in set(CSS.glob("*.css")) - {CSS / "carte.css"}:
        tailles = re.findall(r"font-size: ([\d.]+)rem", fichier.read_text(encoding="utf-8"))
        assert all(float(taille) >= 1 for taille in tailles), fichier.name


def test_paper_is_a4_and_not_under_14_points() -> None:
    impression = (CSS / "impression.css").read_text(encoding="utf-8")
    assert "size: A4" in impression
    assert "font-size: 14pt" in impression


def test_focus_is_never_taken_away() -> None:
    for fichier in CSS.glob("*.css"):
        css = fichier.read_text(encoding="utf-8")
        for regle in re.findall(r"([^{}]+)\{[^{}]*outline: none", css):
            assert "main:focus" in regle, f"{fichier.name}: {regle}"
