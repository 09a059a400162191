// Elements are found by data attributes and filled with text, never with markup.

import { insecables } from "./francais.js";

/**
 * @param {ParentNode} parent
 * @param {string} selecteur
 * @returns {HTMLElement}
 */
export function trouver(parent, selecteur) {
  const element = parent.querySelector(selecteur);
  if (!(element instanceof HTMLElement)) throw new Error(`Élément absent : ${selecteur}`);
  return element;
}

/**
 * @param {ParentNode} parent
 * @param {string} selecteur
 * @returns {HTMLElement[]}
 */
export function tous(parent, selecteur) {
  return /** @type {HTMLElement[]} */ ([...parent.querySelectorAll(selecteur)]);
}

/**
 * @param {string} nom
 * @param {string} texte
 * @param {Record<string, string>} [attributs]
 */
export function creer(nom, texte = "", attributs = {}) {
  const element = document.createElement(nom);
  if (texte) element.textContent = insecables(texte);
  for (const [cle, valeur] of Object.entries(attributs)) element.setAttribute(cle, valeur);
  return element;
}

/**
 * Fill an element, or hide it when there is nothing to say.
 * @param {HTMLElement} element
 * @param {string} texte
 */
export function dire(element, texte) {
  element.textContent = insecables(texte);
  element.hidden = !texte;
}

/**
 * Clone the only child of a template.
 * @param {HTMLTemplateElement} modele
 */
export function cloner(modele) {
  const enfant = modele.content.firstElementChild;
  if (!enfant) throw new Error("Modèle vide");
  return /** @type {HTMLElement} */ (enfant.cloneNode(true));
}

/**
 * « 1 lieu », « 3 lieux », « 0 lieu ».
 * @param {number} nombre
 * @param {string} singulier
 * @param {string} pluriel
 */
export function compterMots(nombre, singulier, pluriel) {
  return `${nombre.toLocaleString("fr-FR")} ${nombre < 2 ? singulier : pluriel}`;
}
