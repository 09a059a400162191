// Scripts that serve only once the page has been seen: a poor phone paints before it reads them.

import { chargerScript } from "../commun/charger.js";

/** @param {HTMLElement} element its data-scripts are paths from the site's root */
export function chargerApresPeinture(element) {
  const chemins = (element.dataset.scripts ?? "").split(" ");
  requestAnimationFrame(() => setTimeout(() => Promise.allSettled(chemins.map(chargerScript))));
}
