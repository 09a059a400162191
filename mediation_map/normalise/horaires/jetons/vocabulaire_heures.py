"""The words and shapes of times of day, and of bare numbers (see ``vocabulaire``)."""

from __future__ import annotations

from mediation_map.normalise.horaires.jetons.vocabulaire_jours import UN_JOUR, UN_MOIS

HEURES_EN_LETTRES = (
    "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
    "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt",
)  # fmt: skip

VOIE = (
    r"(?:rue|avenue|av\.?|bd|boulevard|bld|place|pl\.?|allee|all\.?|chemin|che|impasse|imp|route"
    r"|rte|quai|cours|square|esplanade|esp\.?|passage|faubourg|fg|sente|ruelle|villa|residence"
    r"|hameau|lotissement|mail|promenade|rond[ -]point|zone|parc|grande rue|lieu[ -]dit|bp|cs)\b"
)
_AUTRE_NOMBRE = (
    r" ?(?:places?|pers|postes?|ordi|pc\b|ateliers?|ans\b|euros?|€|seances?|km\b|m2)"
    r"|[ /-]\d\d(?: |-|/)\d\d| \d\d(?! ?[h:])"
)
"""After « 12h 06 », « 9h 15 »: the rest of a telephone number, or what is counted."""

FORMES_HEURES: tuple[tuple[str, str], ...] = (
    ("HEURE", r"(\d{1,2})h(?:oo|o0|0o)(?![a-z\d])|(\d{1,2})h,(00|15|30|45)(?![\dh]| ?h)"),
    ("AUTRES_OUVRES", r"(?:tous )?(?:les )?autres jours (?:ouvres|de (?:la )?semaine)\b"),
    ("CORROMPU", rf"autres (?:jours?|{UN_JOUR}s?)\b(?=[^\n.;]{{0,30}}\d)"),
    ("CORROMPU", r"\d{1,2}:\d\d:\d\d\.\d+|\d{1,2}[h:.][a-z?x]{1,2}(?![a-z])(?<!h[a-z][a-z])(?<!hr)"
                 r"(?<!:[a-z])(?<!h[aà])"),
    ("HEURE_12", r"(\d{1,2})(?:[:.h](\d\d))? ?([ap])\.?m\b\.?(?! ?idi)"),
    ("HEURE", r"(\d{1,2})[.:]([0-5][05]) ?h(?![a-z\d])(?! ?\d\d(?!\d| ?[h:]))"),
    ("HEURE", r"(\d{1,2})h(?= (?!00|15|30|45)\d\d ?(?:-|/|a) ?\d{1,2} ?h)"),
    ("HEURE", r"(\d{1,2})h(00|30|45)h(?![a-z\d])"),
    ("HEURE", r"(?<=\d-)(\d{1,2})-(00|15|30|45)(?![\d:h])(?<=:\d\d-\d\d-\d\d)"),
    ("HEURE", r"(\d{1,2}):(\d\d):00(?!\d)|(\d{1,2}) ?h(?:eures?|rs?|res|s)?\.? ?et (quart"
              r"|demie?)\b"),
    ("HEURE", r"(\d{1,2})[h:]([0-5]\d)(?!\d|\.\d|:| ?(?:heures?|h)(?![a-z])|eme)(?: ?mi?n\b)?"),
    ("HEURE", r"(\d{1,2})(?: ?[h:](?:[h:.]+ ?(?=\d)| ?)| ?(?:heures?|hrs?|hres?|hs) ?|[.])"
              rf"0?(?:(?<! )[0-5]\d|[0-5][05](?!{_AUTRE_NOMBRE}))"
              rf"(?!\d|\.\d| ?(?:(?:heures?|h)(?![a-z])|eme|:(?=\d))| ?(?:bis|ter)?,? ?{VOIE})"
              r"(?: ?(?:mn|min|h(?![a-z\d])))?"),
    ("HEURE", r"(\d{1,2})h0(?!\d)|(\d{1,2}) ?(?:heures?|hrs?|hres?|hs?)\b"
              r"(?:\.(?= ?(?:a(?= ?[\dm])|-|et|/|,)(?![a-z])))?(?!\d)"
              r"|(\d{1,2}) ?h(?=[ ]?\d{1,2} ?h)|(\d{1,2}):(?=[^\d]|$)"),
    ("HEURE", r"(\d{1,2})h(?=a|\d{1,2}h)"),
    ("HEURE_MOT", rf"({'|'.join(HEURES_EN_LETTRES)}) heures?\b"),
    ("MIDI", r"midi(?: et (?:demie?|quart)| trente)?\b|minuit\b"),
    ("ENTRE", r"entre\b"),
    ("DEPUIS", r"(?:a partir|a compter|des|depuis|apres)\b(?: (?:de|du|le|d'))*"
               rf"(?= ?\d| ?(?:premier )?{UN_MOIS}| ?midi)"),
    ("JUSQUA", r"jusqu(?:'|e)?(?: ?(?:a|au|aux|en|vers))\b|jusque\b|avant(?= \d)|ferm\w* a(?= \d)"),
    ("NOMBRE4", r"\d{3,4}(?!\d)"),
    ("NOMBRE", r"\d{1,2}(?![\d.,]\d|\d)"),
    ("_NOMBRE", r"\d[\d.,/]*"),
)  # fmt: skip
