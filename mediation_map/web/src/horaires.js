// Says whether a place is open now, from the compact calendar that the build writes (its keys are
// documented at Calendrier.as_json).  All reasoning is in days and minutes of Paris wall clocks, so
// neither the visitor's time zone nor a change of the clocks matters.

const FUSEAU = "Europe/Paris";
const JOURNEE = 24 * 60;
const MILLISECONDES_PAR_JOUR = 86_400_000;
const NOMS_DES_JOURS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

// What the third number of an interval leads to; an interval without one is surely open.
const INCONNUE = 0;
const RENDEZ_VOUS = 2;
const SURE = 3;

// Before 5 h, the hours are the end of the evening before, and belong to no morning.
const AUBE = 5 * 60;
const MOMENTS = {
  matin: [AUBE, 12 * 60],
  "apres-midi": [12 * 60, 18 * 60],
  soir: [18 * 60, JOURNEE],
};
const TOUTE_LA_JOURNEE = [AUBE, JOURNEE];

const horlogeDeParis = new Intl.DateTimeFormat("en-GB", {
  timeZone: FUSEAU,
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
});
const dateEnLettres = new Intl.DateTimeFormat("fr-FR", {
  timeZone: "UTC",
  day: "numeric",
  month: "long",
});

/**
 * What may be said of a place at an instant, or null where nothing may be: no calendar, hours
 * unverified for too long, a holiday that they don't mention, a day outside the horizon.
 *
 * @param {object|null} calendrier as the build writes it
 * @param {Date} maintenant
 * @param {{verifie?: boolean}} [options] `verifie: false` when the hours are too old to be told
 * @returns {{etat: "ouvert"|"ferme"|"inconnu", texte: string}|null}
 */
export function computeEtat(calendrier, maintenant, { verifie = true } = {}) {
  if (!calendrier || !verifie) return null;
  const { rang, minute } = locate(calendrier, maintenant);
  const plages = findPlages(calendrier, rang);
  if (!plages) return null;
  const plage = plages.find(([debut, fin]) => debut <= minute && minute < fin);
  if (!plage) return describeFerme(calendrier, rang, minute);
  const certitude = certitudeOf(calendrier, plage);
  if (certitude < RENDEZ_VOUS) return describeInconnu(calendrier, plage);
  return describeOuvert(calendrier, rang, plage);
}

/**
 * Whether a place opens on a weekday, at a moment of the day, or at a moment of any day.
 *
 * True as soon as one such day of the calendar says so: « le 1er samedi du mois » is found under
 * Saturday.  Hours under a condition or by appointment count, unknown ones don't.
 *
 * @param {object|null} calendrier as the build writes it
 * @param {{jour?: number, moment?: "matin"|"apres-midi"|"soir"}} quand
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

function isOpenDuring(calendrier, plages, [debut, fin]) {
  return plages.some(
    (plage) => plage[0] < fin && plage[1] > debut && certitudeOf(calendrier, plage) !== INCONNUE,
  );
}

function describeInconnu(calendrier, plage) {
  const mention = mentionOf(calendrier, plage) || "horaires à confirmer";
  return { etat: "inconnu", texte: capitalise(mention) };
}

function describeOuvert(calendrier, rang, plage) {
  const texte = `Ouvert${conditionOf(calendrier, plage)}`;
  const fermeture = findFermeture(calendrier, rang, plage);
  return { etat: "ouvert", texte: fermeture ? `${texte}, ferme ${fermeture}` : texte };
}

// Where the end is, in words; nothing when what follows is not known to be a closure.
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

function sayFermeture(calendrier, rang, jour, fin) {
  const dansLaNuit = jour === rang + 1 && fin < AUBE;
  const quand = dansLaNuit ? "" : sayJour(calendrier, rang, jour);
  return `${quand}à ${formatHeure(fin)}`;
}

function describeFerme(calendrier, rang, minute) {
  const ouverture = findOuverture(calendrier, rang, minute);
  return { etat: "ferme", texte: ouverture ? `Fermé, ouvre ${ouverture}` : "Fermé" };
}

// When it opens next, in words; nothing when that can't be told for sure.
function findOuverture(calendrier, rang, minute) {
  for (let jour = rang; jour < calendrier.n; jour += 1) {
    const plages = lookUp(calendrier, jour);
    const plage = plages.find(([debut]) => jour > rang || debut > minute);
    if (plage) return sayOuverture(calendrier, rang, jour, plage);
  }
  return null;
}

function sayOuverture(calendrier, rang, jour, plage) {
  if (isMuet(calendrier, jour) || certitudeOf(calendrier, plage) < RENDEZ_VOUS) return null;
  const condition = conditionOf(calendrier, plage);
  return `${sayJour(calendrier, rang, jour)}à ${formatHeure(plage[0])}${condition}`;
}

function sayJour(calendrier, rang, jour) {
  const ecart = jour - rang;
  if (ecart === 0) return "";
  if (ecart === 1) return "demain ";
  if (ecart < 7) return `${NOMS_DES_JOURS[weekdayOf(calendrier, jour)]} `;
  return `le ${dateEnLettres.format(dateOf(calendrier, jour)).replace(/^1 /, "1er ")} `;
}

// The intervals of a day, or null when nothing may be said of it.
function findPlages(calendrier, rang) {
  const estConnu = rang >= 0 && rang < calendrier.n && !isMuet(calendrier, rang);
  return estConnu ? lookUp(calendrier, rang) : null;
}

function isMuet(calendrier, rang) {
  return Boolean(calendrier.m?.includes(rang));
}

function lookUp(calendrier, rang) {
  return calendrier.x?.[rang] ?? calendrier.s[weekdayOf(calendrier, rang)];
}

function certitudeOf(calendrier, [, , mention]) {
  return mention === undefined ? SURE : calendrier.c[mention][1];
}

function mentionOf(calendrier, [, , mention]) {
  return mention === undefined ? "" : calendrier.c[mention][0];
}

function conditionOf(calendrier, plage) {
  const mention = mentionOf(calendrier, plage);
  return mention ? ` ${mention[0].toLowerCase()}${mention.slice(1)}` : "";
}

function capitalise(texte) {
  return texte[0].toUpperCase() + texte.slice(1);
}

function dateOf(calendrier, rang) {
  return new Date((originOf(calendrier) + rang) * MILLISECONDES_PAR_JOUR);
}

// 0 = Monday; the first day of all, 1 January 1970, was a Thursday.
function weekdayOf(calendrier, rang) {
  return (originOf(calendrier) + rang + 3) % 7;
}

// Thousands of calendars begin on the same day and are asked about the same instant, so that
// neither is worked out twice.
const origines = new Map();
let horlogeLue = { instant: Number.NaN, jour: 0, minute: 0 };

// The calendar's first day, in days since 1970.
function originOf({ d }) {
  let origine = origines.get(d);
  if (origine === undefined) {
    origine = Date.parse(d) / MILLISECONDES_PAR_JOUR;
    origines.set(d, origine);
  }
  return origine;
}

// How many days after the calendar's first an instant is in Paris, and its minute of that day.
function locate(calendrier, instant) {
  if (horlogeLue.instant !== instant.getTime()) horlogeLue = readHorloge(instant);
  return { rang: horlogeLue.jour - originOf(calendrier), minute: horlogeLue.minute };
}

function readHorloge(instant) {
  const champs = horlogeDeParis.formatToParts(instant);
  const [annee, mois, jour, heures, minutes] = ["year", "month", "day", "hour", "minute"].map(
    (nom) => Number(champs.find(({ type }) => type === nom).value),
  );
  return {
    instant: instant.getTime(),
    jour: Date.UTC(annee, mois - 1, jour) / MILLISECONDES_PAR_JOUR,
    minute: heures * 60 + minutes,
  };
}
