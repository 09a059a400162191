// What the calendars of one place say together.

import { computeEtat, isOpenOn, motsDe } from "../horaires.js";

/** @typedef {import("../commun/donnees.js").Lieu} Lieu */
/** @typedef {import("../commun/donnees.js").Calendrier} Calendrier */
/** @typedef {{ etat: "ouvert" | "ferme" | "inconnu", texte: string }} Etat */

const ORDRE = ["ouvert", "inconnu", "ferme"];

/**
 * @param {Pick<Lieu, "calendriers" | "incertain">} lieu
 * @param {Date} maintenant
 * @returns {Etat | null}
 */
export function etatDe({ calendriers, incertain }, maintenant) {
  const etats = calendriers
    .map((calendrier) => computeEtat(calendrier, maintenant, { verifie: !incertain }))
    .filter((etat) => etat !== null);
  if (!etats.length || etats.length < calendriers.length) return null;
  const [premier] = etats.sort((a, b) => ORDRE.indexOf(a.etat) - ORDRE.indexOf(b.etat));
  const seul = premier.etat !== "ferme" || etats.length === 1;
  return seul ? premier : { etat: "ferme", texte: motsDe(calendriers[0]).ferme };
}

/** @type {WeakMap<Calendrier, Map<string, boolean>>} */
const memoire = new WeakMap();

/**
 * Whether a place opens on a weekday (1 Monday to 7) or at a moment of the day.
 * @param {Lieu} lieu
 * @param {{ jour?: number, moment?: "matin" | "apres-midi" | "soir" }} quand
 */
export function ouvreQuand({ calendriers }, quand) {
  return calendriers.some((calendrier) => {
    const connus = memoire.get(calendrier) ?? new Map();
    memoire.set(calendrier, connus);
    const cle = `${quand.jour}${quand.moment}`;
    if (!connus.has(cle)) connus.set(cle, isOpenOn(calendrier, quand));
    return connus.get(cle);
  });
}
