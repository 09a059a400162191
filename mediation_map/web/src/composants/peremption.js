// A page may be read long after it was made: what it says holds on the visitor's day.

import { creer, dire } from "../commun/dom.js";
import { insecables } from "../commun/francais.js";
import { COMPLET, HORAIRES_FINIS, aujourdhui, dernierChangement } from "../commun/jour.js";

/** @param {HTMLElement} element the reception state of a card; see Vignette.changements */
export function changerEtat(element) {
  const change = dernierChangement(JSON.parse(element.dataset.changements ?? "[]"), aujourdhui());
  if (!change) return;
  const [, dispo, etat] = change;
  dire(element, etat);
  element.closest("article")?.toggleAttribute("data-complet", dispo === COMPLET);
}

/**
 * What is to come is not in the page's text: without script it would be read as if it held.
 * @param {HTMLElement} element shown from data-du to data-au, both days included
 */
export function montrerEntre(element) {
  const { du = "", au = "9999", texte } = element.dataset;
  const jour = aujourdhui();
  element.hidden = jour < du || jour > au;
  if (texte && !element.hidden) element.append(creer("strong", texte));
}

/** @param {HTMLElement} element a sentence that must be confirmed after a day */
export function perimer(element) {
  if (aujourdhui() <= (element.dataset.perimeApres ?? "")) return;
  element.prepend(insecables("À confirmer : "));
  element.classList.remove("avis-ancien");
  element.closest("article")?.removeAttribute("data-complet");
}

/** @param {HTMLElement} element the hours of a card, which end with a convention */
export function finirHoraires(element) {
  if (aujourdhui() > (element.dataset.horairesAu ?? "")) dire(element, HORAIRES_FINIS);
}
