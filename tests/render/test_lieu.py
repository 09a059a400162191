"""What the page of a place says, and does not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediation_map.model.lieu import Horaires, Lieu
from mediation_map.model.provenance import Provenance
from mediation_map.model.registre import Registre
from mediation_map.model.vocabulaires import Niveau, Role
from mediation_map.publish.annuaire import Edition
from mediation_map.render.pages_pro import render_pro
from mediation_map.render.rendu import Rendu
from tests.render.exemple import COMMUNES, REGISTRE, TODAY, build_annuaire, build_config
from tests.render.exemple_lieux import (
    ATELIER,
    FRANCE_SERVICES,
    RECENTE,
    phone,
)
from tests.render.pages import read_page, render_all, words

ANCIENNE = "Information ancienne : appelez avant de vous déplacer."


def page_of(lieu: Lieu, **autres: object) -> str:
    registre = Registre(lieux=(lieu,), communes=COMMUNES, **autres)  # type: ignore[arg-type]
    return words(render_all(build_annuaire(registre))[f"lieux/{lieu.slug}/index.html"])


def test_the_levels_of_help_are_told_one_by_one(site: dict[str, bytes]) -> None:
    texte = words(site["lieux/france-services-du-moulin/index.html"])
    assert "On fait avec vous Une personne reste à côté de vous et vous faites ensemble." in texte
    assert "On fait à votre place Une personne peut faire la démarche pour vous" in texte
    assert "On vous apprend" not in texte.split("La même aide")[0]


def test_the_programme_is_told_beside_the_level_that_it_gives(site: dict[str, bytes]) -> None:
    texte = words(site["lieux/france-services-du-moulin/index.html"])
    assert texte.count("Aidants Connect") == 1
    assert "avec votre accord. Dans le cadre de : Aidants Connect et France Services." in texte


def test_a_help_without_a_declared_level_says_that_it_is_unknown() -> None:
    lieu = replace(FRANCE_SERVICES, offre=replace(FRANCE_SERVICES.offre, niveaux=()))
    texte = page_of(lieu)
    assert "Le niveau d'aide n'est pas renseigné" in texte
    assert "Aide au numérique" in texte


def test_what_is_known_before_a_visit(site: dict[str, bytes]) -> None:
    texte = words(site["lieux/france-services-du-moulin/index.html"])
    for fait in (
        "Sur rendez-vous. Prendre rendez-vous en ligne",
        "Prix Gratuit.",
        "À apporter Votre numéro fiscal.",
        "Langues Français et arabe.",
        "Accès sans marche Oui.",
        "1 rue du Moulin Bâtiment B, 2e étage 99100 Aubry",
    ):
        assert fait in texte
    assert "Non renseigné" not in texte


def test_what_is_unknown_is_said_in_one_sentence(site: dict[str, bytes]) -> None:
    texte = words(site["lieux/atelier-des-ecrans/index.html"])
    assert texte.count("Non renseigné :") == 1
    assert (
        "Non renseigné : s'il faut un rendez-vous, le prix, ce qu'il faut apporter, "
        "les langues parlées, l'accès en fauteuil roulant. Demandez sur place."
    ) in texte
    assert "Téléphone non renseigné" in texte


def test_a_relay_is_visibly_a_relay(site: dict[str, bytes]) -> None:
    texte = words(site["lieux/ccas-de-la-place/index.html"])
    assert "Ce lieu peut vous orienter. Il n'a pas déclaré d'aide au numérique." in texte
    assert "Quelle aide ici" not in texte
    assert "On fait avec vous" not in texte.split("Où trouver de l'aide ?")[0]
    assert "Atelier des Écrans" in texte.split("Où trouver de l'aide ?")[1]
    assert "Ce lieu peut vous orienter" not in words(site["lieux/4-vents/index.html"])


def test_a_relay_without_position_nor_neighbours_leads_to_its_commune(
    site: dict[str, bytes],
) -> None:
    octets = site["lieux/mairie-de-zelie/index.html"]
    assert "Voir les lieux d'aide pour Zélie" in words(octets)
    assert b'href="../../communes/zelie/index.html"' in octets


def test_old_information_is_said_and_shows_no_badge(site: dict[str, bytes]) -> None:
    vieux = replace(
        FRANCE_SERVICES,
        provenance=replace(RECENTE, verifie_le=None, source_date=RECENTE.source_date),
    )
    assert ANCIENNE not in page_of(vieux)
    vieux = replace(vieux, provenance=Provenance(verifie_le=date(2025, 10, 1)))
    registre = Registre(lieux=(vieux,), communes=COMMUNES)
    octets = render_all(build_annuaire(registre))["lieux/france-services-du-moulin/index.html"]
    assert ANCIENNE in words(octets)
    assert b"data-calendrier" not in octets
    assert b"openingHoursSpecification" not in octets
    frais = site["lieux/france-services-du-moulin/index.html"]
    assert b"data-calendrier" in frais
    assert b"openingHoursSpecification" in frais


def test_a_fact_without_any_date_is_old() -> None:
    assert ANCIENNE in page_of(replace(FRANCE_SERVICES, provenance=Provenance()))


def test_the_limit_of_age_is_the_configured_one() -> None:
    lieu = replace(FRANCE_SERVICES, provenance=Provenance(verifie_le=date(2025, 11, 22)))
    registre = Registre(lieux=(lieu,), communes=COMMUNES)
    for mois, attendu in ((13, False), (12, True)):
        config = build_config(publication={"mois_anciennete": mois})
        site = render_all(build_annuaire(registre, config=config))
        assert (ANCIENNE in words(site[f"lieux/{lieu.slug}/index.html"])) is attendu


def test_hours_are_a_table_of_days_that_the_script_can_mark(site: dict[str, bytes]) -> None:
    elements = read_page(site["lieux/france-services-du-moulin/index.html"])
    jours = [e.attributs["data-jour"] for e in elements if "data-jour" in e.attributs]
    assert jours == ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    texte = words(site["lieux/france-services-du-moulin/index.html"])
    assert "Lundi 9 h – 12 h Mardi 14 h – 17 h Mercredi fermé" in texte


def test_what_is_said_of_every_open_day_is_said_once() -> None:
    osm = 'Mo 09:00-12:00 "sur rendez-vous"; Tu 14:00-17:00 "sur rendez-vous"'
    texte = page_of(replace(FRANCE_SERVICES, horaires=Horaires(texte="x", osm=osm)))
    assert "Lundi 9 h – 12 h Mardi 14 h – 17 h Mercredi fermé" in texte
    assert "Dimanche fermé Sur rendez-vous." in texte
    seul = 'Mo 09:00-12:00; Tu 14:00-17:00 "sur rendez-vous"'
    texte = page_of(replace(FRANCE_SERVICES, horaires=Horaires(texte="x", osm=seul)))
    assert "Mardi 14 h – 17 h (sur rendez-vous) Mercredi" in texte


def test_hours_that_could_not_be_read_are_in_the_words_of_the_source(
    site: dict[str, bytes],
) -> None:
    assert "Texte de la source : « Très variables »" in words(
        site["lieux/atelier-des-ecrans/index.html"]
    )
    partiel = words(site["lieux/4-vents/index.html"])
    assert "Lundi 8 h 30 – 12 h" in partiel
    assert "Texte de la source : « surprise »" in partiel
    assert "Horaires non renseignés : demandez sur place." in words(
        site["lieux/ccas-de-la-place/index.html"]
    )


def test_the_hours_of_the_help_come_before_those_of_the_building(site: dict[str, bytes]) -> None:
    texte = words(site["lieux/atelier-des-ecrans/index.html"])
    permanence = texte.index("Permanences")
    assert permanence < texte.index("Heures d'ouverture du lieu") < texte.index("Très variables")
    bloc = texte[permanence : texte.index("Heures d'ouverture du lieu")]
    assert "Jeudi 9 h – 12 h" in bloc
    assert "Lundi" not in bloc, "the other days, the place may be open"
    for fait in (
        "Employeur : la Métropole.",
        "Sur rendez-vous.",
        "Jusqu'au 30 juin 2027.",
        "Pas de permanence : 24 décembre 2026.",
        "En plus : 23 décembre 2026, de 9 h à 12 h.",
        "Permanence à vérifier : renseignez-vous avant de vous déplacer.",
        "Source : Liste de 2019.",
    ):
        assert fait in bloc


def test_a_permanence_that_is_over_is_gone(site: dict[str, bytes]) -> None:
    assert "Salle des fêtes" not in words(site["lieux/atelier-des-ecrans/index.html"])


def test_closures_and_workshops_to_come(site: dict[str, bytes]) -> None:
    texte = words(site["lieux/france-services-du-moulin/index.html"])
    assert "Fermé du 21 au 31 décembre 2026 (congés)." in texte
    assert (
        "Premiers clics : mardi 1er décembre 2026, de 9 h 30 à 11 h. Places restantes : 4. "
        "Par téléphone Premiers clics : mardi 8 décembre 2026, de 9 h à 11 h. Complet."
    ) in texte
    assert "janvier 2026 (" not in texte, "what is past is not told"
    assert "8 janvier 2026," not in texte


def test_an_expired_reception_state_is_to_be_confirmed(site: dict[str, bytes]) -> None:
    assert (
        "À confirmer : Ce lieu est complet pour le moment. Délai : trois semaines. "
        "Dit le 10 janvier 2026, valable jusqu'au 10 février 2026."
    ) in words(site["lieux/france-services-du-moulin/index.html"])


def test_an_exact_point_is_linked_and_an_approximate_one_is_searched(
    site: dict[str, bytes],
) -> None:
    exact = site["lieux/france-services-du-moulin/index.html"]
    assert b'href="geo:48.05,0.05?q=48.05,0.05"' in exact
    assert "Position" not in words(exact)
    vague = site["lieux/mairie-piege/index.html"]
    assert "Position approximative : commune." in words(vague)
    assert b"geo:0,0?q=" in vague
    assert b"mlat" not in vague
    assert b"48.05" not in vague, "the middle of the commune is nobody's door"


def test_the_margin_and_the_detail_of_a_position_stay_visible(site: dict[str, bytes]) -> None:
    texte = words(site["lieux/atelier-des-ecrans/index.html"])
    assert "Position connue à la rue ou à la place près, pas au bâtiment." in texte
    assert "Position donnée à 30 mètres près." in texte
    assert "Voir ce que la position indique La place, pas la porte" in texte


def test_the_page_says_who_checked_and_where_facts_come_from(site: dict[str, bytes]) -> None:
    texte = words(site["lieux/france-services-du-moulin/index.html"])
    assert "Informations vérifiées le 2 octobre 2026 par le service numérique." in texte
    assert "Enquête auprès des lieux, 11 septembre 2026" in texte
    assert "Liste de 2019 (téléphone)" in texte
    assert "Personne n'a encore vérifié" in words(site["lieux/atelier-des-ecrans/index.html"])


def test_an_error_is_reported_by_mail_when_there_is_a_mailbox() -> None:
    chemin = "lieux/france-services-du-moulin/index.html"
    sans = render_all(build_annuaire())[chemin]
    assert b"Signaler une erreur" not in sans
    assert "Dites-le au lieu par téléphone" in words(sans)
    config = build_config(contact={"courriel": "annuaire@exemple.fr"})
    avec = render_all(build_annuaire(config=config))[chemin]
    assert b'href="mailto:annuaire@exemple.fr?subject=Erreur%20sur%20la%20fiche' in avec


def test_reserved_fields_are_shown_only_when_they_are_given() -> None:
    chemin = "lieux/france-services-du-moulin/index.html"
    pro = words(render_all(build_annuaire(edition=Edition.PRO))[chemin])
    assert "SECRET-CONTACT" in pro
    assert "SECRET-NOTE" in pro
    nu = replace(FRANCE_SERVICES, contact_pro="", notes_pro="")
    assert "professionnels" not in page_of(nu)


def test_a_telephone_is_a_link_in_large_digits(site: dict[str, bytes]) -> None:
    octets = site["lieux/france-services-du-moulin/index.html"]
    numero = "02 43 61 00 01".replace(" ", "\u00a0")
    assert f'<a href="tel:+33243610001">{numero}</a>' in octets.decode()
    texte = page_of(
        replace(FRANCE_SERVICES, telephones=(replace(phone("07")[0], commentaire="le matin"),))
    )
    assert "02 43 61 00 07 le matin" in texte


def test_only_needs_that_exist_are_linked_and_never_from_a_relay(site: dict[str, bytes]) -> None:
    assert b"besoins/impots" in site["lieux/france-services-du-moulin/index.html"]
    faux = replace(ATELIER, role=Role.RELAIS)
    registre = replace(REGISTRE, lieux=(faux,))
    octets = render_all(build_annuaire(registre))["lieux/atelier-des-ecrans/index.html"]
    assert b"besoins/impots" not in octets


def test_a_place_out_of_the_territory_still_has_its_page(site: dict[str, bytes]) -> None:
    texte = words(site["lieux/4-vents/index.html"])
    assert "Accueil Annuaire 4 vents" in texte
    assert "99999 Ailleurs" in texte


def test_the_day_of_the_build_is_not_read_from_the_clock() -> None:
    assert TODAY.isoformat() == "2026-11-22"
    assert "annuaire du 22 novembre 2026" in page_of(FRANCE_SERVICES)


def test_every_level_has_its_words() -> None:
    offre = replace(FRANCE_SERVICES.offre, niveaux=tuple(Niveau))
    texte = page_of(replace(FRANCE_SERVICES, offre=offre))
    assert "On vous apprend Une personne vous montre" in texte


def test_a_postcode_stays_with_its_commune_wherever_an_address_is_read() -> None:
    annuaire = build_annuaire(REGISTRE, edition=Edition.PRO)
    pages = render_all(annuaire) | dict(render_pro(annuaire, Rendu(annuaire)))
    lues = {
        chemin: next(one.texte for one in read_page(octets) if one.nom == "body")
        for chemin, octets in pages.items()
        if chemin.endswith(".html")
    }
    assert [chemin for chemin, texte in lues.items() if "99100 Aubry" in texte] == []
    dites = [chemin for chemin, texte in lues.items() if "99100\u00a0Aubry" in texte]
    fiche = "lieux/france-services-du-moulin"
    assert {f"{fiche}/index.html", f"{fiche}/orientation/index.html"} <= set(dites)
    assert "communes/aubry/index.html" in dites


def test_only_times_are_bound_on_one_line() -> None:
    osm = 'Mo 09:00-12:00; Tu unknown "accessible pour les groupes sur réservation"'
    lieu = replace(FRANCE_SERVICES, horaires=Horaires(texte="x", osm=osm))
    registre = Registre(lieux=(lieu,), communes=COMMUNES)
    page = render_all(build_annuaire(registre))[f"lieux/{lieu.slug}/index.html"].decode()
    assert '<span class="plage">9\xa0h\xa0–\xa012\xa0h</span>' in page
    assert "accessible pour les groupes sur réservation</td>" in page
