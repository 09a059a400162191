"""From bytes to text: the encodings in which spreadsheets save CSV."""

from __future__ import annotations

import codecs

from mediation_map.errors import SourceError

REMPLACE = "\ufffd"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAS_DU_TEXTE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff")


def decode_texte(octets: bytes, fichier: str) -> tuple[str, bool]:
    """Return the text of a CSV file, and whether some bytes had to be replaced by « � ».

    UTF-8 or UTF-16 when it says so or fits, else Windows-1252; a UTF-8 file with a few broken
    bytes stays UTF-8. ``SourceError`` for what is not text at all.
    """
    if octets.startswith(_PAS_DU_TEXTE) or _looks_binary(octets):
        raise SourceError(
            f"Le fichier « {fichier} » n'est pas un fichier CSV.",
            "Si c'est un classeur, donnez-lui son extension (.xlsx ou .ods) ; "
            "sinon, enregistrez-le en CSV UTF-8 depuis le tableur.",
        )
    codec = next((name for bom, name in _BOMS if octets.startswith(bom)), "utf-8")
    texte = octets.decode(codec, errors="replace")
    manques = texte.count(REMPLACE)
    if codec == "utf-8" and manques and manques >= _count_accents(texte):
        texte = octets.decode("cp1252", errors="replace")
        manques = texte.count(REMPLACE)
    return texte, manques > 0


def _looks_binary(octets: bytes) -> bool:
    """Return whether more than one byte in ten is NUL, UTF-16 with its mark put aside."""
    if octets.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    return octets.count(0) * 10 > len(octets)


def _count_accents(texte: str) -> int:
    return sum(1 for c in texte if c > "\x7f" and c != REMPLACE)
