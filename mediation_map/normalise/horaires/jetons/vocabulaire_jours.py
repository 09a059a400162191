"""The words that name days: weekdays, letters, lists of days, ordinals, months."""

from __future__ import annotations

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MOIS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin",
    "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
)  # fmt: skip
NOMBRES = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5}

_ABR_MOIS = r"janv?|fevr?|avr|juil|(?<!dix[- ])sept?|octo?|nov|dec"
UN_MOIS = rf"(?:{'|'.join(MOIS)}|(?:{_ABR_MOIS})\b\.?)"
UN_JOUR = rf"(?:{'|'.join(JOURS)})"
_ENTRE_LETTRES = r"(?:\.? ?[,/-] ?|\.? et |\.? |\.)"
_PAS_UNE_SUITE = r"(?<![lmjvsd][ ,/.-])(?<![lmjvsd][,/&-] )(?<![lmjvsd] [/&-] )(?<![lmjvsd] et )"
"""A letter alone: in « M, J » nobody knows which M, so that J alone would be half of the days."""

FORMES_JOURS: tuple[tuple[str, str], ...] = (
    # -- days -----------------------------------------------------------------------------------
    ("PERMANENT", r"(?:(?<=ouvert )(?<!pas ouvert )|(?<=ouverte )(?<!pas ouverte ))"
                  r"(?:tout le temps|en permanence|jour et nuit)\b(?= ?(?:$|[.;,\n]))"),
    ("PERMANENT", r"24 ?h?(?:eures)? ?(?:/|sur) ?24 ?h?(?:eures)?"),
    ("LETTRES", r"(?<![a-z0-9'])(?:l\.? ?(?:-|/|a|au) ?[jvs]\b\.?"
                r"|lmmj|l[ ,/.-]*m[ ,/.-]*(?:m[ ,/.-]*)?j[ ,/.-]*v(?:[ ,/.-]*s(?:[ ,/.-]*d)?)?"
                rf"|(?:l|ma|me|j)(?:{_ENTRE_LETTRES}(?:ma|me|j|v|s|d))+\.?"
                r"(?= ?:| ?\d| ?matin| ?apr)"
                r")(?![a-z0-9'])"),
    ("LETTRES", rf"(?<![a-z0-9']){_PAS_UNE_SUITE}[ljvsd](?= ?:? ?\d{{1,2}} ?[h:-]| ?: ?ferm)"),
    ("LETTRE_M", rf"(?<![a-z0-9']){_PAS_UNE_SUITE}m(?= ?:? ?\d{{1,2}} ?[h:-]| ?: ?ferm)"),
    ("MOT", r"(?:(?:[ad]u|le) |demarches? |vie |[a-z]{3}-)quotidien(?:ne)?s?\b"),
    ("TOUS", r"(?:7 ?j(?:ours)?\.? ?(?:/|sur) ?7 ?j?(?:ours)?|7/7|sept jours sur sept"
             r"|(?<! de )tou(?:te)?s (?:les )?jours"
             rf"(?! (?:ouvre|ouvrable|de (?:la )?semaine)| ?(?:d'|de l'|de la )(?!{UN_MOIS})[a-z])"
             r"(?: de la semaine)?"
             r"|(?:tous|ts|tt) (?:les )?jrs?|(?:ts|tt) les jours|tlj"
             r"|chaque jour|quotidien(?:ne)?(?:ment)?|toute la semaine)\b"
             r"(?: ?,? ?week-?ends? compris)?"),
    ("TOUS", r"t\. ?l\. ?j\b\.?"),
    ("OUVRES", r"(?:les |tous les )?jours (?:ouvres?|de (?:la )?semaine)|(?:les |tous les "
               r"|chaque )?"
               r"(?:matins?|apres-midis?) de (?:la )?semaine"
               r"|(?:en |la |pendant la |toute la |sur la )semaine(?! ?(?:im)?paire)(?= |:|,|$)"
               r"|(?<=tous les )jours ouvres"
               r"|en sem\b\.?|(?:^|(?<=\n))sem(?:aine|\.)?(?= ?:| \d{1,2} ?h)"),
    ("OUVRABLES", r"(?:les |tous les )?jours ouvrables"),
    ("WEEKEND", r"(?:le |les |chaque )?(?:(?:week|wee|wk)[ -]?ends?\b|w(?:\. ?|[-/])e\b\.?|wk\b)"),
    ("WE", r"we\b"),
    ("JOUR", r"(lun|mar|mercre|jeu|vendre|same)dis?(?![a-z])|(dimanche)s?(?![a-z])"),
    ("JOUR_ABR", r"(lund?|mard?|merc?r?|jeud?|vendr?|sam?e?|dim?)\b\.?"),
    ("JOUR_ABR", r"(lu|ma|me|je|ve|ven)\b\.?"),
    ("JOUR_EN", r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
                r"|(?:mon?|tue?|wed|thu?|fri?|sat|sun?)\b"),
    # -- ordinals -----------------------------------------------------------------------------
    ("NIEMES", rf"(\d|deux|trois|quatre) (premiers?|derniers?)(?= {UN_JOUR})"),
    ("NIEME", r"avant[ -]derniere?s?|(?:premiere?|deuxieme|seconde?|troisieme|quatrieme|cinquieme"
              r"|derniere?)s?\b|(?:1 ?(?:i?er|ere|re|e)|2 ?(?:nde?|de|i?e(?:me)?|d)"
              r"|[345] ?(?:i?e(?:me)?))s?\b"
              r"|[1-5]°"),
    ("DU_MOIS", rf"/ ?mois\b|(?!du mois d(?:e |'){UN_MOIS})(?:du|de chaque|de tous les|chaque|par"
                r"|dans le|tous les) mois\b"),
    ("SEMAINE_N", r"(?:semaines?|sem)\b\.?(?: (?:du|de chaque) mois)?(?: de| du)?"),
    ("IDEM", r"(?<=[:=] )(?:\"|'')(?= ?(?:[;,|\n]|$))|-\"-|idem\b|memes? horaires?"),
    ("MOIS", rf"(?:(?:tout )?(?:le |du )?mois d(?:e |'))?{UN_MOIS}(?![a-z])(?:,? 20\d\d(?!\d))?"),
)  # fmt: skip
