// Entry of the home page and of the full-window map.

import { attendre } from "./commun/registre.js";
import { composant } from "./commun/composants.js";
import { lireDonnees } from "./commun/donnees.js";
import { souffler } from "./commun/tard.js";
import { Moteur } from "./recherche/moteur.js";
import { PageCarte } from "./recherche/page-carte.js";
import { PageRecherche } from "./recherche/page.js";

const donnees = attendre("donnees").then(lireDonnees);

composant("[data-composant=recherche]", (element) => {
  demarrerRecherche(element);
});
composant("[data-composant=carte]", (element) => {
  donnees.then((lues) => new PageCarte(element, lues).demarrer());
});

/** In short steps, so that a slow phone answers in between. @param {HTMLElement} element */
async function demarrerRecherche(element) {
  const lues = await donnees;
  await souffler();
  const moteur = new Moteur(lues);
  await souffler();
  new PageRecherche(element, lues, moteur).demarrer();
}
