"""The part of the coordinator's page about what the public does not see, and who may be named."""

TEXTE = """\
## Ce que le public ne voit pas

- **Une ligne** : `visibilite` (« professionnel » ou « masque »), dans la table où elle est.
- **Un lieu entier** : l'accord refusé (`consentement`), ou la table « Accueil » avec l'état
  `ne_pas_publier` et la case « Service » vide.
- **Un service d'un lieu** : la table « Accueil » avec l'état `ne_pas_publier` et le nom du service.
  Pour le public, ce service n'existe plus à cet endroit :
  - le besoin entier est retiré, car qui cherche « impôts » trouve « Démarche en ligne » : les
    services du standard, les labels et les niveaux d'aide qui le promettent partent avec lui ;
  - les phrases qui le disent (actions, présentation, à apporter…) ne sont plus citées, ni ses
    fermetures, ni ses autres états d'accueil ;
  - un lieu à qui il ne reste aucune aide n'est plus montré : le compte des lignes le dit. Si une
    permanence ou une séance publique s'y tient, il reste, comme relais, avec elle ;
  - si les mots du service ne sont pas compris, toute l'aide du lieu est retirée et `check` le dit ;
  - une permanence et une séance ont leur propre visibilité : elles ne partent que si leurs mots
    (intervenant, titre de l'atelier…) nomment ce service ; le nom du lieu reste, et `check`
    prévient s'il dit le service.

Quand plusieurs lignes d'« Accueil » parlent du même lieu ou du même service, la plus récente
(`confirme_le`) remplace les autres ; jamais une ligne `ne_pas_publier`.

`ne_pas_publier` n'expire jamais : passé sa date, il est à confirmer, et reste caché. Retirez la
ligne quand le lieu veut bien paraître. Les professionnels voient tout, avec la mention « À ne pas
communiquer au public ».

## Qui a vérifié (`verificateurs`)

`verifie_par` est réservé aux professionnels, car un nom de personne peut s'y trouver. Pour que le
public lise aussi le nom d'une équipe ou d'un organisme, donnez-le dans `territoire.toml`, tel qu'il
se lit après « par » :

    [publication]
    verificateurs = ["l'équipe inclusion numérique", "le CCAS"]

La page dit alors « Informations vérifiées le 12 mars 2026 par l'équipe inclusion numérique. »
quand la cellule est l'un de ces noms (majuscules, accents, espaces et premier article ne comptent
pas) ; sinon elle dit la date sans « par ». `check` donne les noms qui ne sont pas dans la liste.
"""


def render_publication() -> str:
    """Return the French sections in Markdown."""
    return TEXTE
