// Entry of « ma liste ».

import { attendre } from "./commun/registre.js";
import { composant } from "./commun/composants.js";
import { lireDonnees } from "./commun/donnees.js";
import { PageMaListe } from "./liste/page.js";

composant("[data-composant=ma-liste]", (element) => {
  attendre("donnees").then((brut) => new PageMaListe(element, lireDonnees(brut)).demarrer());
});
