// Entry of every page: small parts that each work alone.

import { composant } from "./commun/composants.js";
import { copierLien, imprimer } from "./composants/partage.js";
import { annoncerProchaine, masquerPasses } from "./composants/dates.js";
import { suivreFocus } from "./composants/defilement.js";
import { marquerAujourdhui, montrerOuverture } from "./composants/horaires-page.js";
import { garderRecherche, installer, montrerEnregistrement } from "./composants/hors-ligne.js";
import { chargerApresPeinture } from "./composants/scripts.js";
import { changerEtat, finirHoraires, montrerEntre, perimer } from "./composants/peremption.js";
import { demarrerMaListe } from "./liste/bouton.js";

composant("[data-scripts]", chargerApresPeinture);
composant("body", demarrerMaListe);
composant("table", marquerAujourdhui);
composant("script[data-calendrier]", montrerOuverture);
composant("[data-imprimer]", imprimer);
composant("[data-copier-lien]", copierLien);
composant(".defile, .defilement", suivreFocus);
composant("[data-fin]", masquerPasses);
composant("[data-seances]", annoncerProchaine);
composant("[data-changements]", changerEtat);
composant("[data-du], [data-au]", montrerEntre);
composant("[data-perime-apres]", perimer);
composant("[data-horaires-au]", finirHoraires);
composant(".evitement a", garderRecherche);
composant("html[data-enregistree]", montrerEnregistrement);
composant("body", installer);
