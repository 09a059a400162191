// Filters: OR inside a group, AND between groups; what is not declared never matches.

import { etatDe, ouvreQuand } from "./ouverture.js";

/**
 * @typedef {import("../commun/donnees.js").Lieu} Lieu
 * @typedef {Record<string, Set<string>>} Choisis
 * @typedef {{ maintenant: Date, idsBesoins: string[] }} Contexte
 * @typedef {(lieu: Lieu, valeurs: Set<string>, contexte: Contexte) => boolean} Regle
 */

export const JOURS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/** @param {string[]} declares @param {Set<string>} valeurs */
const partage = (declares, valeurs) => declares.some((valeur) => valeurs.has(valeur));

/** @type {Record<string, Regle>} */
const REGLES = {
  besoin: (lieu, valeurs, { idsBesoins }) =>
    lieu.besoins.some((rang) => valeurs.has(idsBesoins[rang])),
  niveau: (lieu, valeurs) => partage(lieu.niveaux, valeurs),
  commune: (lieu, valeurs) => valeurs.has(lieu.commune.slug),
  ouvert: (lieu, _, { maintenant }) => etatDe(lieu, maintenant)?.etat === "ouvert",
  public: (lieu, valeurs) => partage(lieu.publics, valeurs),
  rdv: (lieu) => lieu.rdv === false,
  cout: (lieu) => lieu.frais === "gratuit",
  pmr: (lieu) => lieu.pmr === true,
  langue: (lieu, valeurs) => partage(lieu.langues, valeurs),
  accueil: (lieu, valeurs) => partage(lieu.accueils, valeurs),
};

/** Day and moment are asked of the same day, so they are one rule. */
const QUAND = ["jour", "moment"];

export const GROUPES = [...Object.keys(REGLES), ...QUAND];

/** @returns {Choisis} */
export function aucunChoix() {
  return Object.fromEntries(GROUPES.map((groupe) => [groupe, new Set()]));
}

/** @param {Choisis} choisis @param {string[]} [sauf] */
export function groupesActifs(choisis, sauf = []) {
  return GROUPES.filter((groupe) => choisis[groupe].size && !sauf.includes(groupe));
}

/**
 * The test that a place must pass; only the groups in use are asked.
 * @param {Choisis} choisis
 * @param {Contexte} contexte
 * @returns {(lieu: Lieu) => boolean}
 */
export function preparer(choisis, contexte) {
  const regles = Object.entries(REGLES).filter(([groupe]) => choisis[groupe].size);
  const quand = choisis.jour.size || choisis.moment.size;
  return (lieu) =>
    regles.every(([groupe, regle]) => regle(lieu, choisis[groupe], contexte)) &&
    (!quand || convientQuand(lieu, choisis));
}

/**
 * @param {Lieu} lieu
 * @param {Choisis} choisis
 * @param {Contexte} contexte
 */
export function convient(lieu, choisis, contexte) {
  return preparer(choisis, contexte)(lieu);
}

/**
 * @param {Lieu} lieu
 * @param {Choisis} choisis
 */
function convientQuand(lieu, { jour, moment }) {
  const jours = jour.size ? [...jour].map((nom) => JOURS.indexOf(nom) + 1) : [undefined];
  const moments = moment.size ? [...moment] : [undefined];
  return jours.some((j) =>
    moments.some((m) => ouvreQuand(lieu, { jour: j, moment: /** @type {any} */ (m) })),
  );
}

/**
 * The same choices with one group changed.
 * @param {Choisis} choisis
 * @param {string} groupe
 * @param {string[]} valeurs
 * @returns {Choisis}
 */
export function avec(choisis, groupe, valeurs) {
  return { ...choisis, [groupe]: new Set(valeurs) };
}

/**
 * How many places each value of a group would keep, the other groups staying as they are.
 * @param {Lieu[]} lieux
 * @param {Choisis} choisis
 * @param {string} groupe
 * @param {string[]} valeurs
 * @param {Contexte} contexte
 * @returns {Map<string, number>}
 */
export function compter(lieux, choisis, groupe, valeurs, contexte) {
  const libres = avec(choisis, groupe, []);
  const restants = lieux.filter(preparer(libres, contexte));
  const seul = (/** @type {string} */ valeur) =>
    QUAND.includes(groupe) ? avec(libres, groupe, [valeur]) : avec(aucunChoix(), groupe, [valeur]);
  return new Map(
    valeurs.map((valeur) => [valeur, restants.filter(preparer(seul(valeur), contexte)).length]),
  );
}

/**
 * The choices of the form with those that words of the search make.
 * @param {Choisis} choisis
 * @param {import("./mots-filtres.js").MotFiltre[]} filtres
 * @returns {Choisis}
 */
export function joindre(choisis, filtres) {
  return filtres.reduce(
    (joints, { groupe, valeur }) => avec(joints, groupe, [...joints[groupe], valeur]),
    choisis,
  );
}
