// Hours of a place's page: today's row, and whether it is open now.

import { tard } from "../commun/tard.js";
import { etatDe } from "../recherche/ouverture.js";

const jourDeParis = tard(
  () => new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", weekday: "long" }),
);

/** @param {HTMLElement} tableau */
export function marquerAujourdhui(tableau) {
  if (!tableau.querySelector("tr[data-jour]")) return;
  const jour = jourDeParis().format(new Date());
  tableau.querySelector(`tr[data-jour="${jour}"]`)?.setAttribute("aria-current", "date");
}

/** @param {HTMLElement} script holds one calendar, or the list of those of the place */
export function montrerOuverture(script) {
  const lu = JSON.parse(script.textContent ?? "null");
  const calendriers = [lu].flat().filter(Boolean);
  const etat = etatDe({ calendriers, incertain: false }, new Date());
  const fiche = script.closest("article") ?? document;
  const badge = /** @type {HTMLElement | null} */ (fiche.querySelector("[data-ouverture]"));
  if (!etat || !badge) return;
  badge.textContent = etat.texte;
  badge.dataset.etat = etat.etat;
  badge.hidden = false;
}
