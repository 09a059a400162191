// What is over is not shown any more, however old the page.

import { creer, tous, trouver } from "../commun/dom.js";

/** @param {HTMLElement} element its data-fin is an ISO instant with its offset */
export function masquerPasses(element) {
  const fin = Date.parse(element.dataset.fin ?? "");
  if (fin < Date.now()) element.hidden = true;
}

/**
 * Of the dates that are not over, the next one alone; else that there is none.
 * @param {HTMLElement} element holds [data-fin], in their order
 */
export function annoncerProchaine(element) {
  const dates = tous(element, "[data-fin]");
  const [prochaine, ...suite] = dates.filter(({ hidden }) => !hidden);
  for (const autre of suite) autre.hidden = true;
  if (prochaine) trouver(prochaine, "[data-laquelle]").textContent = "Prochaine séance";
  else if (dates.length) element.append(creer("p", element.dataset.seances));
}
