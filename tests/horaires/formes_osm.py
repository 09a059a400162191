"""Hours of every shape that the project writes or meets, and what judges them."""

from datetime import date, datetime, timedelta
from functools import cache

from hypothesis import strategies as st
from opening_hours import OpeningHours

DEBUT = date(2026, 11, 22)
FIN = date(2027, 5, 23)
QUART_D_HEURE = timedelta(minutes=15)

# Without school holidays, which the judge does not know.
FORMES = (
    "Mo-Fr 09:00-12:00,14:00-17:00",
    "Mo-Fr 09:05-12:20,13:10-16:55",
    "Mo,We,Fr 09:00-12:00; Sa 10:00-12:00",
    "Tu-Sa 09:00-13:00,14:00-18:00; We,Fr 14:00-18:00",
    "Mo 09:00-12:00, Tu 14:00-15:00",
    "Mo 09:00-12:00, Mo 14:00-15:00",
    "Mo-Fr 09:00-12:00, We 11:00-14:00",
    "Mo-Fr 09:00-12:00; We off",
    "Mo-Fr 09:00-12:00, We off",
    "Mo-Fr 09:00-18:00; We 12:00-13:00 off",
    "Fr-Mo 10:00-12:00",
    "09:00-12:00",
    "24/7",
    "24/7; PH off",
    "off",
    "Mo-Fr",
    "Mo[1] 09:00-12:00",
    "Mo[1,3] 09:00-12:00",
    "Mo[1-2] 09:00-12:00",
    "Th[-1] 09:00-12:00",
    "Mo[1],Tu[2] 09:00-12:00",
    "Mo-Fr 09:00-12:00; Sa[1,3] 09:00-12:00",
    "Mo-Fr 09:00-12:00; Sa 14:00-16:00; Sa[1] 09:00-12:00; Sa[3] off",
    "Sa 14:00-16:00, Sa[1] 09:00-12:00",
    "week 02-52/2 Th 09:00-12:00",
    "week 01-53/2 Th 09:00-12:00",
    "week 02-52/2 Mo 09:00-12:00; week 01-53/2 Tu 09:00-12:00",
    "week 1,3 Mo 08:00-09:00",
    "week 10-20 Mo 08:00-09:00",
    "Mo-Fr 09:00-12:00; week 02-52/2 off",
    "Oct-Apr Mo-Fr 09:00-12:00; May-Sep Mo-Th 08:00-12:00; May-Sep Fr 08:00-11:30",
    "Apr-Oct Mo 09:00-12:00",
    "Apr-Oct: Mo 09:00-12:00",
    "Jan,Mar Mo 09:00-12:00",
    "Dec Mo[1] 10:00-12:00",
    "Sep 15-Jan 15 Mo-Fr 09:00-12:00",
    "Mo-Fr 09:00-12:00; 2026 Dec 21-31 off",
    "Mo-Fr 09:00-12:00; 2026 Dec 21-2027 Jan 03 off",
    "Mo-Fr 09:00-12:00; Dec 24-Jan 02 off",
    "Mo-Fr 09:00-12:00; 2026 Dec 24,2026 Dec 31 off",
    "Mo-Fr 09:00-12:00; Mar off",
    "Mo-Fr 09:00-12:00; 2026 Dec 24 09:00-11:00",
    "2026 Dec 01-2027 Feb 28 Mo 09:00-12:00",
    "2027 Jan-Mar Mo 09:00-12:00",
    "2027 Mo 09:00-12:00",
    "Mo-Fr 09:00-12:00; PH off",
    "Mo-Fr 09:00-12:00; PH 10:00-11:00",
    "PH,Su 10:00-12:00",
    "Mo-Fr 09:00-12:00, PH off",
    "Fr,Sa 22:00-02:00",
    "Mo-Su 20:00-02:00; PH off",
    "Fr 22:00-02:00; Sa 10:00-12:00",
    "Mo-Fr 18:00-24:00",
    "We 14:00+",
    "We 09:00-12:00,14:00+",
    "Mo-Fr 09:00-12:00; Sa unknown",
    'Mo-Fr 09:00-12:00; Sa unknown "sur rendez-vous"',
    'unknown "sur rendez-vous"',
    'Mo-Fr 09:00-12:00 "sur rendez-vous"',
    'Tu 09:00-12:00 "toutes les trois semaines"',
    'Mo 09:00-12:00 "a", Mo 12:00-14:00 "b; c"',
    'Mo-Fr 09:00-12:00; Dec 24-31 off "congés"',
    "Mo-Fr 09:00-12:00; easter +1 day off",
    "Jan 02-Jun 30,Sep 01-Dec 20 Mo-Fr 09:00-12:00",
    'Mo 09:00-12:00; Sa unknown "sauf le samedi"',
)


def each_quart(debut: date, fin: date) -> list[datetime]:
    depart = datetime.combine(debut, datetime.min.time())
    return [depart + QUART_D_HEURE * rang for rang in range((fin - debut).days * 96)]


@cache
def read_osm(osm: str) -> OpeningHours:
    return OpeningHours(osm, country="FR")


def judge(osm: str, instant: datetime) -> tuple[str, str]:
    """The judge's « open », « closed » or « unknown », and its comment."""
    etat, mention = read_osm(osm).state(instant)
    return str(etat).rsplit(".", maxsplit=1)[-1].lower(), mention


_HEURES = st.tuples(st.integers(0, 92), st.integers(1, 40)).map(
    lambda t: "{:02d}:{:02d}-{:02d}:{:02d}".format(
        *divmod(t[0] * 15, 60), *divmod((t[0] + t[1]) * 15 % 1440, 60)
    )
)
_JOURS = st.sampled_from(
    ["Mo", "We", "Mo-Fr", "Sa,Su", "Fr-Mo", "Tu[1]", "Sa[1,3]", "Th[-1]", "We[2],Fr[4]"]
)
_PERIODES = st.sampled_from(
    ["", "", "week 02-52/2", "week 01-53/2", "Oct-Feb", "2027 Jan 04-15", "Dec 20-Jan 05"]
)
_SUITES = st.sampled_from(["", "", ' "sur rendez-vous"', ' unknown "à confirmer"', " off"])
_REGLES = st.tuples(_PERIODES, _JOURS, _HEURES, _SUITES).map(
    lambda t: " ".join(p for p in t[:3] if p) + t[3]
)
_EXCEPTIONS = st.sampled_from(["PH off", "PH 10:00-11:00", "2026 Dec 24 off", "Aug off", "We off"])


@st.composite
def horaires_osm(draw: st.DrawFn) -> str:
    """Hours made of one to three rules and one exception at most."""
    regles = draw(st.lists(_REGLES, min_size=1, max_size=3))
    liens = draw(st.lists(st.sampled_from(["; ", ", "]), min_size=2, max_size=2))
    texte = "".join(
        regle + lien for regle, lien in zip(regles, [*liens[: len(regles) - 1], ""], strict=True)
    )
    exceptions = draw(st.lists(_EXCEPTIONS, max_size=1))
    return "; ".join([texte, *exceptions])
