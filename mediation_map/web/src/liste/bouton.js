// The buttons « Ajouter à ma liste », on cards and on place pages, and the count in the menu.

import { racine } from "../commun/charger.js";
import { creer, tous } from "../commun/dom.js";
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
    lierListe(bouton, dedans);
  }
  for (const compte of tous(document, "[data-ma-liste-compte]")) {
    compte.textContent = String(liste.length);
    compte.hidden = !liste.length;
  }
}

/**
 * Beside a place of the list, the way to it: on a telephone the menu is folded, and far up.
 * @param {HTMLElement} bouton
 * @param {boolean} dedans
 */
function lierListe(bouton, dedans) {
  const parent = bouton.parentElement;
  const ancre = parent?.matches("li") ? parent : bouton;
  const suivant = ancre.nextElementSibling;
  const lien = suivant?.matches("[data-voir-liste]") ? suivant : null;
  if (!dedans) lien?.remove();
  else if (!lien) ancre.after(creerLien(ancre !== bouton));
}

/** @param {boolean} enListe */
function creerLien(enListe) {
  const adresse = `${racine()}ma-liste/index.html`;
  const lien = creer("a", "Voir ma liste", { href: adresse, class: "bouton" });
  const element = enListe ? creer("li") : lien;
  if (enListe) element.append(lien);
  element.dataset.voirListe = "";
  return element;
}
