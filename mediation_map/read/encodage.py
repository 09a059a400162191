"""From bytes to text: the encodings in which spreadsheets save CSV."""

from __future__ import annotations

import codecs

from mediation_map.errors import SourceError

REMPLACE = "\ufffd"
OCTETS_POUR_JUGER = 512
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAS_DU_TEXTE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff")


_COMMANDES = bytes(c for c in range(32) if c not in b"\t\n\r")


def decode_texte(octets: bytes, fichier: str) -> tuple[str, list[str]]:
    """Return the text of a CSV file, and its lines that were in another encoding than the others.

    UTF-8 or UTF-16 when it says so or fits, else Windows-1252; in a UTF-8 file where some lines
    are Windows-1252 (two exports put together) each is read in its own way. Bytes that fit
    nothing become « � ». ``SourceError`` for what is not text at all.
    """
    if octets.startswith(_PAS_DU_TEXTE) or _looks_binary(octets):
        raise SourceError(
            f"Le fichier « {fichier} » n'est pas un fichier CSV.",
            "Si c'est un classeur, donnez-lui son extension (.xlsx ou .ods) ; "
            "sinon, enregistrez-le en CSV UTF-8 depuis le tableur.",
        )
    codec = next((name for bom, name in _BOMS if octets.startswith(bom)), "utf-8")
    texte = octets.decode(codec, errors="replace")
    if REMPLACE not in texte or codec != "utf-8":
        return texte, []
    if _is_windows(texte):
        return octets.decode("cp1252", errors="replace"), []
    lignes = octets.split(b"\n")
    lues = [_decode_ligne(ligne) for ligne in lignes]
    autres = [lue for lue, windows in lues if windows]
    return "\n".join(lue for lue, _ in lues), autres


def _decode_ligne(ligne: bytes) -> tuple[str, bool]:
    """Return a line's text, and whether it is Windows-1252."""
    texte = ligne.decode("utf-8", errors="replace")
    if not _is_windows(texte):
        return texte, False
    return ligne.decode("cp1252", errors="replace"), True


def _is_windows(texte: str) -> bool:
    """Return whether a text read as UTF-8 has lost as many letters as it has accents."""
    manques = texte.count(REMPLACE)
    return manques > 0 and manques >= _count_accents(texte)


def _looks_binary(octets: bytes) -> bool:
    """Return whether NULs are many, or come with many controls; UTF-16 says that it is a text."""
    nuls = octets.count(0)
    if not nuls or octets.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    if nuls * 10 > len(octets):
        return True
    commandes = len(octets) - len(octets.translate(None, _COMMANDES))
    return len(octets) >= OCTETS_POUR_JUGER and commandes * 20 > len(octets)


def _count_accents(texte: str) -> int:
    return sum(1 for c in texte if c > "\x7f" and c != REMPLACE)
