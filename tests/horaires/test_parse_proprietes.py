"""What must hold for any input: it parses, it is stable, noise changes nothing, it is bounded."""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Iterator
from importlib import resources

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mediation_map.normalise.horaires import parse_horaires, parse_semaine, validate_osm
from mediation_map.normalise.horaires.jetons.texte import LONGUEUR_MAX, clean_texte, fold_texte
from mediation_map.normalise.horaires.jetons.vocabulaire_jours import JOURS
from mediation_map.normalise.horaires.phrases.grammaire import parse_phrases

MORCEAUX = [
    "lundi", "mardi", "samedi", "du lundi au vendredi", "les mardis", "9h-12h", "de 14h à 17h",
    "9:00", "17h30", "et", ",", ";", ".", "\n", "/", " - ", ":", "(", ")", "sauf", "fermé",
    "le 1er", "2e et 4e", "du mois", "semaine paire", "un sur deux", "tous les 15 jours",
    "sur rendez-vous", "vacances scolaires", "hors", "jours fériés", "en août",
    "du 15 juillet au 15 août", "d'octobre à juin", "matin", "après-midi", "à partir de",
    "jusqu'à", "ou", "certains", "par téléphone", "accueil du public", "à la mairie de Trun",
    "idem", "24h/24", "entre", "midi", "02 43 47 38 32", "12 rue du 8 mai 1945", "Mo-Fr 09:00",
    "PH off", "SH", "premier", "derniers", "2 premiers", "mois", "juillet", "à", "entre", "dès",
    "pas de permanence", "hiver", "7j/7", "9", "12", "1er septembre", "fériés", "week-end", "[",
    "]", "pendant les vacances scolaires", "fermeture à 16h", "journée", '"',
    "12/05/2026", "le 12 mai", "toute la journée", "en semaine", "1730", "Mo-Fr", "We", "L-Ma-J",
    "M :", "LMMJV", "9am", "5 pm", "midi et demi", "les autres mardis", "inscriptions", "|", "\t",
    "rdv à prendre en mairie", "idem lundi", "pause de 12h à 13h", "fin juin", "12h60",
    "appeler le", "10h-12h*", "\n* hors vacances", "(* semaines paires)", "(pour les ados)",
    "ouvrira de", "9h30 | 12h", "12hOO", "9h,30", " - mardi :\n", "rendez- vous",
    "mêmes horaires pendant les vacances", "congés annuels 3 semaines en août",
    "Atelier :", "Repas midi :", "collégiens", "horaires d'été :", "hors été", "Mardi : réunion\n",
    "à fin septembre", "du 24 au 5 janvier", "ces mêmes jours", "exceptionnellement ouvert",
    "prise de rendez-vous en ligne", "aide aux démarches", "numérique au quotidien",
    "lundi midi au",
]  # fmt: skip
TABLES = ("besoins", "services")
APPELS_OU_JOURS = re.compile(r"t[ée]l[ée]phon|visio|distance|^jeu$|quotidien$|…", re.I)
"""Entries that say how one calls, that are also a day's name, or that are cut."""
LUNDI, MARDI = "Mo 09:00-12:00", "Tu 14:00-17:00"
DIT = re.compile(r'(?: unknown)? "[^"]*"')
phrases = st.lists(st.sampled_from(MORCEAUX), max_size=16).map(" ".join)
heures = st.tuples(st.integers(6, 11), st.integers(13, 20), st.sampled_from([0, 15, 30, 45]))
jours = st.lists(st.integers(0, 6), min_size=1, max_size=4, unique=True).map(sorted)


@settings(max_examples=600, deadline=None)
@given(phrases)
def test_every_output_is_valid_and_reads_back_as_itself(texte: str) -> None:
    osm = parse_horaires(texte).osm
    if osm:
        assert validate_osm(osm)
        assert parse_horaires(osm).osm == osm


@settings(max_examples=400, deadline=None)
@given(phrases)
def test_the_grammar_refuses_nothing_that_the_passes_give(texte: str) -> None:
    assert parse_phrases(fold_texte(clean_texte(texte)))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200))
@example("mardi 9h-12h (, ) et jeudi")
def test_no_text_raises(texte: str) -> None:
    lecture = parse_horaires(texte)
    assert not lecture.osm or validate_osm(lecture.osm)


@settings(max_examples=100, deadline=None)
@example({"lundi": "24h/24 Mardi : réunion\n dès 9h-12h"})
@given(st.dictionaries(st.sampled_from(JOURS), phrases))
def test_no_week_raises(semaine: dict[str, str]) -> None:
    lecture = parse_semaine(semaine)
    assert not lecture.osm or validate_osm(lecture.osm)


@settings(max_examples=200, deadline=None)
@given(st.lists(jours, min_size=1, max_size=3), heures)
def test_a_week_written_in_words_is_read_as_written(
    groupes: list[list[int]], bornes: tuple[int, int, int]
) -> None:
    debut, fin, minutes = bornes
    noms = [", ".join(JOURS[j] for j in groupe) for groupe in groupes]
    texte = ". ".join(f"Les {nom} de {debut}h à {fin}h{minutes:02d}" for nom in noms)
    cellules = {JOURS[j]: f"{debut}:00-{fin}:{minutes:02d}" for groupe in groupes for j in groupe}
    assert parse_horaires(texte).osm == parse_semaine(cellules).osm


BRUITS = st.sampled_from(
    ["Bonjour.", "Accueil :", "Tél. 02 43 47 38 32.", "contact@exemple.fr", "Bienvenue !",
     "12 rue des Lilas.", "https://exemple.fr", "Horaires :", "Informations :"]
)  # fmt: skip
LUS = [
    "Lundi 9h-12h, mardi 14h-17h",
    "Du lundi au vendredi de 9h à 12h et de 14h à 17h, sauf le mercredi après-midi",
    "1er et 3e samedi 9h30/12h, sauf vacances",
    "Semaines paires : lundi 9h-12h ; semaines impaires : mardi 14h-17h",
]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(LUS), st.lists(BRUITS, max_size=3), st.lists(BRUITS, max_size=3))
def test_noise_changes_nothing(texte: str, avant: list[str], apres: list[str]) -> None:
    bruyant = " ".join([*avant, texte + ".", *apres])
    assert parse_horaires(bruyant).osm == parse_horaires(texte).osm


@pytest.mark.parametrize(
    "motif",
    ["lundi ", "9h", "9h-", "(", "1er et ", "à ", "9 ", "a", "lundi 9h-12h, ", "sauf ", "\n", "0",
     "1/1/", "12:", "rue ", "semaine ", "tous les ", "de la "],
)  # fmt: skip
def test_long_and_absurd_texts_stay_quick(motif: str) -> None:
    texte = motif * (100_000 // len(motif))
    parse_horaires("lundi 9h-12h")
    debut = time.process_time()
    parse_horaires(texte)
    assert time.process_time() - debut < 1.0


def test_texts_are_cut_at_a_declared_length() -> None:
    loin = "mot " * LONGUEUR_MAX + "lundi 9h-12h"
    assert parse_horaires(loin).osm == ""


def _words_of_help() -> set[str]:
    """Return the words and phrases of needs and services that a register may hold."""
    tables = [resources.files("mediation_map.normalise") / f"{nom}.toml" for nom in TABLES]
    dits = {mot for table in tables for mot in _texts(tomllib.loads(table.read_text("utf-8")))}
    return {mot for mot in dits if not APPELS_OU_JOURS.search(mot)}


def _texts(valeur: object) -> Iterator[str]:
    if isinstance(valeur, str):
        yield valeur
    elif isinstance(valeur, (dict, list)):
        for element in valeur.values() if isinstance(valeur, dict) else valeur:
            yield from _texts(element)


@pytest.mark.parametrize(
    ("modele", "permis"),
    [
        ("{mot} : lundi 9h-12h", {LUNDI}),
        ("{mot} lundi 9h-12h", {LUNDI}),
        ("Lundi 9h-12h, {mot}. Mardi 14h-17h", {f"{LUNDI}; {MARDI}"}),
        ("Lundi 9h-12h\n{mot} : mardi 14h-17h", {f"{LUNDI}; {MARDI}", LUNDI, MARDI}),
    ],
)
def test_no_word_of_help_opens_or_closes_a_day(modele: str, permis: set[str]) -> None:
    mots = _words_of_help()
    assert len(mots) > 1000
    lus = {mot: parse_horaires(modele.format(mot=mot)).osm for mot in mots}
    ecarts = {m: osm for m, osm in lus.items() if osm and DIT.sub("", osm) not in permis}
    assert not ecarts
    assert sum(map(bool, lus.values())) > len(mots) / 4
