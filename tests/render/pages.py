"""All pages of the example, rendered, and a way to read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from mediation_map.publish.agenda import Agenda
from mediation_map.publish.annuaire import Annuaire
from mediation_map.render.pages_chiffres import render_chiffres
from mediation_map.render.pages_communes import render_communes
from mediation_map.render.pages_fixes import render_fixes
from mediation_map.render.pages_lieu import render_lieux
from mediation_map.render.pages_listes import render_listes
from mediation_map.render.pages_plan import render_plan
from mediation_map.render.rendu import Rendu

PIECES: tuple[Callable[[Annuaire, Rendu], Iterator[tuple[str, bytes]]], ...] = (
    render_fixes,
    render_lieux,
    render_listes,
    lambda annuaire, rendu: render_communes(annuaire, Agenda(), rendu),
    render_chiffres,
    render_plan,
)
VIDES = {"meta", "link", "br", "hr", "img", "input", "path", "rect", "wbr"}
BLOCS = {"td", "th", "dd", "dt", "p"}
SANS_TEXTE = {"script", "style"}


def render_all(annuaire: Annuaire) -> dict[str, bytes]:
    rendu = Rendu(annuaire)
    fichiers: dict[str, bytes] = {}
    for piece in PIECES:
        for chemin, octets in piece(annuaire, rendu):
            assert chemin not in fichiers, f"{chemin} is rendered twice"
            fichiers[chemin] = octets
    return fichiers


@dataclass
class Element:
    """A node of a page: its name, attributes, and the elements that it stands in."""

    nom: str
    attributs: dict[str, str | None]
    parents: tuple[str, ...]
    texte: str = ""


@dataclass
class Lecteur(HTMLParser):
    """Reads a page into elements and fails on a tag that is not closed as it was opened."""

    elements: list[Element] = field(default_factory=list)
    pile: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCS:
            self.handle_data(" ")
        element = Element(tag, dict(attrs), tuple(one.nom for one in self.pile))
        assert len(attrs) == len(element.attributs), f"attribute given twice: {attrs}"
        self.elements.append(element)
        if tag not in VIDES:
            self.pile.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs), tuple(one.nom for one in self.pile)))

    def handle_endtag(self, tag: str) -> None:
        ouvert = self.pile.pop()
        assert ouvert.nom == tag, f"</{tag}> closes <{ouvert.nom}>"

    def handle_data(self, data: str) -> None:
        for one in self.pile:
            if not SANS_TEXTE & {o.nom for o in self.pile} or one.nom in SANS_TEXTE:
                one.texte += data


def read_page(octets: bytes) -> list[Element]:
    lecteur = Lecteur()
    lecteur.feed(octets.decode())
    lecteur.close()
    assert not lecteur.pile, f"never closed: {[one.nom for one in lecteur.pile]}"
    return lecteur.elements


def words(octets: bytes) -> str:
    """What a reader sees, on one line, no-break spaces made plain."""
    corps = next(one for one in read_page(octets) if one.nom == "body")
    return " ".join(corps.texte.replace("\u202f", " ").split())
