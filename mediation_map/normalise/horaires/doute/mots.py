"""What words beside days and hours may do: nothing, name help or a place, call it all off.

Any other word is unknown: it may restrict, move or belong to something else (see ``doute``).
Words are folded (lower case, no accents) and without their plural « s ».
"""

from __future__ import annotations

import re


def _words(texte: str) -> frozenset[str]:
    return frozenset(mot.removesuffix("s") for mot in texte.split())


NEUTRES = _words(
    """
    a au aux de du des d l la le les un une et ou en dans par pour avec sur chez vers entre puis
    oui que qui vous nous notre nos votre vos on ce cet cette ces ses son sa leur y se il elle ils
    est sont sera seront etre etait a ont peut toujours aussi egalement bien ainsi donc car
    accueil accueille accueillent accueillons recevons recoit recu recus recevoir attend attendent
    accueilli accueillie bonjour bienvenue merci info infos information informations renseignement
    horaire horaires heure heures h ouvert ouverte ouverture ouvertures ouvre ouvrent ouvrable
    public publics publique usager usagers usage habitants tous tout toute toutes monde
    permanence permanences bureau bureaux service services lieu lieux structure structures
    equipe point points jour jours journee date dates semaine semaines hebdomadaire
    matin apres midi soir soiree matinee debut fin
    present presente presence presents assure assuree assurees assures tenue tient tenu
    propose proposee proposees proposes proposons disponible disponibles situe situee
    lieu lieux adresse contact mail courriel email tel telephone numero numeros site web
    normal normaux normale habituel habituels habituelle habituelles actuel actuels actuelle
    fixe fixes compris compri
    detail details voir ex ci dessous suivant suivants suivante suivantes
    deroule deroulent lieux place continu non stop creneau creneaux plage plages planning
    annee periode cadre prochain prochaine prochains prochaines mme mmes mr m madame monsieur mlle
    formateur formatrice secretaire responsable benevole benevoles bibliothecaire
    attention nb nota important remarque note supplementaire supplementaires duree
    nocturne nocturnes prolonge prolongee prolongees tardive tardives inclus incluse incluses
    """
)
"""Words that change nothing of hours, wherever they stand."""

ACTIVITES = _words(
    """
    atelier ateliers cour cours seance seances initiation initiations formation formations aide
    accompagnement accompagnements mediation mediateur mediatrice mediateurs conseiller conseillere
    conseillers numerique numeriques informatique internet web animateur animatrice animateurs
    animation animations agent agents aidant aidante referent referente intervenant intervenante
    acces libre collectif collectifs collective collectives individuel individuels individuelle
    individuelles groupe debutant debutants debutante confirme confirmes intermediaire niveau
    niveaux perfectionnement decouverte tablette tablettes smartphone smartphones ordinateur
    ordinateurs pc portable bureautique clavier souris word excel windows android linux
    demarche demarches administrative administratives ligne dematerialisees papiers
    cyber cyberespace cyberbase epn fablab ecrivain cafe depannage reparation
    entretien entretiens individualise individualises personnalise personnalises diagnostic
    particulier seniors senior adultes adulte gratuit gratuite gratuits gratuitement payant
    france conseil conseils consultation libres autonomie prets pret impression impressions
    usages bases base connecte connectes suivi emploi orientation soutien appui permanente
    multimedia
    """
)
"""Words of digital help: they say what the hours are for, and are quoted beside them."""

LIEUX = _words(
    """
    mairie hotel ville mediatheque bibliotheque ludotheque salle fete fetes polyvalente reunion
    maison associations association quartier services public centre social sociale socioculturel
    culturel communal communale municipal municipale intercommunal intercommunale ecole college
    lycee ccas cias mjc mds msap mfs pimms espace antenne annexe agence poste postale gare foyer
    rural rurale local siege place parvis etage rez chaussee rdc hall sous sol batiment bat
    communaute commune communes agglomeration agglo departement departementale departemental
    region tiers tierslieu jeunes jeunesse famille familles mission locale pole solidarite
    solidarites sante fs office tourisme restaurant mobile camion kiosque bourg centre vieille
    ancien ancienne presbytere eglise marche rue avenue boulevard residence jardin ressourcerie
    recyclerie bus club sein locaux sur sous magasin magasins boutique boutiques musee musees
    piscine gymnase stade theatre cinema hopital clinique pharmacie epicerie dechetterie
    decheterie camping consigne laverie halle crypte cabinet polyclinique dispensaire
    """
)
"""Words that name the place."""

ANNULE = re.compile(
    r"annul|suspen[ds]|report|interrom|interrup|supprim|suppression|demenag|deplac|transf[ee]r|cess[eea]"
    r"|termine|complet\b|complete[s]?\b|impossible"
)
"""Words that call off or move what the text says, wherever they stand."""
COMPLEMENTS = frozenset(
    {
        "par",
        "avec",
        "a",
        "au",
        "aux",
        "aupres",
        "chez",
        "dans",
        "en",
        "mme",
        "mr",
        "m",
        "madame",
        "monsieur",
        "pour",
        "sur",
    }
)
"""Words that tie what follows to what stands before."""


def is_among(mot: str, table: frozenset[str]) -> bool:
    """Tell whether a folded word, singular or plural, is of a table."""
    return mot.removesuffix("s") in table
