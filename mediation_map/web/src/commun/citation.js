// The words of a source, when its hours could not be read, are a citation and not the site's own.

import { creer } from "./dom.js";
import { insecables } from "./francais.js";

const CITATION = /^((?:.*?\u00a0: )?«\u00a0)(.*)(\u00a0»)$/su;

/**
 * A sentence of hours as nodes: the quotes stay text, the words between them are a <q>.
 * @param {string} phrase `Ouvert lundi…`, `« … »` or `Permanence : « … »`
 * @returns {(string | HTMLElement)[]}
 */
export function citerHeures(phrase) {
  const dite = insecables(phrase);
  const [, debut, cite, fin] = CITATION.exec(dite) ?? [];
  return cite === undefined ? [dite] : [debut, creer("q", cite), fin];
}

/**
 * Fill an element with a sentence of hours, or hide it when there is none.
 * @param {HTMLElement} element
 * @param {string} phrase
 */
export function direHeures(element, phrase) {
  element.replaceChildren(...citerHeures(phrase));
  element.hidden = !phrase;
}
