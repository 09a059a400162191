// The buttons « Ajouter à ma liste », on cards and on place pages, and the count in the menu.

import { tous } from "../commun/dom.js";
import { basculer, lireListe, surChangement } from "./stock.js";

/** One listener for the whole page: cards come and go with the search. */
export function demarrerMaListe() {
  document.addEventListener("click", (evenement) => {
    const cible = /** @type {Element} */ (evenement.target);
    const bouton = cible.closest?.("button[data-ma-liste]");
    if (bouton instanceof HTMLElement && bouton.dataset.maListe) basculer(bouton.dataset.maListe);
  });
  surChangement(() => montrer(document));
  montrer(document);
}

/**
 * Show the state of the buttons inside an element, and the count.
 * @param {ParentNode} parent
 */
export function montrer(parent) {
  const liste = lireListe();
  for (const bouton of tous(parent, "button[data-ma-liste]")) {
    const dedans = liste.includes(bouton.dataset.maListe ?? "");
    bouton.hidden = false;
    bouton.setAttribute("aria-pressed", String(dedans));
    bouton.textContent = dedans ? "Dans ma liste" : "Ajouter à ma liste";
    bouton.setAttribute("aria-label", `${bouton.textContent} : ${bouton.dataset.nomLieu ?? ""}`);
  }
  for (const compte of tous(document, "[data-ma-liste-compte]")) {
    compte.textContent = String(liste.length);
    compte.hidden = !liste.length;
  }
}
