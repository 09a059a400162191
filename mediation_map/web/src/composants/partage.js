// Print and copy buttons: hidden in the page, shown when they can work.

import { dire } from "../commun/dom.js";

/** @param {HTMLElement} bouton */
export function imprimer(bouton) {
  bouton.hidden = false;
  bouton.addEventListener("click", () => window.print());
}

/** @param {HTMLElement} bouton */
export function copierLien(bouton) {
  if (!navigator.clipboard) return;
  bouton.hidden = false;
  bouton.addEventListener("click", async () => {
    const phrase = await navigator.clipboard.writeText(location.href.split("#")[0]).then(
      () => "Lien copié.",
      () => "Le lien n'a pas pu être copié. Il est dans la barre d'adresse.",
    );
    const etat = /** @type {HTMLElement | null} */ (document.querySelector("[data-etat-copie]"));
    if (etat) dire(etat, phrase);
  });
}
