// The visitor's day, by the clock of Paris, and what holds on it.

import { tard } from "./tard.js";

/** @typedef {[jour: string, dispo: number, etat: string]} Changement from a day on, ISO */

/** Degree of ``dispo`` of a place that takes nobody. */
export const COMPLET = 3;
export const HORAIRES_FINIS = "Horaires à confirmer : la convention de la permanence est finie.";

const enIso = tard(() => new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }));

/**
 * A day in Paris, ISO: such days compare as they stand.
 * @param {Date} instant
 */
export function jourDe(instant) {
  return enIso().format(instant);
}

export function aujourdhui() {
  return jourDe(new Date());
}

/**
 * The last change that has come, or nothing.
 * @param {Changement[]} changements in their order
 * @param {string} jour ISO
 */
export function dernierChangement(changements, jour) {
  return changements.filter(([debut]) => debut <= jour).at(-1);
}
