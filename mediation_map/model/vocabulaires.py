"""The closed lists: those of the national standard 1.0.2, word for word, and the project's own."""

from __future__ import annotations

from enum import StrEnum


class Service(StrEnum):
    """What a place does; field ``services`` of the national standard."""

    DEMARCHES = "Aide aux démarches administratives"
    QUOTIDIEN = "Maîtrise des outils numériques du quotidien"
    INSERTION = "Insertion professionnelle via le numérique"
    SECURITE = "Utilisation sécurisée du numérique"
    PARENTALITE = "Parentalité et éducation avec le numérique"
    LOISIRS = "Loisirs et créations numériques"
    COMPREHENSION = "Compréhension du monde numérique"
    ACCES = "Accès internet et matériel informatique"
    ACQUISITION = "Acquisition de matériel informatique à prix solidaire"


class Niveau(StrEnum):
    """How far the help goes; the three are never blended."""

    A_VOTRE_PLACE = "a_votre_place"
    AVEC_VOUS = "avec_vous"
    APPRENDRE = "apprendre"


class ModaliteAccompagnement(StrEnum):
    """Field ``modalites_accompagnement`` of the national standard."""

    AUTONOMIE = "En autonomie"
    INDIVIDUEL = "Accompagnement individuel"
    ATELIER = "Dans un atelier collectif"
    DISTANCE = "À distance"


class ModaliteAcces(StrEnum):
    """Field ``modalites_acces`` of the national standard."""

    SE_PRESENTER = "Se présenter"
    TELEPHONER = "Téléphoner"
    MAIL = "Contacter par mail"
    RDV_EN_LIGNE = "Prendre un RDV en ligne"
    PAS_DE_PUBLIC = "Ce lieu n'accueille pas de public"
    PRESCRIPTION = "Envoyer un mail avec une fiche de prescription"


class Frais(StrEnum):
    """Field ``frais_a_charge`` of the national standard."""

    GRATUIT = "Gratuit"
    SOUS_CONDITION = "Gratuit sous condition"
    PAYANT = "Payant"


class Public(StrEnum):
    """Field ``publics_specifiquement_adresses`` of the national standard."""

    JEUNES = "Jeunes"
    ETUDIANTS = "Étudiants"
    FAMILLES = "Familles et/ou enfants"
    SENIORS = "Seniors"
    FEMMES = "Femmes"


class PriseEnCharge(StrEnum):
    """Field ``prise_en_charge_specifique`` of the national standard."""

    SURDITE = "Surdité"
    MOTEURS = "Handicaps moteurs"
    MENTAUX = "Handicaps mentaux"
    ILLETTRISME = "Illettrisme"
    ANGLAIS = "Langues étrangères (anglais)"
    AUTRES_LANGUES = "Langues étrangères (autres)"
    VISUELLE = "Déficience visuelle"


class Programme(StrEnum):
    """Field ``dispositif_programmes_nationaux`` of the national standard."""

    AIDANTS_CONNECT = "Aidants Connect"
    BNR = "Bibliothèques numérique de référence"
    PIX = "Certification PIX"
    CONSEILLERS = "Conseillers numériques"
    EMMAUS_CONNECT = "Emmaüs Connect"
    FRANCE_SERVICES = "France Services"
    GEN = "Grande école du numérique"
    CROIX_ROUGE = "La Croix Rouge"
    CAF = "Point d'accès numérique CAF"
    PROMENEURS = "Promeneurs du net"
    RELAIS_EMMAUS = "Relais numérique (Emmaüs Connect)"
    LA_POSTE = "Étapes numériques(La Poste)"


class Role(StrEnum):
    """What a place is to a person who needs help with digital life."""

    AIDE = "aide"
    RELAIS = "relais"


class Visibilite(StrEnum):
    """Who may see a record."""

    PUBLIC = "public"
    PROFESSIONNEL = "professionnel"
    MASQUE = "masque"


class Precision(StrEnum):
    """How exactly a position is known, the best first."""

    NUMERO = "numero"
    INTERPOLE = "interpole"
    VOIE = "voie"
    LIEU_DIT = "lieu_dit"
    COMMUNE = "commune"
    AUCUNE = "aucune"


class EtatAccueil(StrEnum):
    """Whether a place or a service can still take people."""

    OUVERT = "ouvert"
    SUR_RENDEZ_VOUS = "sur_rendez_vous"
    SUR_ORIENTATION = "sur_orientation"
    COMPLET = "complet"
    NE_PAS_PUBLIER = "ne_pas_publier"


class GenrePermanence(StrEnum):
    """What an adviser's permanence is made of."""

    INDIVIDUEL = "individuel"
    ATELIER = "atelier"
    ACCES_LIBRE = "acces_libre"


class EtatSeance(StrEnum):
    """Where a dated event (van stop or workshop session) stands."""

    PREVU = "prevu"
    MINIMUM_NON_ATTEINT = "minimum_non_atteint"
    COMPLET = "complet"
    ANNULE = "annule"
    DEPLACE = "deplace"


class PorteeFermeture(StrEnum):
    """What a closure closes."""

    LIEU = "lieu"
    SERVICE = "service"
    PERMANENCE = "permanence"
