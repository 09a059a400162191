"""The help of a place in plain sentences; the three levels are told one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from mediation_map.model.lieu import Lieu, Offre
from mediation_map.model.vocabulaires import (
    Frais,
    ModaliteAcces,
    ModaliteAccompagnement,
    Niveau,
    PriseEnCharge,
    Programme,
    Public,
    Service,
)
from mediation_map.render.vignette import NIVEAUX

EXPLICATIONS = {
    Niveau.AVEC_VOUS: "Une personne reste à côté de vous et vous faites ensemble.",
    Niveau.A_VOTRE_PLACE: "Une personne peut faire la démarche pour vous, avec votre accord.",
    Niveau.APPRENDRE: "Une personne vous montre, pour que vous sachiez ensuite faire sans aide.",
}
PROGRAMMES = {
    Niveau.A_VOTRE_PLACE: (Programme.AIDANTS_CONNECT, Programme.FRANCE_SERVICES),
    Niveau.AVEC_VOUS: (Programme.CONSEILLERS, Programme.FRANCE_SERVICES),
    Niveau.APPRENDRE: (Programme.CONSEILLERS, Programme.PIX),
}
SERVICES = {
    Service.DEMARCHES: "Vos démarches administratives en ligne",
    Service.QUOTIDIEN: "Vous servir d'un ordinateur, d'un téléphone ou d'une tablette",
    Service.INSERTION: "Chercher un emploi ou une formation avec internet",
    Service.SECURITE: "Utiliser internet en sécurité",
    Service.PARENTALITE: "Accompagner vos enfants avec le numérique",
    Service.LOISIRS: "Créer et vous divertir avec le numérique",
    Service.COMPREHENSION: "Comprendre le monde du numérique",
    Service.ACCES: "Utiliser un ordinateur ou internet sur place",
    Service.ACQUISITION: "Acheter un ordinateur ou un téléphone à petit prix",
}
MODALITES = {
    ModaliteAccompagnement.INDIVIDUEL: "en tête à tête avec la personne qui aide",
    ModaliteAccompagnement.ATELIER: "en groupe, dans un atelier",
    ModaliteAccompagnement.AUTONOMIE: "en autonomie, avec le matériel du lieu",
    ModaliteAccompagnement.DISTANCE: "à distance",
}
FRAIS = {
    Frais.GRATUIT: "Gratuit.",
    Frais.SOUS_CONDITION: "Gratuit sous condition : demandez laquelle.",
    Frais.PAYANT: "Payant : demandez le prix.",
}
ACCES = {
    ModaliteAcces.SE_PRESENTER: "Vous pouvez venir directement.",
    ModaliteAcces.TELEPHONER: "Téléphonez.",
    ModaliteAcces.MAIL: "Écrivez un courriel.",
    ModaliteAcces.RDV_EN_LIGNE: "Prenez rendez-vous sur internet.",
    ModaliteAcces.PAS_DE_PUBLIC: "Ce lieu ne reçoit pas de public.",
    ModaliteAcces.PRESCRIPTION: "Un professionnel doit vous orienter, avec une fiche.",
}
PUBLICS = {
    Public.JEUNES: "les jeunes",
    Public.ETUDIANTS: "les étudiants",
    Public.FAMILLES: "les familles et les enfants",
    Public.SENIORS: "les seniors",
    Public.FEMMES: "les femmes",
}
PRISES_EN_CHARGE = {
    PriseEnCharge.SURDITE: "surdité",
    PriseEnCharge.MOTEURS: "handicap moteur",
    PriseEnCharge.MENTAUX: "handicap mental",
    PriseEnCharge.ILLETTRISME: "difficultés pour lire et écrire",
    PriseEnCharge.ANGLAIS: "anglais parlé",
    PriseEnCharge.AUTRES_LANGUES: "autres langues parlées",
    PriseEnCharge.VISUELLE: "déficience visuelle",
}

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlocAide:
    """One level of help: its name, what it means, the national programmes behind it."""

    cle: str
    titre: str
    explication: str
    dispositifs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pratique:
    """One practical fact: a term, sentences, and a link when the fact has one."""

    terme: str
    texte: str
    lien: str = ""
    lien_texte: str = ""


def describe_niveaux(offre: Offre) -> tuple[BlocAide, ...]:
    """Return what each declared level gives; a level that is not declared is not there."""
    return tuple(
        BlocAide(
            cle=str(niveau),
            titre=titre,
            explication=EXPLICATIONS[niveau],
            dispositifs=join_et([str(p) for p in PROGRAMMES[niveau] if p in offre.programmes]),
        )
        for niveau, titre in NIVEAUX.items()
        if niveau in offre.niveaux
    )


def describe_services(offre: Offre) -> tuple[str, ...]:
    """Return what the help is about, in plain words."""
    return tuple(texte for service, texte in SERVICES.items() if service in offre.services)


def describe_pratique(lieu: Lieu) -> tuple[Pratique, ...]:
    """Return the practical facts that are known, in the order of a visit."""
    return tuple(one for one in _pratiques(lieu) if one.texte or one.lien)


def _pratiques(lieu: Lieu) -> Iterator[Pratique]:
    offre = lieu.offre
    yield Pratique(terme="Rendez-vous", texte=_rendez_vous(offre), **_lien_rdv(offre))
    yield Pratique(terme="Prix", texte=_join(FRAIS, offre.frais))
    yield Pratique(terme="À apporter", texte=offre.a_apporter)
    yield Pratique(terme="Pour qui", texte=describe_publics(offre))
    yield Pratique(terme="Comment", texte=capitalise(_liste(MODALITES, offre.modalites)))
    yield Pratique(terme="Adapté à", texte=capitalise(_prises_en_charge(offre)))
    yield Pratique(terme="Langues", texte=capitalise(join_et(offre.langues)))
    yield Pratique(
        terme="Accès sans marche",
        texte={True: "Oui.", False: "Non.", None: ""}[lieu.acces_pmr],
        lien=lieu.fiche_acces_libre,
        lien_texte="Voir la fiche d'accès détaillée",
    )
    yield Pratique(terme="Pour venir", texte=lieu.transport)


def list_inconnus(lieu: Lieu) -> str:
    """Return in one sentence what a visitor would want to know and no source says."""
    offre = lieu.offre
    absents = [
        mot
        for mot, connu in (
            ("s'il faut un rendez-vous", offre.sur_rendez_vous is not None or offre.acces),
            ("le prix", offre.frais),
            ("ce qu'il faut apporter", offre.a_apporter),
            ("les langues parlées", offre.langues),
            ("l'accès en fauteuil roulant", lieu.acces_pmr is not None or lieu.fiche_acces_libre),
        )
        if not connu
    ]
    if not absents:
        return ""
    remede = "Demandez par téléphone." if lieu.telephones else "Demandez sur place."
    return f"Non renseigné : {', '.join(absents)}. {remede}"


def describe_publics(offre: Offre) -> str:
    """Return who is especially expected, or nothing when the source does not say."""
    publics = [texte for public, texte in PUBLICS.items() if public in offre.publics]
    return f"Surtout {join_et(publics)}." if publics else ""


def _rendez_vous(offre: Offre) -> str:
    base = {True: "Sur rendez-vous.", False: "Sans rendez-vous.", None: ""}[offre.sur_rendez_vous]
    return f"{base} {_join(ACCES, offre.acces)}".strip()


def _lien_rdv(offre: Offre) -> dict[str, str]:
    return {"lien": offre.prise_rdv, "lien_texte": "Prendre rendez-vous en ligne"}


def _prises_en_charge(offre: Offre) -> str:
    return _liste(PRISES_EN_CHARGE, offre.prises_en_charge)


def _join(textes: Mapping[T, str], choisis: Sequence[T]) -> str:
    return " ".join(texte for cle, texte in textes.items() if cle in choisis)


def _liste(textes: Mapping[T, str], choisis: Sequence[T]) -> str:
    return join_et([texte for cle, texte in textes.items() if cle in choisis])


def join_et(mots: Sequence[str]) -> str:
    """Return ``a, b et c``."""
    *debut, fin = mots or ("",)
    return f"{', '.join(debut)} et {fin}" if debut else fin


def capitalise(texte: str) -> str:
    """Return a sentence from words: a capital first, a full stop last."""
    return f"{texte[0].upper()}{texte[1:]}." if texte else ""
