"""The sentence for the ear."""

import pytest

from mediation_map.normalise.horaires.lecture.table import render_phrase
from tests.horaires.formes_osm import FORMES


@pytest.mark.parametrize(
    ("osm", "phrase"),
    [
        ("", ""),
        ("off", "Fermé."),
        ("24/7", "Ouvert 24 h sur 24, 7 jours sur 7."),
        (
            "Mo-Fr 09:00-12:00,14:00-17:00; Sa[1] 09:00-12:00",
            "Ouvert du lundi au vendredi de 9 h à 12 h et de 14 h à 17 h, "
            "et le 1er samedi du mois de 9 h à 12 h.",
        ),
        (
            "Mo,We 09:00-12:00; Fr 10:00-11:00",
            "Ouvert les lundi et mercredi de 9 h à 12 h, et le vendredi de 10 h à 11 h.",
        ),
        (
            "Mo-Th 09:00-12:00; Fr 10:00-11:00; Sa 10:00-10:30",
            "Ouvert du lundi au jeudi de 9 h à 12 h, le vendredi de 10 h à 11 h, "
            "et le samedi de 10 h à 10 h 30.",
        ),
        ("Mo-Su 09:05-12:00", "Ouvert tous les jours de 9 h 05 à 12 h."),
        ("Mo,Tu 09:00-12:00", "Ouvert les lundi et mardi de 9 h à 12 h."),
        ("Sa[1,3] 09:00-12:00", "Ouvert les 1er et 3e samedis du mois de 9 h à 12 h."),
        ("Th[-1] 09:00-12:00", "Ouvert le dernier jeudi du mois de 9 h à 12 h."),
        ("Th[-2] 09:00-12:00", "Ouvert l'avant-dernier jeudi du mois de 9 h à 12 h."),
        ("week 02-52/2 Th 09:00-12:00", "Ouvert le jeudi des semaines paires de 9 h à 12 h."),
        ("week 5 Th 09:00-12:00", "Ouvert le jeudi de la semaine 5 de 9 h à 12 h."),
        ("Fr 22:00-02:00", "Ouvert le vendredi de 22 h à 2 h."),
        (
            'Mo 09:00-12:00; Tu unknown "réunion"',
            "Ouvert le lundi de 9 h à 12 h, et le mardi (à confirmer : « réunion »).",
        ),
        (
            'Mo 09:00-12:00; Tu unknown "sur rendez-vous"',
            "Ouvert le lundi de 9 h à 12 h, et le mardi sur rendez-vous.",
        ),
        ("We 14:00+", "Ouvert le mercredi à partir de 14 h."),
        (
            "Oct-Apr Mo 09:00-12:00; May-Sep Mo 08:00-11:30; PH off",
            "D'octobre à avril, ouvert le lundi de 9 h à 12 h. De mai à septembre, ouvert le lundi "
            "de 8 h à 11 h 30. Fermé les jours fériés.",
        ),
        (
            "Mo-Fr 09:00-12:00; PH off; SH off; 2026 Aug 01-15 off",
            "Ouvert du lundi au vendredi de 9 h à 12 h, fermé les jours fériés, "
            "pendant les vacances scolaires et du 1er au 15 août 2026.",
        ),
        (
            "Mo-Fr 09:00-12:00; SH Mo-Fr off",
            "Ouvert du lundi au vendredi de 9 h à 12 h, fermé pendant les vacances scolaires.",
        ),
        (
            "Mo-Fr 09:00-12:00; SH Sa,Fr off",
            "Ouvert du lundi au vendredi de 9 h à 12 h, "
            "fermé le vendredi pendant les vacances scolaires.",
        ),
        (
            "Sa 09:00-12:00; Sa[1] off",
            "Ouvert le samedi de 9 h à 12 h, fermé le 1er samedi du mois.",
        ),
        (
            "Sa 14:00-16:00, Sa[1] 09:00-12:00",
            "Ouvert le samedi de 14 h à 16 h, et aussi le 1er samedi du mois de 9 h à 12 h.",
        ),
        (
            "Sa 14:00-16:00; Sa[1] 09:00-12:00",
            "Ouvert le samedi de 14 h à 16 h, et le 1er samedi du mois de 9 h à 12 h seulement.",
        ),
        ("PH,Su 10:00-12:00", "Ouvert le dimanche et les jours fériés de 10 h à 12 h."),
        (
            "Su 10:00-12:00; PH 11:00-12:00",
            "Ouvert le dimanche de 10 h à 12 h. Les jours fériés, ouvert de 11 h à 12 h.",
        ),
        (
            'Mo-Fr 09:00-12:00; Sa unknown "sur rendez-vous"',
            "Ouvert du lundi au vendredi de 9 h à 12 h, et le samedi sur rendez-vous.",
        ),
        ('Mo 09:00-12:00 "sur rendez-vous"', "Ouvert le lundi de 9 h à 12 h (sur rendez-vous)."),
        (
            'Mo-Fr 09:00-12:00 "sur rendez-vous"; Sa 09:00-11:00 "sur rendez-vous"',
            "Ouvert du lundi au vendredi de 9 h à 12 h, et le samedi de 9 h à 11 h. "
            "Sur rendez-vous.",
        ),
        ('unknown "sur rendez-vous"', "Sur rendez-vous."),
        (
            "Mo 09:00-12:00; easter off",
            "Ouvert le lundi de 9 h à 12 h. Horaires particuliers : easter off.",
        ),
    ],
)
def test_says_hours_in_a_sentence(osm: str, phrase: str) -> None:
    assert render_phrase(osm) == phrase


@pytest.mark.parametrize("osm", FORMES)
def test_every_shape_is_a_sentence(osm: str) -> None:
    phrase = render_phrase(osm)
    assert phrase[0].isupper()
    assert phrase.endswith(".")
    assert "  " not in phrase
    assert "()" not in phrase
