"""The words of opening hours: one declared table, kind of token → shape, first match wins.

Shapes are matched on folded text (lower case, no accents, see ``texte``).  Kinds written with
a leading underscore are read and dropped: they say nothing about hours.
"""

from __future__ import annotations

from mediation_map.normalise.horaires.jetons.tournures import FORMES_TOURNURES
from mediation_map.normalise.horaires.jetons.vocabulaire_heures import FORMES_HEURES, VOIE
from mediation_map.normalise.horaires.jetons.vocabulaire_jours import (
    FORMES_JOURS,
    MOIS,
    UN_JOUR,
    UN_MOIS,
)

_N = r"(?:\d{1,2}|une?|deux|trois|quatre|cinq|six)"
_DEBUT_JOUR = r"(?:lun|mar|mer|jeu|ven|sam|dim|l-v)"
_RDV = r"(?:rendez[ -]?vous|rdvs?|r\.? ?d\.? ?v\.?|rd[- ]v|rv)\b"
_DATE_LONGUE = (
    rf"(?:1er|premier|\d{{1,2}})(?! ?(?:h\b|:|\d)) ?{UN_MOIS}(?![a-z])(?: ?(?:19|20)\d\d(?!\d))?"
)
_DATE_COURTE = (
    r"(?:\d{1,2}/\d{1,2}/(?:20\d\d|19\d\d|\d\d)|\d{1,2}\.\d{1,2}\.(?:20\d\d|19\d\d|\d\d))(?!\d)"
)
_VACANCES = (
    r"(?:(?:(?:toutes )?les |des |des? la )?(?:periodes? (?:de |des )?)?(?:petites |grandes )?"
    r"(?:vacances|conges)(?: (?:scolaires?|d'ete|d'hiver|de noel|de paques|de printemps"
    r"|de (?:la )?toussaint|de fevrier|zone [abc]))*)"
)
_SCOLAIRE = r"(?:(?:periodes?|temps|semaines?|horaires?) scolaires?|annee scolaire)"
_MN = r"(?:mn|min|minutes?)\b"

FORMES: tuple[tuple[str, str], ...] = (
    # -- what looks like a time and is none ------------------------------------------------
    ("_CONTACT", r"(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+|\w+\.(?:fr|org|com|net)\b\S*"),
    ("TELEPHONE", r"(?:\+33|0033|\(0\)|0)[ .(/-]{0,2}[1-9](?:[ ./-]{0,2}\d\d){4}(?!\d)"),
    ("TELEPHONE", r"(?:\+|00)\d{2,3}(?:[ .-]?\d\d){3,4}(?!\d)|\b3\d ?\d\d\b(?= ?\(|$)"),
    ("TELEPHONE", r"0[1-9] ?\d\d \d{3} \d{3}(?!\d)|0 ?8\d\d \d{3} \d{3}(?!\d)"),
    ("_CONTACT", r"(?:n°|numeros? ?(?:vert)?|tel(?:ephone)?s?)\.? ?:? ?(?:au )?3\d ?\d\d(?!\d)"),
    ("_ADRESSE", rf"\d{{1,4}}(?: ?(?:bis|ter|quater|[a-d]))?(?:[-/, ]+\d{{1,4}})?,? {VOIE}"
                 rf"(?: (?:du|de la|de l'|des) \d{{1,2}}(?:er)? {UN_MOIS}(?: \d{{4}})?)?"
                 rf"[^\n,;:.()]{{0,60}}?(?=[\n,;:.()]| ?- |$"
                 rf"| (?:le|les|du|tous|et)\b| {UN_JOUR}s?\b)"),
    ("_ADRESSE", rf"{VOIE} (?:du|de la|de l'|des) \d{{1,2}}(?:er)? {UN_MOIS}(?: \d{{4}})?"),
    ("_ADRESSE", r"(?:cedex|bp|cs|lot|apt|appt|etage|batiment|bat\.?|porte|salle|bureau"
                 r"|bus|ligne|tram|poste) ?(?:n ?°)? ?\d{1,5}\b(?! ?(?:h|:\d))"),
    ("_ADRESSE", r"(?:\d{1,2} ?(?:er|eme|e|nd)|premier|second|deuxieme|troisieme) etage\b"
                 r"|bat(?:iment)?\.? [a-h]\b"),
    ("_LIEU", r"(?:saint|sainte|st|ste)[ -][a-z]+(?:-[a-z']+)*"
              r"|[a-z']{3,}-(?:(?:sur|sous|les?|la|en|de|des|du|aux?)-|[dl]')[a-z']{2,}(?:-[a-z']+)*"),
    ("_NOMBRE", r"(?:\d+ ?(?:-|/|a|et) ?)?\d+(?:[.,]\d+)? ?(?:€|euros?|%|ans\b|eme etage|personne"
                r"s?|places|km\b|metres|m2|pers\b|seances?|postes\b|ordinateurs?|pc\b|ateliers?)"),
    ("_NOMBRE", r"duree ?:? ?(?:de )?\d{1,2} ?h(?:eures?)? ?(?:[0-5]\d)?\b"),
    ("_NOMBRE", r"(?:ateliers?|seances?|cours|modules?|creneaux?|rdvs?|sessions?|formations?"
                r"|cycles?|stages?) (?:[a-z]+ )?(?:de |d')[1-6] ?h(?:eures?)?(?: ?[0-5]\d)?\b"
                r"(?! ?(?:a|-|/|et) ?\d)"),
    ("_NOMBRE", r"dernier(?:e|s|es)? (?:(?:entree|admission|acces|accueil|arrivee|passage)s?\b"
                rf"|{_RDV})[^\n.;,:]{{0,60}}"),
    ("_NOMBRE", r"(?:ouverture des portes|accueil cafe|cafe d'accueil) (?:a|des) "
                r"\d{1,2} ?h ?(?:\d\d)?"),
    ("_NOMBRE", r"ferme(?:e|s|es)? (?:le reste (?:de la semaine|du temps)"
                r"|(?:tous )?les autres jours)\b(?! (?:ferie|ouvr))"),
    ("_NOMBRE", r"[1-4] ?h(?:eures?)?(?:/| par )(?:seances?|personnes?|pers\b|rdv)"),
    ("PERIODE", r"sauf (?:exceptions?|imprevus?|cas (?:particuliers?|exceptionnels?)|contre-?ordre"
                r"|(?:avis|indication|mention)s? contraires?)\b"),
    ("_NOMBRE", rf"\d+ ?{_MN}|d'(?:une (?:demi[ -])?heure|1 ?h(?:eure)?)\b(?: et demie)?"
                r"|d'1 ?h ?\d\d\b"),
    ("PERIODE", r"(?:(?:merci de|pensez a|veuillez|bien vouloir) )?(?:nous )?"
                r"(?:appelez|appeler|telephone[rz]|contacte[rz]|se renseigner|renseignez-vous)"
                r"(?:[ -]nous)? (?:pour|afin de) (?:verifie|confirme|connaitre|s'assurer|savoir)"
                r"[^\n.;\d]{0,90}(?=[.;\n]|$)"),
    # -- frequency: before days and ordinals ------------------------------------------------
    ("RYTHME", r"(?:les )?(?:semaines?|sem\.?|s) ?(?:n° ?)?[1-5](?: ?(?:,|et|&|/) ?[1-5])*"
               r"(?![\d:h])(?: (?:du|de chaque) mois)?"),
    ("PARITE", r"(?:les |des |en |uniquement |toutes les )*(?:sem(?:aines?|\.)?|s\.) ?"
               r"(?:num(?:ero|eros)? )?(?:im)?paire?s?\b|(?:im)?paire?s?\b"),
    ("RYTHME", rf"(?:une?|1) {UN_JOUR}s?(?: (?:matin|apres[ -]?midi|soir))? ?(?:sur|/) ?{_N}\b"),
    ("RYTHME", rf"(?:une?|1) (?:semaine|sem\.?|jour|mois|fois|samedi) ?(?:sur|/) ?{_N}\b"),
    ("RYTHME", r"mensuel\w*|(?:une?|1) [a-z]+ par mois\b"),
    ("RYTHME", rf"(?:{_N} fois|{_N} {UN_JOUR}s?(?: matin| apres[ -]?midi)?|une semaine) ?"
               r"(?:par|dans le|/) ?(?:mois|trimestre|an|semestre|quinzaine)\b"),
    ("RYTHME", rf"(?:tou(?:te)?s (?:les )?|chaque |ts les )(?:{_N} (?:semaines?|mois)|"
               rf"(?:15|quinze|14|21) jours?|{_N} {UN_JOUR}s?)\b"),
    ("RYTHME", r"(?:1|une) (?:sem|semaine)\.? ?/ ?\d|sur deux\b|sur 2\b|(?:par |chaque )quinzaine"
               r"|bi-?mensuel(?:le)?(?:ment)?|(?:une |chaque )?(?:semaine|sem\.?) [ab]\b"
               r"|en alternance|alternativement|par roulement|une fois par mois"),
    *FORMES_TOURNURES,
    # -- dates and seasons ------------------------------------------------------------------
    ("CORROMPU", r"(?:(?:re)?ouvertures?|reprise|demarrage)(?: [a-z]+)? prevue?s?\b"
                 r"|r?e?ouvrir(?:a|ont)\b"),
    ("QUINZAINE", r"(?:la )?(?:premiere|1 ?ere|1re|deuxieme|2 ?(?:e|eme|nde|de)|seconde|derniere) "
                  rf"quinzaine (?:du mois )?(?:de |d')?{UN_MOIS}(?![a-z])"),
    ("DATE", rf"{_DATE_LONGUE}|{_DATE_COURTE}"),
    ("_VEILLE", rf"(?:0?[1-9]|1[0-2])/20\d\d|(?:maj|mise? a jour|horaires? au)"
                r"[^\n,;.():]{0,20}\d{4}"
                rf"|(?<=\()(?:{UN_MOIS}) 20\d\d(?=\))"),
    ("DATE_COURTE", r"(?:0?[1-9]|[12]\d|3[01])/(?:0[1-9]|1[0-2])(?![\d/:]| ?h)"),
    ("PERIODE", rf"(?:les |la |pendant )*(?:{_N}|\d+)? ?(?:premiere?|derniere?|une)?s? ?semaines? "
                rf"(?:en|de|d'|du mois d(?:e |')|au mois d(?:e |')) ?{UN_MOIS}(?![a-z])"
                r"|(?:y compris )?(?:certains|quelques|plusieurs) (?:jours? )?feries?\b"
                r"|(?:les )?ponts?\b(?= ?(?:$|[,;.)\n]|et ))"),
    ("FERME", r"(?:(?:en |pour )?conges? annuels?|en conges?|conges?(?= ?:| (?:du|le|en|au) ))\b"),
    ("TOUTE_ANNEE", r"(?:le )?reste d(?:e l'annee|u temps)|toute l'annee|a l'annee|annee entiere"
                    r"|horaires? (?:habituels?|norma(?:l|ux)|ordinaires?)"),
    ("VACANCES_HORS", rf"(?:hors|sauf|excepte|hormis|en dehors|a l'exception|pas)"
                      rf"(?: (?:pendant|durant|en|de|des))*,? {_VACANCES}\b"),
    ("VACANCES_HORS", rf"(?:ferme(?:e|s|es|ture)?|pas (?:de |d')\w+)(?: (?:pendant|durant|en|lors"
                      rf"|de|des))*,? {_VACANCES}\b"),
    ("VACANCES_Y", rf"{_VACANCES} (?:comprises?|incluse?s?)\b"),
    ("VACANCES_Y", rf"(?:y compris|meme|ouvert(?:e|s|es)?)(?: aussi| egalement)?"
                   rf"(?: (?:pendant|durant|en))* {_VACANCES}\b"),
    ("SCOLAIRE_HORS", rf"(?:hors|en dehors) (?:de |des |la )*{_SCOLAIRE}"),
    ("SCOLAIRE", rf"(?:pendant |durant |en |uniquement |seulement )*(?:la |les |le )?{_SCOLAIRE}"),
    ("VACANCES", rf"(?:pendant |durant |lors |en |uniquement |seulement )*(?:de |des )?"
                 rf"{_VACANCES}\b"),
    ("SAISON", r"(?:(?:ete|hiver)(?= ?[:(])|(?:en |l'|d'|horaires? d'|periode d')ete|(?:en |l'"
               r"|d'|horaires? d'|periode d')hiver|(?:periode )?estivale?s?"
               r"|hivernale?s?|(?:haute|basse) saison|(?:en |hors )?saison(?: touristique)?)\b"),
    ("FERIE", r"(?:les |des |et |de )*(?:jours? )?feries?\b(?: et chomes?)?"),
    ("PERIODE", rf"(?:debut|fin|mi)[ -](?:{'|'.join(MOIS)})(?: 20\d\d\b)?"
                r"|entre noel et (?:le )?(?:jour|nouvel) (?:de l')?an|ramadan"
                r"|\b(?:a |de )?noel\b|jour de l'an|nouvel an"
                r"|(?:lundi de )?(?:paques|pentecote)"
                r"|(?:la )?toussaint\b|(?:jeudi de l')?ascension|rentree|inventaire|travaux"),
    ("MOT", r"(?:demarches?|services?(?: publics?)?|emplois?|impots?|formulaires?|dossiers?"
            r"|comptes?|declarations?|achats?|outils?|ressources?)(?: administrati(?:ves?|fs?))?"
            r" en ligne\b"),
    # -- appointment and telephone ------------------------------------------------------------
    ("RDV", rf"(?:(?:sur|par|avec|la|prises? de|prendre|un) )*"
            rf"(?:{_RDV}|inscriptions?|reservations?)(?: (?:obligatoires?|uniquement|possibles?))*"
            r" (?:en ligne|(?:sur|par|via) internet|par (?:e-?)?mail|par courriel"
            r"|sur le site(?: internet| de la [a-z]+)?)\b"),
    ("SANS_RDV", rf"(?:sans|avec ou sans) (?:prise de |prendre |besoin de |obligation de )?{_RDV}"),
    ("INSCRIPTIONS", rf"(?:{_RDV} a prendre\b|inscriptions?\b)(?=[^\n.;:,\d]{{0,40}}"
                     rf" (?:(?:du|le|les|tous) )+{UN_JOUR}[^\n.;()]{{0,30}}\d ?h)"
                     rf"|{_RDV} a prendre (?:a l'accueil|en mairie|sur place|aupres|au |a la )"),
    ("PRISE_RDV", rf"(?:pour )?(?:la )?(?:prendre|prise[s]? de|contact pour|inscriptions?"
                  rf"|reserv\w+)"
                  rf"(?: (?:les|un|vos|des))? ?{_RDV}(?: (?:obligatoire|conseillee?|recommandee?"
                  r"|(?:fortement|vivement) (?:conseillee?|recommandee?)|necessaire|uniquement"
                  r"|possible|prealable))*"),
    ("RDV", rf"(?:(?:uniquement|seulement|exclusivement|possible|possibilite(?: de)?|que|ou|et"
            rf"|aussi|egalement) )*(?:accueil )?(?:sur|sous|par|avec|apres|su|de|prendre"
            rf"|prenez|sr) (?:un )?(?:prise de )?{_RDV}(?: (?:uniquement|seulement"
            r"|exclusivement|obligatoire\w*|de preference|possibles?|prealable|preferable"
            r"|fortement \w+|conseille))*"),
    ("RDV", r"(?:(?:il est )?(?:conseille|preferable|recommande|merci) (?:de |d'))?"
            r"(?:telephoner|appeler|prevenir|s'annoncer) (?:avant|au prealable|d'abord)\b"),
    ("RDV", rf"{_RDV}(?: (?:uniquement|seulement|exclusivement|obligatoire\w*|necessaire|possibles?"
            r"|conseille|recommande|de preference|prealable))*|sur inscription|a la demande"
            r"|sur demande|sur (?:simple )?appel|sur reservation|inscriptions? obligatoires?"),
    ("PRESENTIEL", r"accueil(?: physique| libre| public| du public)?"
                   r" et (?:accueil |permanences? |standard )?telephoniques?\b"),
    ("PRESENTIEL", r"accueil (?:physique|libre|public|du public)"
                   r"|(?:accueil )?(?:physique et telephonique|telephonique et (?:accueil )?phys"
                   r"ique)"
                   r"|accueil(?= ?:)"),
    ("_CONTACT", r"(?<=[-;,(./] )(?:re)?joignables? (?:au|sur le) (?=[+0]\d)"
                 r"(?![\d .]{9,20}[^\n.;()]{0,40}(?:\d ?h|\d:\d))"),
    ("DISTANCE", r"tel(?:ephone|\.)? ?(?=: ?(?:(?:du|le|les|de|tous) )*"
                 rf"(?:{_DEBUT_JOUR}|\d\d? ?h|[lmjvsd]\b))"
                 r"|(?:^|(?<=[\n.;])|(?<=[.;] ))contacte[rz](?:[- ]nous)?\b"
                 r"|ligne d'(?:assistance|ecoute|appel|aide)|centre d'appels?"
                 r"|numeros? (?:vert|gratuit|national|unique|d'(?:appel|ecoute|urgence))"),
    ("DISTANCE", r"(?:uniquement |seulement )?(?:par )?tel(?:ephone|\.)? (?:uniquement|seulement)"
                 r"|(?<=\()(?:par )?telephone(?=\))"),
    ("DISTANCE", r"(?:accueil|permanences?|standard|secretariat|ligne|rendez-vous|plateforme"
                 r"|horaires?(?: d'ouvertures?)?|ouvertures?|assistance|aide|hotline|service)s? "
                 r"(?:uniquement |seulement )?(?:telephoniques?|par (?:telephone|tel|visio)"
                 r"|au telephone)"
                 r"|(?:par|au) (?:telephone|tel)\b(?! ?:? ?\.? ?(?:au )?[+0(])"
                 r"|telephoniquement|(?:standard|hotline|(?:re)?joignables?|(?:appele|telephone)[rz]|visio(?:-?conf\w*|phones?)?|distanciel"
                 r"|a distance|en ligne|renseignements?|telephonique)\b"),
    ("PRESENTIEL", r"accueil (?:du public|au public|sur (?:place|site)|libre|general|public"
                   r"|usagers)|horaires? d'ouverture|ouvertures? (?:au|du) public|sur place"
                   r"|en presentiel|guichets?|physique(?:ment)?\b"),
    ("_CONTACT", r"(?:numeros? de )?(?:telephones?|tel|portable|mobile|fax)\b\.? ?:?"),
    # -- half days ----------------------------------------------------------------------------
    ("JOURNEE", r"(?:toute )?(?:la |les )?journees?(?: (?:entiere|complete|continue)s?)?\b"
                r"|en continue?\b|non[ -]stop|sans interruption"),
    ("APRES_MIDI", r"(?:(?:en|l'|d'|l)? ?(?:apres?[ -]{0,3}midis?|aprem|ap\.? ?-?m"
                   r"(?:idi?)?\b\.?|apm\b"
                   r"|aprs?-?midi|pm\b|apres midi))"),
    ("AM", r"am\b|a\. ?m\.?(?![a-z])"),
    ("MATIN", r"matin(?:ee)?s?\b|le mat\b"),
    ("SOIR", r"soir(?:ee)?s?\b"),
    ("MIDI_DEUX", r"(?:entre |le |pendant )?(?:midi et deux|midi et 2 ?h?|la pause (?:de )?(?:midi"
                  r"|meridienne)|l'heure du dejeuner|pause dejeuner)\b"
                  r"(?! (?:(?:de|entre) )?\d)"),
    # -- closing, exceptions --------------------------------------------------------------------
    ("PAS", r"(?:pas|plus|aucune?|ni) (?:de |d')?(?:accueil|permanences?|ouvert(?:ure)?s?|ateliers?"
            r"|public|reception|acces|service|presence)\b"),
    ("FERME", r"ferme(?:e|s|es|ture)? (?:(?:sur|pendant) )?(?:le|les|du) midis?"
              r"(?= (?:de|entre) \d)"),
    ("PERIODE", r"(?:ferme(?:e|s|es|ture)?|sauf) (?:(?:sur|pendant) )?(?:le|les|du) midis?\b"),
    ("FERME", r"(?:re?)?ferm(?:eture|e)(?:e|s|es)?\b(?: (?:hebdomadaires?|habituelles?|exceptionnel"
              r"les?|exceptionnellement|annuelles?|quotidiennes?|au public|estivales?"
              r"|au(?= mois d)))*|\bclos\b"
              r"|(?:avec (?:une )?)?(?:pause|interruption|coupure)"
              r"(?: (?:meridienne|dejeuner|du midi))?(?= (?:(?:de|entre) )?\d)"
              r"|(?<=[a-z.:] )f(?= ?(?:[/;,|\n]|$))|\boff\b|\bclosed\b|chome"
              r"|absen(?:t|ce)\w*|\brepos\b|neant"),
    ("SAUF", r"(?:mais pas|pas(?= (?:le|les|en|au|pendant)\b)|sans(?= (?:le|les) \w+di)"
             r"|non compris|sauf|excepte(?:s|es)?|hormis|hors|a l'exception|en dehors"
             r"|a l'exclusion|mis a part)\b"
             r"(?: (?:(?:de|du|des|pour|pendant|durant)\b|au(?= mois d)))*"),
    ("NON_DIT", r"(?:non|pas) (?:communiques?|renseignes?|connus?|definis?|precises?|disponibles?"
                r"|concerne)\w*|\bn\.?[cr]\.?$|inconnus?|a (?:definir|venir|completer|preciser"
                r"|confirmer)|en cours d'organisation|horaires? variables?|(?:tres )?variables?\b"),
    ("VAGUE", r"(?:certaine?s|quelques|plusieurs|parfois|occasionnel\w*|ponctuel\w*|eventuel\w*"
              r"|exceptionnel\w*|ouverture possible|possibles?|possibilite|selon|suivant"
              r"|en fonction"
              r"|environ|approximatif\w*|sous reserve|peuvent|pourra\w*|susceptible\w*"
              r"|provisoire\w*|temporaire\w*|jusqu'a nouvel ordre|vers|programm\w+|planning"
              r"|calendrier|(?:nous )?consulter|itineran\w*|tournee|adaptations?|sinon|parfois"
              r"|si (?:besoin|necessaire)|en cas)\b|\d samedis?(?= dans)"),
    ("RESERVE", r"(?:reserve(?:e|s|es)?|limite(?:e|s|es)?|destine(?:e|s|es)?)(?: (?:aux?|a la|a"
                r"|uniquement|exclusivement))*(?: (?!le\b|les\b|lundi|mardi|mercredi|jeudi"
                r"|vendredi|samedi)[a-z'-]+)?"),
    ("PUBLIC", r"(?:tout|grand|jeune) public\b|(?:pour |accueil )?(?:(?:le|la|les|des|aux|tous) )*"
               r"(?:particuliers?|professionnels?|entreprises?|adultes?|enfants?|jeunes|adolescents?"
               r"|seniors?|retraites|scolaires?|adherents?|etudiants?|familles?|associations?"
               r"|groupes?(?: ?\d(?![\dh:]| ?h))?|permanences? (?:du maire|des elus|des adjoints)"
               r"|allocataires?|collegiens?|lyceens?|elementaires?|hommes|femmes"
               r"|demandeurs? d'emploi|ados|beneficiaires?|partenaires)\b"),
    ("OUVERT", r"(?:re)?(?:ouvert(?:e|s|es|ures?)?)\b|\bopen\b"),
    *FORMES_JOURS,
    *FORMES_HEURES,
    # -- marks --------------------------------------------------------------------------------
    ("TIRET", r"[-_~]+|>+"),
    ("A", r"(?:a|au|aux|to)\b(?! (?:la|l'))|a(?=\d)"),
    ("OU", r"(?:et ?/ ?)?ou\b"),
    ("ET", r"et\b|puis\b|ainsi que\b|&|\+|/{1}(?!/)|e\b"),
    ("VIRGULE", r","),
    ("DEUX_POINTS", r":|="),
    ("PAR_O", r"[(\[]"),
    ("PAR_F", r"[)\]]"),
    ("FIN", r"\n+|;+|\|+|//+|\.+(?!\d)|[!?]+"),
    ("_ARTICLE", r"[dl]'|(?:du|de|des|le|la|les|en|tous|toutes|chaque|uniquement|seulement|aussi"
                 r"|egalement|horaires?|non|est|sont|y compris)(?![a-z0-9])"),
    ("MOT", r"[a-z°][a-z0-9'°]*"),
    ("_SIGNE", r"\S"),
)  # fmt: skip
