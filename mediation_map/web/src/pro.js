// Entry of the pages that only the professional edition has.

import { attendre } from "./commun/registre.js";
import { composant } from "./commun/composants.js";
import { lireDonnees } from "./commun/donnees.js";
import { PageComparaison } from "./pro/comparaison.js";
import { lirePro } from "./pro/donnees.js";
import { PageStandard } from "./pro/standard.js";

const donnees = attendre("donnees").then((brut) => [lireDonnees(brut), lirePro(brut)]);

/** @param {string} nom @param {typeof PageStandard | typeof PageComparaison} Page */
function lancer(nom, Page) {
  composant(`[data-composant=${nom}]`, (element) => {
    donnees.then(([lues, pro]) => {
      new Page(element, /** @type {any} */ (lues), /** @type {any} */ (pro)).demarrer();
    });
  });
}

lancer("standard", PageStandard);
lancer("comparaison", PageComparaison);
