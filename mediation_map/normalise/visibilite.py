"""Who may see a row, and what its place agreed to; when in doubt, fewer people."""

from __future__ import annotations

from mediation_map.constats import Constat, Probleme, Severite
from mediation_map.model.lieu import Consentement
from mediation_map.model.vocabulaires import Visibilite
from mediation_map.normalise.construction import Lecteur
from mediation_map.normalise.dates import parse_jour
from mediation_map.normalise.nombres import parse_oui_non
from mediation_map.normalise.texte import fold_words
from mediation_map.normalise.vocabulaire import Vocabulaire, split_liste, suggest

VISIBILITE_ILLISIBLE = Probleme(
    "visibilite-illisible",
    Severite.AVERTISSEMENT,
    "« {valeur} » ne dit pas qui peut voir cette ligne : par prudence elle n'est pas montrée.",
    "Écrivez public, professionnel ou masque.",
)
CONSENTEMENT_ILLISIBLE = Probleme(
    "consentement-illisible",
    Severite.AVERTISSEMENT,
    "« {valeur} » ne dit pas si le lieu est d'accord : par prudence il compte comme un refus.",
    "Écrivez oui ou non dans « consentement ».",
)
CHAMP_INCONNU = Probleme(
    "consentement-champ-inconnu",
    Severite.AVERTISSEMENT,
    "« {valeur} » n'est pas le nom d'une colonne que l'on peut montrer.",
    "{suggestion}",
)

# Column of the table → field of the place that it fills. Services, needs, costs and booking
# are one field: the offer is shown whole or not at all.
CHAMPS = {
    "adresse": "adresse", "telephone": "telephones", "telephones": "telephones",
    "courriel": "courriels", "courriels": "courriels", "mail": "courriels",
    "site web": "sites_web", "site": "sites_web", "horaires": "horaires",
    "presentation": "presentation", "acces pmr": "acces_pmr",
    "fiche acces libre": "fiche_acces_libre", "transport": "transport",
    "position": "position", "latitude": "position", "longitude": "position",
    "offre": "offre", "actions": "offre", "services": "offre", "niveaux": "offre",
    "prise rdv": "offre", "frais": "offre", "publics": "offre", "langues": "offre",
    "structure parente": "structure_parente", "pivot": "pivot", "nom": "nom",
    "type structure": "type_structure", "typologie": "typologie",
}  # fmt: skip
_VISIBILITES = Vocabulaire(
    Visibilite,
    {
        mot: str(cible)
        for cible, mots in {
            Visibilite.PUBLIC: ("tous", "tout le monde", "publique", "publier", "oui", "visible"),
            Visibilite.PROFESSIONNEL: (
                "pro", "pros", "professionnelle", "aux professionnels", "interne", "restreint",
                "réservé", "réservé aux professionnels", "travailleurs sociaux", "non public",
            ),
            Visibilite.MASQUE: (
                "masqué", "masquée", "caché", "ne pas publier", "non", "non publié", "privé",
                "ne pas diffuser", "confidentiel", "invisible", "aucun", "personne", "secret",
            ),
        }.items()
        for mot in mots
    },
)  # fmt: skip


def read_visibilite(ligne: Lecteur) -> Visibilite:
    """Return who may see a row; an unreadable word hides it until it is corrected."""
    brut = ligne.texte("visibilite")
    found = _VISIBILITES.find(brut)
    if found or not fold_words(brut):
        return found or Visibilite.PUBLIC
    ligne.noter("visibilite", VISIBILITE_ILLISIBLE.constat(brut))
    return Visibilite.MASQUE


def read_consentement(ligne: Lecteur) -> Consentement | None:
    """Return what a place agreed to; None when its columns are all empty."""
    brut = ligne.texte("consentement")
    accord_de = ligne.texte("consentement_de")
    accord_le = ligne.lire("consentement_le", parse_jour)
    champs = _read_champs(ligne)
    if not (brut or accord_de or accord_le or champs):
        return None
    accord = parse_oui_non(brut).valeur
    if accord is None:
        ligne.noter("consentement", CONSENTEMENT_ILLISIBLE.constat(brut))
    return Consentement(
        accord=bool(accord), champs=champs, accord_de=accord_de, accord_le=accord_le
    )


def _read_champs(ligne: Lecteur) -> tuple[str, ...]:
    """Return the fields that may show; when none is known, only the name may."""
    items = split_liste(ligne.texte("consentement_champs").replace(",", "|"))
    found = {item: CHAMPS.get(fold_words(item)) for item in items}
    for item, champ in found.items():
        if champ is None:
            ligne.noter("consentement_champs", _unknown(item))
    champs = tuple(dict.fromkeys(champ for champ in found.values() if champ))
    return champs or (("nom",) if items else ())


def _unknown(item: str) -> Constat:
    attendus = "Écrivez par exemple : telephone | courriel | horaires."
    return CHAMP_INCONNU.constat(item, suggestion=suggest(item, CHAMPS) or attendus)
