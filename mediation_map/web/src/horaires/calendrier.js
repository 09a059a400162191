// Looks days up in the compact calendar that the build writes (Calendrier.as_json documents its
// keys).  All reasoning is in days and minutes of Paris wall clocks, so neither the visitor's time
// zone nor a change of the clocks matters.

import { tard } from "../commun/tard.js";

/**
 * From and to, in minutes since midnight, and which words of `c` go with it, if any.
 * @typedef {[debut: number, fin: number, mention?: number]} Plage
 */

/**
 * @typedef {object} Calendrier
 * @property {string} d first day
 * @property {number} n number of days known from it
 * @property {Plage[][]} s the week, Monday first
 * @property {Record<string, Plage[]>} [x] other days, by their number from the first
 * @property {number[]} [m] holidays that the hours do not mention, by such numbers
 * @property {[mots: string, certitude: number][]} [c] words beside intervals
 * @property {1} [p] when someone is there to help, not when the door is open
 */

/** How far an interval can be relied on; one without words is surely open. */
export const INCONNUE = 0;
export const RENDEZ_VOUS = 2;
const SURE = 3;

const MILLISECONDES_PAR_JOUR = 86_400_000;

const horlogeDeParis = tard(
  () =>
    new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/Paris",
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
    }),
);

// Thousands of calendars begin on the same day and are asked about the same instant, so that
// neither is worked out twice.
/** @type {Map<string, number>} */
const origines = new Map();
let horlogeLue = { instant: Number.NaN, jour: 0, minute: 0 };

/**
 * The intervals of a day, or null when nothing may be said of it.
 * @param {Calendrier} calendrier
 * @param {number} rang days since its first
 */
export function findPlages(calendrier, rang) {
  const estConnu = rang >= 0 && rang < calendrier.n && !isMuet(calendrier, rang);
  return estConnu ? lookUp(calendrier, rang) : null;
}

/**
 * Whether a day is a holiday that the hours do not mention.
 * @param {Calendrier} calendrier
 * @param {number} rang
 */
export function isMuet(calendrier, rang) {
  return Boolean(calendrier.m?.includes(rang));
}

/**
 * The intervals that the calendar holds for a day, whether or not they may be told.
 * @param {Calendrier} calendrier
 * @param {number} rang
 */
export function lookUp(calendrier, rang) {
  return calendrier.x?.[rang] ?? calendrier.s[weekdayOf(calendrier, rang)];
}

/**
 * @param {Calendrier} calendrier
 * @param {Plage} plage
 */
export function certitudeOf(calendrier, [, , mention]) {
  return mention === undefined ? SURE : (calendrier.c?.[mention][1] ?? INCONNUE);
}

/**
 * @param {Calendrier} calendrier
 * @param {Plage} plage
 */
export function mentionOf(calendrier, [, , mention]) {
  return mention === undefined ? "" : (calendrier.c?.[mention][0] ?? "");
}

/**
 * A day as a date at midnight UTC.
 * @param {Calendrier} calendrier
 * @param {number} rang
 */
export function dateOf(calendrier, rang) {
  return new Date((originOf(calendrier) + rang) * MILLISECONDES_PAR_JOUR);
}

/**
 * The weekday of a day, 0 for Monday; the first day of all, 1 January 1970, was a Thursday.
 * @param {Calendrier} calendrier
 * @param {number} rang
 */
export function weekdayOf(calendrier, rang) {
  return (originOf(calendrier) + rang + 3) % 7;
}

/**
 * How many days after the calendar's first an instant is in Paris, and its minute of that day.
 * @param {Calendrier} calendrier
 * @param {Date} instant
 */
export function locate(calendrier, instant) {
  if (horlogeLue.instant !== instant.getTime()) horlogeLue = readHorloge(instant);
  return { rang: horlogeLue.jour - originOf(calendrier), minute: horlogeLue.minute };
}

/**
 * The calendar's first day, in days since 1970.
 * @param {Calendrier} calendrier
 */
function originOf({ d }) {
  const connue = origines.get(d);
  if (connue !== undefined) return connue;
  const origine = Date.parse(d) / MILLISECONDES_PAR_JOUR;
  origines.set(d, origine);
  return origine;
}

/** @param {Date} instant */
function readHorloge(instant) {
  const champs = Object.fromEntries(
    horlogeDeParis()
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const minuit = Date.UTC(champs.year, champs.month - 1, champs.day);
  return {
    instant: instant.getTime(),
    jour: minuit / MILLISECONDES_PAR_JOUR,
    minute: champs.hour * 60 + champs.minute,
  };
}
