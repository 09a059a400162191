"""Reception states and the figures of the advisers' activity; decisions about duplicates."""

from __future__ import annotations

from mediation_map.constats import Probleme, Severite
from mediation_map.model.accueil import Accueil
from mediation_map.model.activite import Activite
from mediation_map.model.doublon import ChoixDoublon, DecisionDoublon
from mediation_map.model.provenance import Provenance
from mediation_map.model.vocabulaires import EtatAccueil
from mediation_map.normalise.besoins import load_besoins
from mediation_map.normalise.construction import Construction, Lecteur, build_records
from mediation_map.normalise.dates import parse_borne, parse_jour, parse_mois
from mediation_map.normalise.nombres import parse_entier
from mediation_map.normalise.provenance import read_provenance
from mediation_map.normalise.service_accueil import find_besoins
from mediation_map.normalise.texte import fold_words
from mediation_map.normalise.vocabulaire import Vocabulaire
from mediation_map.read.lignes import Table

IMPRIME_INCONNU = Probleme(
    "activite-imprime-inconnu",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas une sorte de chiffre imprimé.",
    "Écrivez total ou moyenne, ou laissez la case vide pour le chiffre d'un mois.",
)

SERVICE_INCONNU = Probleme(
    "accueil-service-inconnu",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est rattaché à aucun besoin : l'état de ce service ne change aucune liste.",
    "Écrivez un besoin ou un service, par exemple « Impôts en ligne » ; vide = tout le lieu.",
)

SERVICE_TU_INCONNU = Probleme(
    "service-non-publie-inconnu",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est rattaché à aucun besoin : on ne sait pas ce qu'il ne faut pas publier, et "
    "par prudence rien de l'aide de ce lieu n'est montré au public.",
    "Écrivez un besoin ou un service, par exemple « Impôts en ligne » ; vide = tout le lieu.",
)
SERVICE_TU = Probleme(
    "service-non-publie",
    Severite.INFORMATION,
    "« {valeur} » n'est pas publié : le public ne trouve pas ce lieu pour : {lu}.",
    "Si c'est trop, nommez le service plus précisément.",
)

_ETATS = Vocabulaire(
    EtatAccueil,
    {
        "ouverte": "ouvert", "disponible": "ouvert", "places disponibles": "ouvert",
        "accueille": "ouvert", "sur rdv": "sur_rendez_vous", "rendez-vous": "sur_rendez_vous",
        "rdv": "sur_rendez_vous", "orientation": "sur_orientation",
        "sur orientation d'un professionnel": "sur_orientation", "sur prescription":
        "sur_orientation", "complète": "complet", "saturé": "complet", "saturée": "complet",
        "plein": "complet", "fermé aux nouveaux": "complet", "non publié": "ne_pas_publier",
        "masqué": "ne_pas_publier", "ne pas diffuser": "ne_pas_publier",
    },
)  # fmt: skip
_CHOIX = Vocabulaire(
    ChoixDoublon,
    {
        "même": "meme", "même lieu": "meme", "identique": "meme", "identiques": "meme",
        "doublon": "meme", "oui": "meme", "différents": "different", "différente": "different",
        "distinct": "different", "non": "different", "pas un doublon": "different",
    },
)  # fmt: skip
_IMPRIMES = {"": "", "total": "total", "totaux": "total", "moyenne": "moyenne", "moyen": "moyenne"}


def build_accueils(table: Table) -> Construction[Accueil]:
    """Return one reception state per row; place and state are required."""
    return build_records(table, _build_accueil, requis=("lieu_id", "etat"))


def _build_accueil(ligne: Lecteur) -> Accueil:
    service = ligne.texte("service")
    besoins = find_besoins(service) if service else ()
    etat = ligne.exiger("etat", ligne.lire("etat", _ETATS.parse))
    if service:
        _note_service(ligne, service, besoins, tu=etat is EtatAccueil.NE_PAS_PUBLIER)
    return Accueil(
        id=ligne.id("E", ("lieu_id", "service")),
        lieu_id=ligne.exiger("lieu_id", ligne.reference("lieu_id")),
        service=service,
        besoins=besoins,
        etat=etat,
        delai=ligne.texte("delai"),
        texte_public=ligne.paragraphe("texte_public"),
        texte_pro=ligne.paragraphe("texte_pro"),
        confirme_le=ligne.lire("confirme_le", parse_jour),
        expire_le=ligne.lire("expire_le", lambda texte: parse_borne(texte, fin=True)),
        provenance=read_provenance(ligne),
    )


def _note_service(ligne: Lecteur, service: str, besoins: tuple[str, ...], *, tu: bool) -> None:
    """Tell what a state on a service does: nothing, or more than its words say."""
    if not besoins:
        probleme = SERVICE_TU_INCONNU if tu else SERVICE_INCONNU
        ligne.noter("service", probleme.constat(service))
    elif tu:
        noms = ", ".join(one.court for one in load_besoins() if one.id in besoins)
        ligne.noter("service", SERVICE_TU.constat(service, lu=noms))


def build_activites(table: Table) -> Construction[Activite]:
    """Return one figure per row, in the order of the table."""
    return build_records(table, _build_activite, requis=("indicateur", "valeur"))


def _build_activite(ligne: Lecteur) -> Activite:
    imprime = fold_words(ligne.texte("imprime"))
    if imprime not in _IMPRIMES:
        ligne.noter("imprime", IMPRIME_INCONNU.constat(ligne.brut("imprime")))
        ligne.exiger("imprime", None)
    mois = ligne.lire("mois", parse_mois)
    if ligne.brut("mois").strip() and not mois:
        ligne.exiger("mois", None)
    return Activite(
        indicateur=ligne.nom("indicateur"),
        mois=mois,
        valeur=ligne.exiger("valeur", ligne.lire("valeur", parse_entier)),
        imprime=_IMPRIMES[imprime],
        genre=ligne.texte("genre"),
        commune=ligne.texte("commune"),
        provenance=read_provenance(ligne),
    )


def build_doublons(table: Table) -> Construction[DecisionDoublon]:
    """Return one decision per row; both ids and the decision are required."""
    return build_records(table, _build_doublon, requis=("id_a", "id_b", "decision"))


def _build_doublon(ligne: Lecteur) -> DecisionDoublon:
    return DecisionDoublon(
        id_a=ligne.exiger("id_a", ligne.reference("id_a")),
        id_b=ligne.exiger("id_b", ligne.reference("id_b")),
        decision=ligne.exiger("decision", ligne.lire("decision", _CHOIX.parse)),
        raison=ligne.paragraphe("raison"),
        decide_le=ligne.lire("decide_le", parse_jour),
        decide_par=ligne.texte("decide_par"),
        provenance=Provenance(origine=ligne.ligne.origine),
    )
