"""Turns of phrase around hours: « ouvrira de … », closings with no dates, « mêmes horaires »."""

from __future__ import annotations

from mediation_map.normalise.horaires.jetons.vocabulaire_jours import UN_JOUR, UN_MOIS

_N = r"(?:\d{1,2}|une?|deux|trois|quatre|cinq|six)"
_VACANCES = r"(?:les |des )?(?:petites |grandes )?vacances(?: scolaires)?"
_PENDANT = r"(?:pendant|durant|en|lors de|hors)"
_MEMES = r"(?:les )?(?:memes?|identiques?|inchanges?)"
_SEMAINES = (
    rf"{_N} semaines? (?:en|a|pendant|durant|lors|au mois) (?:d(?:es?|u) |d'|les? |l')*"
    rf"(?:vacances (?:de |d')?)?(?:{UN_MOIS}|noel|paques|ete|toussaint|printemps|fetes)(?![a-z\d])"
)

FORMES_TOURNURES: tuple[tuple[str, str], ...] = (
    ("_NOMBRE", r"en (?:plus|sus|outre|complement)\b(?! (?:de|des|du|d)\b)"),
    ("MOT", r"(?:repas|dejeuners?|cantine) (?:(?:de|du|le) )?midi\b(?! ?(?:-|a|et)\b)"),
    ("MOT", r"premiers? (?:accueils?|contacts?|entretiens?|conseils?)\b"),
    ("OUVERT", r"ouvrir(?:a|ont)(?: (?:ses|leurs) portes| (?:au|le) public)*"
               rf"(?= (?:(?:de|du|le|les|tous|chaque) )+(?:\d{{1,2}} ?h|{UN_JOUR}s?(?! ?\d)))"),
    ("PERIODE", rf"(?:conges|fermetures?)(?: annuel(?:le)?s?)? ?:? ?(?:de |pendant )?{_SEMAINES}"
                rf"(?:(?:,| et) {_SEMAINES})*"),
    ("VACANCES_Y", rf"(?:{_PENDANT} {_VACANCES}(?: et {_PENDANT} {_VACANCES})?,? )"
                   rf"(?:(?:nos|les|ces) )?horaires? (?:restent|sont) {_MEMES}\b"),
    ("VACANCES_Y", rf"(?:(?:nos|les|ces) )?(?:memes horaires?|horaires? (?:(?:restent|sont) )?"
                   rf"{_MEMES}) {_PENDANT}(?<!hors) {_VACANCES}\b"),
)  # fmt: skip
"""Shapes that come before those of dates, closings and holidays."""
