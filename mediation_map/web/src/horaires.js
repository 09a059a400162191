// Says whether a place is open now, and finds those that open on a day, from their calendars.

import { tard } from "./commun/tard.js";
import {
  INCONNUE,
  RENDEZ_VOUS,
  certitudeOf,
  dateOf,
  findPlages,
  isMuet,
  locate,
  lookUp,
  mentionOf,
  weekdayOf,
} from "./horaires/calendrier.js";

/**
 * @typedef {import("./horaires/calendrier.js").Calendrier} Calendrier
 * @typedef {import("./horaires/calendrier.js").Plage} Plage
 * @typedef {"matin"|"apres-midi"|"soir"} Moment
 */

/**
 * @typedef {object} Etat
 * @property {"ouvert"|"ferme"|"inconnu"} etat
 * @property {string} texte « Ouvert, ferme à 17 h »
 */

const JOURNEE = 24 * 60;
/** A door that is open may have nobody behind it to help: a permanence has words of its own. */
const MOTS_DU_LIEU = { ouvert: "Ouvert", fin: "ferme", debut: "Fermé, ouvre", ferme: "Fermé" };
const MOTS_DE_PERMANENCE = {
  ouvert: "Permanence en cours",
  fin: "finit",
  debut: "Prochaine permanence",
  ferme: "Pas de permanence en ce moment",
};
const NOMS_DES_JOURS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

// Before 5 h, the hours are the end of the evening before, and belong to no morning.
const AUBE = 5 * 60;
const MOMENTS = {
  matin: [AUBE, 12 * 60],
  "apres-midi": [12 * 60, 18 * 60],
  soir: [18 * 60, JOURNEE],
};
const TOUTE_LA_JOURNEE = [AUBE, JOURNEE];

const dateEnLettres = tard(
  () =>
    new Intl.DateTimeFormat("fr-FR", {
      timeZone: "UTC",
      day: "numeric",
      month: "long",
    }),
);

/**
 * What may be said of a place at an instant, or null where nothing may be: no calendar, hours
 * unverified for too long, a holiday that they don't mention, a day outside the horizon.
 *
 * @param {Calendrier|null|undefined} calendrier as the build writes it
 * @param {Date} maintenant
 * @param {{verifie?: boolean}} [options] `verifie: false` when the hours are too old to be told
 * @returns {Etat|null}
 */
export function computeEtat(calendrier, maintenant, { verifie = true } = {}) {
  if (!calendrier || !verifie) return null;
  const { rang, minute } = locate(calendrier, maintenant);
  const plages = findPlages(calendrier, rang);
  if (!plages) return null;
  const plage = plages.find(([debut, fin]) => debut <= minute && minute < fin);
  if (!plage) return describeFerme(calendrier, rang, minute);
  const estDite = certitudeOf(calendrier, plage) >= RENDEZ_VOUS;
  return estDite ? describeOuvert(calendrier, rang, plage) : describeInconnu(calendrier, plage);
}

/**
 * Whether a place opens on a weekday, at a moment of the day, or at a moment of any day.
 *
 * True as soon as one such day of the calendar says so: « le 1er samedi du mois » is found under
 * Saturday.  Hours under a condition or by appointment count, unknown ones don't.
 *
 * @param {Calendrier|null|undefined} calendrier as the build writes it
 * @param {{jour?: number, moment?: Moment}} quand
 *   jour: 1 (Monday) to 7; matin is before 12 h, apres-midi 12 h to 18 h, soir after 18 h
 * @returns {boolean}
 */
export function isOpenOn(calendrier, { jour, moment } = {}) {
  if (!calendrier) return false;
  const creneau = moment ? MOMENTS[moment] : TOUTE_LA_JOURNEE;
  const semaine = jour ? [calendrier.s[jour - 1]] : calendrier.s;
  return (
    semaine.some((plages) => isOpenDuring(calendrier, plages, creneau)) ||
    Object.entries(calendrier.x ?? {}).some(
      ([rang, plages]) =>
        (!jour || weekdayOf(calendrier, Number(rang)) === jour - 1) &&
        isOpenDuring(calendrier, plages, creneau),
    )
  );
}

/**
 * A time of day as it is said: "9 h", "9 h 30", "minuit".
 *
 * @param {number} minutes since midnight
 * @returns {string}
 */
export function formatHeure(minutes) {
  const reste = minutes % 60;
  const heures = Math.floor(minutes / 60) % 24;
  if (heures === 0 && reste === 0) return "minuit";
  return reste ? `${heures} h ${String(reste).padStart(2, "0")}` : `${heures} h`;
}

/**
 * @param {Calendrier} calendrier
 * @param {Plage[]} plages
 * @param {number[]} creneau from and to
 */
function isOpenDuring(calendrier, plages, [debut, fin]) {
  return plages.some(
    (plage) => plage[0] < fin && plage[1] > debut && certitudeOf(calendrier, plage) !== INCONNUE,
  );
}

/** @param {Calendrier} calendrier */
export function motsDe(calendrier) {
  return calendrier.p ? MOTS_DE_PERMANENCE : MOTS_DU_LIEU;
}

/**
 * @param {Calendrier} calendrier
 * @param {Plage} plage
 * @returns {Etat}
 */
function describeInconnu(calendrier, plage) {
  const mention = mentionOf(calendrier, plage) || "horaires à confirmer";
  return { etat: "inconnu", texte: mention[0].toUpperCase() + mention.slice(1) };
}

/**
 * @param {Calendrier} calendrier
 * @param {number} rang
 * @param {Plage} plage
 * @returns {Etat}
 */
function describeOuvert(calendrier, rang, plage) {
  const mots = motsDe(calendrier);
  const texte = `${mots.ouvert}${sayCondition(calendrier, plage)}`;
  const fermeture = findFermeture(calendrier, rang, plage);
  return { etat: "ouvert", texte: fermeture ? `${texte}, ${mots.fin} ${fermeture}` : texte };
}

/**
 * Where the end is, in words; nothing when what follows is not known to be a closure.
 * @param {Calendrier} calendrier
 * @param {number} rang
 * @param {Plage} plage
 */
function findFermeture(calendrier, rang, plage) {
  let [jour, fin] = [rang, plage[1]];
  for (;;) {
    if (fin === JOURNEE) [jour, fin] = [jour + 1, 0];
    const plages = findPlages(calendrier, jour);
    if (!plages) return null;
    const suite = plages.find(([debut]) => debut === fin);
    if (!suite) return sayFermeture(calendrier, rang, jour, fin);
    if (certitudeOf(calendrier, suite) < RENDEZ_VOUS) return null;
    fin = suite[1];
  }
}

/**
 * @param {Calendrier} calendrier
 * @param {number} rang
 * @param {number} jour
 * @param {number} fin
 */
function sayFermeture(calendrier, rang, jour, fin) {
  const dansLaNuit = jour === rang + 1 && fin < AUBE;
  const quand = dansLaNuit ? "" : sayJour(calendrier, rang, jour);
  return `${quand}à ${formatHeure(fin)}`;
}

/**
 * @param {Calendrier} calendrier
 * @param {number} rang
 * @param {number} minute
 * @returns {Etat}
 */
function describeFerme(calendrier, rang, minute) {
  const ouverture = findOuverture(calendrier, rang, minute);
  const mots = motsDe(calendrier);
  return { etat: "ferme", texte: ouverture ? `${mots.debut} ${ouverture}` : mots.ferme };
}

/**
 * When it opens next, in words; nothing when that can't be told for sure.
 * @param {Calendrier} calendrier
 * @param {number} rang
 * @param {number} minute
 */
function findOuverture(calendrier, rang, minute) {
  for (let jour = rang; jour < calendrier.n; jour += 1) {
    const plages = lookUp(calendrier, jour);
    const plage = plages.find(([debut]) => jour > rang || debut > minute);
    if (plage) return sayOuverture(calendrier, rang, jour, plage);
  }
  return null;
}

/**
 * @param {Calendrier} calendrier
 * @param {number} rang
 * @param {number} jour
 * @param {Plage} plage
 */
function sayOuverture(calendrier, rang, jour, plage) {
  if (isMuet(calendrier, jour) || certitudeOf(calendrier, plage) < RENDEZ_VOUS) return null;
  const condition = sayCondition(calendrier, plage);
  return `${sayJour(calendrier, rang, jour)}à ${formatHeure(plage[0])}${condition}`;
}

/**
 * A day as it is said from another one: "", "demain ", "lundi ", "le 3 avril ".
 * @param {Calendrier} calendrier
 * @param {number} rang
 * @param {number} jour
 */
function sayJour(calendrier, rang, jour) {
  const ecart = jour - rang;
  if (ecart === 0) return "";
  if (ecart === 1) return "demain ";
  if (ecart < 7) return `${NOMS_DES_JOURS[weekdayOf(calendrier, jour)]} `;
  return `le ${dateEnLettres().format(dateOf(calendrier, jour)).replace(/^1 /, "1er ")} `;
}

/**
 * @param {Calendrier} calendrier
 * @param {Plage} plage
 */
function sayCondition(calendrier, plage) {
  const mention = mentionOf(calendrier, plage);
  return mention ? ` ${mention[0].toLowerCase()}${mention.slice(1)}` : "";
}
