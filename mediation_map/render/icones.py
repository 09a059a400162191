"""The site's sign as PNG, for the screens of phones; drawn here, so nobody else's."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

FOND = (11, 74, 107)
ENCRE = (255, 255, 255)
# The sign on a 40 × 40 grid: a drop (a disc and its point) and a tick, as in icone.svg.
CENTRE, RAYON, POINTE = (20.0, 17.5), 10.0, (20.0, 33.5)
COCHE = ((14.8, 17.8), (18.6, 21.6), (25.4, 14.4))
TRAIT = 1.45
FINESSE = 2
BANDE = 32

Grille = NDArray[np.float64]
Masque = NDArray[np.bool_]


@cache
def draw_icone(cote: int) -> bytes:
    """Return the sign as a PNG of ``cote`` × ``cote`` pixels, without transparency."""
    bandes = [_draw_bande(cote, haut) for haut in range(0, cote, BANDE)]
    return _png(np.concatenate(bandes))


def _draw_bande(cote: int, haut: int) -> NDArray[np.uint8]:
    """Return some rows of the picture; drawing all of them at once would take 140 MB."""
    rangees = min(BANDE, cote - haut)
    pas = (np.arange(cote * FINESSE) + 0.5) * 40 / (cote * FINESSE)
    x, y = np.meshgrid(pas, pas[haut * FINESSE : (haut + rangees) * FINESSE])
    signe = _drop(x, y) & ~_tick(x, y)
    part = signe.reshape(rangees, FINESSE, cote, FINESSE).mean(axis=(1, 3))[..., None]
    couleurs = part * np.array(ENCRE) + (1 - part) * np.array(FOND)
    return np.asarray(np.rint(couleurs), dtype=np.uint8)


def _drop(x: Grille, y: Grille) -> Masque:
    """Return the disc and the triangle that touches it and ends at the point."""
    (cx, cy), (px, py) = CENTRE, POINTE
    disque = (x - cx) ** 2 + (y - cy) ** 2 <= RAYON**2
    sinus = RAYON / (py - cy)
    pente = sinus / np.sqrt(1 - sinus**2)
    contact = cy + RAYON * sinus
    triangle = (y >= contact) & (y <= py) & (np.abs(x - px) <= (py - y) * pente)
    return np.asarray(disque | triangle)


def _tick(x: Grille, y: Grille) -> Masque:
    segments = pairwise(COCHE)
    distances = [_distance(x, y, debut, fin) for debut, fin in segments]
    return np.asarray(np.minimum(*distances) <= TRAIT)


def _distance(x: Grille, y: Grille, debut: tuple[float, float], fin: tuple[float, float]) -> Grille:
    """Return the distance of each point to a segment."""
    dx, dy = fin[0] - debut[0], fin[1] - debut[1]
    part = ((x - debut[0]) * dx + (y - debut[1]) * dy) / (dx * dx + dy * dy)
    part = np.clip(part, 0, 1)
    return np.asarray(np.hypot(x - debut[0] - part * dx, y - debut[1] - part * dy))


def _png(image: NDArray[np.uint8]) -> bytes:
    """Return 8-bit RGB pixels as a PNG file (RFC 2083), the same bytes on every machine."""
    hauteur, largeur, _ = image.shape
    lignes = b"".join(b"\0" + ligne.tobytes() for ligne in image)
    sortie = io.BytesIO(b"\x89PNG\r\n\x1a\n")
    sortie.seek(0, io.SEEK_END)
    entete = struct.pack(">IIBBBBB", largeur, hauteur, 8, 2, 0, 0, 0)
    for genre, contenu in ((b"IHDR", entete), (b"IDAT", zlib.compress(lignes, 9)), (b"IEND", b"")):
        somme = zlib.crc32(genre + contenu)
        sortie.write(struct.pack(">I", len(contenu)) + genre + contenu + struct.pack(">I", somme))
    return sortie.getvalue()
