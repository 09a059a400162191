"""Where a new phrase begins without a full stop: a heading or other days in mid-phrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mediation_map.normalise.horaires.jetons.jeton import Jeton

_MARQUES = frozenset({"VIRGULE", "ET", "TIRET"})
_JOURS = frozenset(
    {"JOUR", "NIEME", "DEMI", "A", "TIRET", "ET", "VIRGULE", "DU_MOIS", "DEUX_POINTS"}
)
_ACCUEILS = frozenset({"DISTANCE", "PRESENTIEL"})
_PERIODES = frozenset({"MOIS", "DATE"})


_SIGNES_DE_CELLULE = _MARQUES | {"DEUX_POINTS", "A", "DEMI", "LIEN"}


def join_cells(jetons: list[Jeton]) -> list[Jeton]:
    """« Lundi | fermé | 14h-17h »: the columns of a table are parts of one day."""
    out = _join_hours_of_days_to_come(_join_lone_times(_join_hours_first(jetons)))
    for i in range(1, len(out) - 1):
        ferme = out[i - 1].genre == "FERME" and out[i + 1].genre == "HEURE"
        if ferme and out[i].genre == "FIN" and set(out[i].texte) <= {"|", ";"}:
            out[i] = replace(out[i], genre="VIRGULE")
    return _doubt_headers(out)


def _doubt_headers(jetons: list[Jeton]) -> list[Jeton]:
    """« Lundi | Mardi » over « 9h-12h | 14h-17h »: which hours go under which day is not said."""
    out = list(jetons)
    cellules = _cells(jetons)
    genres = [_kind_of_cell(jetons[a + 1 : b]) for a, b in cellules]
    for k in range(2, len(genres)):
        if genres[k - 2 : k + 1] == ["JOUR", "JOUR", "HEURE"]:
            a, b = cellules[k]
            out[a + 1 : b] = [j.named("CORROMPU") for j in jetons[a + 1 : b]]
            for a, b in cellules[k + 1 :]:
                out[a + 1 : b] = [
                    j.named("MOT") if j.genre == "HEURE" else j for j in jetons[a + 1 : b]
                ]
    return out


def _cells(jetons: list[Jeton]) -> list[tuple[int, int]]:
    """Return where each cell lies: after its first position, before its last."""
    coupes = [i for i, j in enumerate(jetons) if j.genre == "FIN"]
    bornes = zip([-1, *coupes], [*coupes, len(jetons)], strict=True)
    return [(a, b) for a, b in bornes if b > a + 1]


def _join_hours_first(jetons: list[Jeton]) -> list[Jeton]:
    """« 9h-12h | lundi | 14h-17h | mardi »: cells of hours, each before the cell of its days."""
    cellules = [(a, _kind_of_cell(jetons[a + 1 : b])) for a, b in _cells(jetons)]
    genres = [genre for _, genre in cellules]
    if len(genres) < 4 or len(genres) % 2 or genres != ["HEURE", "JOUR"] * (len(genres) // 2):
        return list(jetons)
    jointes = {a for a, genre in cellules if genre == "JOUR"}
    return [j for i, j in enumerate(jetons) if i not in jointes]


def _join_lone_times(jetons: list[Jeton]) -> list[Jeton]:
    """« Lundi\n9:00\n12:00\n14:00\n17:00 »: each time in its own cell, by pairs."""
    seules = {i for i, j in enumerate(jetons) if j.genre == "HEURE" and _is_alone(jetons, i)}
    out = list(jetons)
    rang = 0
    for i in range(len(jetons)):
        if i not in seules:
            rang = 0 if jetons[i].genre != "FIN" else rang
            continue
        rang += 1
        if rang > 1 and i - 2 in seules:
            out[i - 1] = replace(out[i - 1], genre="VIRGULE" if rang % 2 else "TIRET", texte="-")
    return out


def _join_hours_of_days_to_come(jetons: list[Jeton]) -> list[Jeton]:
    """« 8h30-12h ; 13h-16h30 (du lundi au vendredi) »: hours side by side, no day said yet."""
    fin = next((i for i, j in enumerate(jetons) if j.genre == "JOUR"), 0)
    out = list(jetons)
    for i in range(1, fin - 1):
        entre = [jetons[i - 1].genre, jetons[i + 1].genre] == ["HEURE", "HEURE"]
        if jetons[i].genre == "FIN" and entre:
            out[i] = replace(jetons[i], genre="VIRGULE")
    return out


def _is_alone(jetons: list[Jeton], i: int) -> bool:
    """Tell whether a cell holds this token only."""
    voisins = [*jetons[max(0, i - 1) : i], *jetons[i + 1 : i + 2]]
    return all(j.genre == "FIN" for j in voisins)


def _kind_of_cell(cellule: list[Jeton]) -> str:
    """Return HEURE or JOUR for a cell that holds nothing else but marks; else ''."""
    genres = {j.genre for j in cellule} - _SIGNES_DE_CELLULE
    return genres.pop() if len(genres) == 1 else ""


def part_phrases(jetons: list[Jeton]) -> list[Jeton]:
    """Return the tokens with an end of phrase before each heading that stands in mid-phrase."""
    out: list[Jeton] = []
    phrase: list[Jeton] = []
    profondeur = 0
    for i, jeton in enumerate(jetons):
        profondeur += {"PAR_O": 1, "PAR_F": -1}.get(jeton.genre, 0)
        if profondeur == 0 and _opens(phrase, jeton, jetons[i + 1 :]):
            _end_phrase(out, jeton)
            phrase = []
        jeton = _settle_heading(jeton, phrase, jetons[i + 1 :])  # noqa: PLW2901
        out.append(jeton)
        phrase = [] if jeton.genre == "FIN" else [*phrase, jeton]
    return out


def _settle_heading(jeton: Jeton, phrase: list[Jeton], suite: list[Jeton]) -> Jeton:
    """Hours for enrolling are not those of the place; « ouvert pendant les vacances : » heads."""
    if jeton.genre in {"INSCRIPTIONS", "APPEL"}:
        return jeton.named("DISTANCE")
    devant = not any(j.genre in {"HEURE", "JOUR"} for j in phrase)
    if jeton.genre == "VACANCES_Y" and jeton.texte.startswith("ouvert") and devant:
        genres = [j.genre for j in suite]
        reste = genres[: genres.index("FIN")] if "FIN" in genres else genres
        return jeton.named("VACANCES") if "HEURE" in reste else jeton
    return jeton


def _end_phrase(out: list[Jeton], suivant: Jeton) -> None:
    if out[-1].genre in _MARQUES:
        out[-1] = replace(out[-1], genre="FIN")
    else:
        out.append(Jeton("FIN", suivant.debut, suivant.debut, ""))


def _opens(phrase: list[Jeton], jeton: Jeton, suite: list[Jeton]) -> bool:
    if jeton.genre == "JOUR" and (_follows_closure(phrase, suite) or _begins_line(phrase, suite)):
        return True
    dites = any(j.genre == "HEURE" for j in phrase)
    if jeton.genre == "SAISON" and jeton.texte.startswith("horaire"):
        return dites and bool(suite)
    regle = _REGLES.get(jeton.genre)
    return bool(regle and dites and suite and regle(phrase, suite))


def _follows_closure(phrase: list[Jeton], suite: list[Jeton]) -> bool:
    """« Fermé lundi et dimanche, mardi-samedi : 9h-12h »: a range of days after what is closed."""
    genres = [j.genre for j in phrase]
    if genres[:1] != ["FERME"] or genres[-1:] != ["VIRGULE"] or not set(genres[1:]) <= _JOURS:
        return False
    suivants = [j.genre for j in suite[:4]]
    plage = suivants[:1] in (["TIRET"], ["A"]) and suivants[1:2] == ["JOUR"]
    return plage and "HEURE" in suivants[2:]


def _begins_line(phrase: list[Jeton], suite: list[Jeton]) -> bool:
    """« Mercredi : fermé Jeudi : 9h-12h »: the colon shows that the days begin a line."""
    genres = [j.genre for j in suite[:2]]
    avant = [j.genre for j in phrase if j.genre not in _MARQUES]
    apres_ferme = len(phrase) > 1 and avant[-1:] == ["FERME"]
    return apres_ferme and genres in (["DEUX_POINTS", "HEURE"], ["DEUX_POINTS", "FERME"])


def _heads_vacances(phrase: list[Jeton], suite: list[Jeton]) -> bool:
    """« lundi 9h-12h, vacances scolaires : mardi 10h-12h », with or without the colon."""
    separe = phrase[-1].genre in _MARQUES or any(j.genre == "SCOLAIRE" for j in phrase)
    return suite[0].genre == "DEUX_POINTS" or (separe and suite[0].genre == "JOUR")


def _heads_periode(phrase: list[Jeton], suite: list[Jeton]) -> bool:
    """« …, semaine impaire : jeudi 9h-12h », « …, juillet et août : lundi 9h-12h »."""
    genres = _after_periode(phrase, suite)
    return genres[:1] == ["DEUX_POINTS"] and genres[1:] in (["JOUR"], ["HEURE"])


def _heads_mois(phrase: list[Jeton], suite: list[Jeton]) -> bool:
    """« 9h-12h, en juillet 8h-12h »: a mark before; or a period began the phrase as well."""
    genres = [j.genre for j in phrase]
    avant = next((genre for genre in reversed(genres) if genre not in _MARQUES), "")
    tete = genres[-1] in _MARQUES or bool(_PERIODES & set(genres[: genres.index("HEURE")]))
    tete = tete and avant not in _PERIODES  # « 9h-12h de mai à juin et d'août à septembre »
    suivie = _after_periode(phrase, suite)[:1] in (["JOUR"], ["HEURE"])
    return _heads_periode(phrase, suite) or (tete and suivie)


def _after_periode(phrase: list[Jeton], suite: list[Jeton]) -> list[str]:
    """Return the kinds of the two tokens after a period; none after « depuis », « jusqu'en »."""
    if phrase[-1].genre in {"DEPUIS", "JUSQUA"}:
        return []
    k = next(
        (k for k, j in enumerate(suite) if j.genre not in _PERIODES | _MARQUES | {"A"}), len(suite)
    )
    return [j.genre for j in suite[k : k + 2]]


def _heads_scolaire(_phrase: list[Jeton], suite: list[Jeton]) -> bool:
    return suite[0].genre == "DEUX_POINTS"


def _heads_saison(phrase: list[Jeton], suite: list[Jeton]) -> bool:
    """« Lundi 9h-17h, horaires d'été mardi 8h-12h »: after a mark, a heading needs no colon."""
    separe = phrase[-1].genre in _MARQUES
    return suite[0].genre == "DEUX_POINTS" or (separe and suite[0].genre in {"JOUR", "HEURE"})


def _heads_rdv(phrase: list[Jeton], suite: list[Jeton]) -> bool:
    """« Lundi 9h-12h – sur rdv : mardi 14h-17h »: a colon, then days of its own."""
    genres = [j.genre for j in suite[:4]]
    return phrase[-1].genre in _MARQUES and genres[:1] == ["DEUX_POINTS"] and "JOUR" in genres


def _heads_inscriptions(_phrase: list[Jeton], suite: list[Jeton]) -> bool:
    """« Atelier mardi 14h-16h, inscriptions du lundi au vendredi 9h-17h »: hours of their own."""
    genres = [j.genre for j in suite]
    reste = genres[: genres.index("FIN")] if "FIN" in genres else genres
    return {"JOUR", "HEURE"} <= set(reste)


def _heads_accueil(phrase: list[Jeton], suite: list[Jeton]) -> bool:
    """« Par téléphone le lundi 9h-17h, sur place le mardi 9h-12h »: each says its own hours."""
    genres = [j.genre for j in phrase]
    en_tete = any(genre in _ACCUEILS for genre in genres[: genres.index("HEURE")])
    suivant = next((j.genre for j in suite if j.genre != "DEUX_POINTS"), "")
    return en_tete and suivant in {"JOUR", "HEURE"}


def _heads_jours(phrase: list[Jeton], suite: list[Jeton]) -> bool:
    """« 14h-18h du mardi au vendredi et le samedi 10h-17h »: the last days have their own hours."""
    if phrase[-1].genre not in {"VIRGULE", "ET"} or not _hours_first(phrase):
        return False
    genres = [j.genre for j in suite]
    reste = genres[: genres.index("FIN")] if "FIN" in genres else genres
    dits = [genre for genre in reste if genre in {"JOUR", "HEURE"}]
    if dits[-1:] != ["HEURE"]:
        return False
    avant = reste[: reste.index("HEURE")]
    return set(avant) <= _JOURS and avant[-1:] not in (["VIRGULE"], ["ET"])


def _hours_first(phrase: list[Jeton]) -> bool:
    """Tell whether the phrase began with hours, and days came last (« 14h-18h le mardi, »)."""
    dits = [j.genre for j in phrase if j.genre in {"JOUR", "HEURE"}]
    return len(dits) > 1 and dits[0] == "HEURE" and dits[-1] == "JOUR"


_REGLES: dict[str, Callable[[list[Jeton], list[Jeton]], bool]] = {
    "VACANCES": _heads_vacances,
    "SCOLAIRE_HORS": _heads_vacances,
    "SCOLAIRE": _heads_scolaire,
    "SAISON": _heads_saison,
    "PARITE": _heads_periode,
    "DEPUIS": _heads_periode,
    "JUSQUA": _heads_periode,
    "MOIS": _heads_mois,
    "DATE": _heads_mois,
    "DISTANCE": _heads_accueil,
    "PRESENTIEL": _heads_accueil,
    "APPEL": _heads_inscriptions,
    "INSCRIPTIONS": _heads_inscriptions,
    "RDV": _heads_rdv,
    "SANS_RDV": _heads_rdv,
    "JOUR": _heads_jours,
}
