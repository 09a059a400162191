"""Hours that may not be those of the help: the doubt goes wherever they go, nothing is inferred."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from mediation_map.commands.build import remember_public
from mediation_map.config import load_config
from mediation_map.model.registre import Registre
from mediation_map.pipeline import close_rows, load_donnees, make_annuaire
from mediation_map.publish.agenda import build_agenda
from mediation_map.publish.annuaire import Annuaire, Edition
from mediation_map.render.donnees_calendrier import expand_ouverture
from mediation_map.render.donnees_recherche import COLONNES, build_donnees
from mediation_map.render.ouverture import dump_ouverture, list_plages
from mediation_map.render.site import render_site
from mediation_map.render.vignette import build_vignette
from tests.render.exemple import REGISTRE, TODAY, build_annuaire
from tests.render.exemple_lieux import ANCIENNE, RECENTE
from tests.render.pages import words

DOUTE = "La source ne dit pas si ces heures sont celles de l'aide."
JOUR = date(2026, 11, 22)


def with_doute(doute: str) -> Registre:
    """Return the example with fresh, readable permanences, all in doubt or none."""
    permanences = tuple(
        replace(
            one,
            doute=doute,
            convention_fin=None,
            provenance=replace(one.provenance, verifie_le=TODAY),
        )
        for one in REGISTRE.permanences
    )
    return replace(REGISTRE, permanences=permanences)


def test_a_doubt_takes_the_dates_and_the_badge_away() -> None:
    sur, doux = build_annuaire(with_doute("")), build_annuaire(with_doute(DOUTE))
    ids = {one.id for one in sur.registre.permanences}
    assert {o.ref for o in build_agenda(sur).occurrences} & ids
    assert not {o.ref for o in build_agenda(doux).occurrences} & ids
    assert {one.id for one in build_agenda(doux).a_confirmer} == ids
    for one in doux.registre.permanences:
        (lieu,) = [lieu for lieu in doux.registre.lieux if lieu.id == one.lieu_id]
        if one.endroit:
            continue
        assert expand_ouverture(lieu, doux).ancienne
        assert dump_ouverture(lieu, doux) is None
        assert list_plages(lieu, doux) == []
        assert build_vignette(lieu, doux).horaires.startswith("Permanence à confirmer")


@cache
def real(edition: Edition) -> tuple[Annuaire, dict[str, bytes]]:
    donnees = load_donnees(load_config())
    annuaire = make_annuaire(donnees, edition, JOUR, close_rows(donnees, JOUR))
    return annuaire, dict(render_site(annuaire, remember_public(donnees.slugs, [annuaire])))


@pytest.mark.parametrize("edition", list(Edition))
def test_the_doubtful_hours_of_the_territory_say_so_wherever_they_are(edition: Edition) -> None:
    annuaire, site = real(edition)
    douteuses = [one for one in annuaire.registre.permanences if one.doute]
    assert len(douteuses) == 2
    for permanence in douteuses:
        (lieu,) = [one for one in annuaire.registre.lieux if one.id == permanence.lieu_id]
        dossier = f"lieux/{lieu.slug}/"
        pages = [f"{dossier}index.html", "agenda/index.html"]
        pages += [f"{dossier}orientation/index.html"] if edition is Edition.PRO else []
        for page in pages:
            assert permanence.doute in words(site[page]).replace("\u00a0", " "), page
        texte = words(site[f"{dossier}index.html"]).replace("\u00a0", " ")
        assert "avant de vous déplacer" in texte
        assert permanence.provenance.source_date.en_lettres() in texte
        assert f"{dossier}agenda.ics" not in site
        assert permanence.id.encode() not in site["donnees/agenda.ics"]


def test_a_card_and_its_data_warn_alike_of_hours_that_are_old() -> None:
    for doute, sont in (("", (True, 1)), (DOUTE, (False, 2))):
        registre = with_doute(doute)
        if not doute:
            permanences = tuple(replace(p, provenance=ANCIENNE) for p in registre.permanences)
            registre = replace(registre, permanences=permanences)
        lieux = tuple(replace(lieu, provenance=RECENTE) for lieu in registre.lieux)
        annuaire = build_annuaire(replace(registre, lieux=lieux))
        rang, lieu = next((n, one) for n, one in enumerate(lieux) if one.id == "L2")
        ligne = build_donnees(annuaire)["lieux"][rang]
        dits = (bool(build_vignette(lieu, annuaire).ancienne), ligne[COLONNES.index("ancien")])
        assert dits == sont
