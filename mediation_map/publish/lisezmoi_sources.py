"""The part of the coordinator's page about tables kept by others, read through a correspondence."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_map.read.sources.correspondance import SUFFIXE, list_fournies

# The tests load both examples as they stand here.
EXEMPLE_CSV = """\
N° fiche;Structure;Ville;N°;Rue;Tél.;Ce qu'on y fait;Payant ?;Mis à jour le
12;Maison du lac;Exempleville;3;rue du Port;02 43 00 00 01;Aide aux démarches;non;12/03/2026
"""
EXEMPLE_CORRESPONDANCE = """\
libelle = "Liste du département"
prefixe_id = "DEP-"
territoire_seul = true

[colonnes]
id = "N° fiche"
nom = "Structure"
commune = "Ville"
adresse = ["N°", "Rue"]
telephone = "Tél."
actions = "Ce qu'on y fait"
frais = "Payant ?"
source_date = "Mis à jour le"

[valeurs.frais]
"non" = "Gratuit"
"oui" = "Payant"

[constantes]
source_nom = "Liste du département"
"""
EXEMPLE_BASE = """\
base = "france-services"
territoire_seul = true

[constantes]
source_date = "2026-03-01"
"""

_TEXTE = """\
## Ajouter la liste d'un autre (`NOM{suffixe}`)

Une liste tenue par quelqu'un d'autre (liste nationale, fichier du département ou d'un réseau) se
pose dans ce dossier telle quelle : rien à recopier, aucun titre à changer. Un petit fichier à
côté, la correspondance, dit quelle colonne de cette liste remplit quelle colonne de la table
« Acteurs ». Quand la liste change, remplacez-la : la correspondance reste.

**Les noms.** Les deux fichiers portent le même : `liste-departement.csv` (ou `.xlsx`, `.ods`,
`.geojson`) et `liste-departement{suffixe}`. Dans un classeur, la première feuille remplie est
lue ; `feuille = "Nom"` en choisit une autre.

**Un exemple.** La liste `liste-departement.csv` :

```csv
{csv}```

et sa correspondance `liste-departement{suffixe}` :

```toml
{correspondance}```

- `[colonnes]` : à gauche une colonne d'« Acteurs » (son nom de code, plus bas), à droite le titre
  tel qu'il est dans la liste ; entre crochets, plusieurs titres dont les cellules se suivent.
  `nom` et `commune` sont indispensables.
- `[valeurs.…]` : les mots de la liste et les nôtres. `[constantes]` : ce que vaut une cellule vide.
- `prefixe_id` évite que ses identifiants ressemblent aux vôtres. `territoire_seul = true` laisse
  de côté les lignes des autres communes.
- Donnez une date (`source_date`) : sans elle, la ligne cède à toute ligne datée.

**Les correspondances fournies.** Pour ces listes-là, rien à décrire : `base = "…"` suffit, et ce
que vous écrivez en plus complète ou remplace ce qu'elle dit.

| base | ce qu'elle lit |
| --- | --- |
{fournies}

```toml
{base}```

**Quand la liste et vos tables parlent du même lieu.** Les lignes qui sont clairement un seul lieu
n'en font qu'un, et `check` dit lesquelles ; les cas douteux restent séparés et sont listés : c'est
la table « Doublons » qui tranche. Dans un lieu réuni :

- l'identifiant et le nom sont toujours ceux de vos tables ;
- pour chaque autre colonne, la ligne la plus récente gagne (`verifie_le`, sinon `source_date`) ;
  à date égale, la vôtre ; une cellule vide n'efface jamais une cellule remplie ;
- ce qui décrit l'aide (services, publics, programmes, frais…) s'additionne ;
- la visibilité la plus discrète l'emporte, et l'accord donné le plus récemment.

`check` relit aussi ces listes. `workbook corrected` ne les reprend pas : une erreur s'y corrige
chez celui qui les tient.
"""


def render_sources() -> str:
    """Return the French section in Markdown."""
    return _TEXTE.format(
        suffixe=SUFFIXE,
        csv=EXEMPLE_CSV,
        correspondance=EXEMPLE_CORRESPONDANCE,
        fournies="\n".join(_list_bases()),
        base=EXEMPLE_BASE,
    )


def _list_bases() -> Iterator[str]:
    for nom, libelle in list_fournies().items():
        yield f"| `{nom}` | {libelle} |"
