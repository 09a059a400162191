// Entry of the home page and of the full-window map.

import { attendre } from "./commun/registre.js";
import { composant } from "./commun/composants.js";
import { lireDonnees } from "./commun/donnees.js";
import { PageCarte } from "./recherche/page-carte.js";
import { PageRecherche } from "./recherche/page.js";

const donnees = attendre("donnees").then(lireDonnees);

composant("[data-composant=recherche]", (element) => {
  donnees.then((lues) => new PageRecherche(element, lues).demarrer());
});
composant("[data-composant=carte]", (element) => {
  donnees.then((lues) => new PageCarte(element, lues).demarrer());
});
