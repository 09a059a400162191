// When one of several calendars opens next; words come from the calendar that opens first.

import { computeEtat } from "../horaires.js";
import { RENDEZ_VOUS, certitudeOf, isMuet, locate, lookUp } from "../horaires/calendrier.js";

/**
 * @typedef {import("../commun/donnees.js").Lieu} Lieu
 * @typedef {import("../commun/donnees.js").Calendrier} Calendrier
 * @typedef {import("../horaires.js").Etat} Etat
 */

const JOURNEE = 24 * 60;
const RANGS = { ouvert: 0, inconnu: 1, ferme: 2 };

/**
 * What may be said of a place now: open, or when the first of its calendars opens; null where the
 * hours are unknown or too old to be told.
 * @param {Pick<Lieu, "calendriers" | "incertain">} lieu
 * @param {Date} maintenant
 * @returns {Etat | null}
 */
export function prochaineOuverture({ calendriers, incertain }, maintenant) {
  if (incertain) return null;
  const dits = calendriers.flatMap((calendrier) => {
    const etat = computeEtat(calendrier, maintenant);
    return etat ? [{ etat, minutes: minutesAvant(calendrier, maintenant) }] : [];
  });
  dits.sort((a, b) => RANGS[a.etat.etat] - RANGS[b.etat.etat] || a.minutes - b.minutes);
  return dits[0]?.etat ?? null;
}

/**
 * @param {Calendrier} calendrier
 * @param {Date} maintenant
 */
function minutesAvant(calendrier, maintenant) {
  const { rang, minute } = locate(calendrier, maintenant);
  for (let jour = rang; jour < calendrier.n; jour += 1) {
    const plage = lookUp(calendrier, jour).find(([debut]) => jour > rang || debut > minute);
    if (!plage) continue;
    const sure = !isMuet(calendrier, jour) && certitudeOf(calendrier, plage) >= RENDEZ_VOUS;
    return sure ? (jour - rang) * JOURNEE + plage[0] - minute : Infinity;
  }
  return Infinity;
}
