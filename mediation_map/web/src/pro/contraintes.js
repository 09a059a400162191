// What a person needs of a place: each constraint is met, not met, or not known.

import { ouvreQuand } from "../recherche/ouverture.js";

/**
 * @typedef {import("../commun/donnees.js").Lieu} Lieu
 * @typedef {"oui" | "non" | "inconnu"} Verdict
 * @typedef {object} Contraintes
 * @property {string} [langue] id of the list
 * @property {string} [public] id of the list
 * @property {boolean} [sansRdv]
 * @property {boolean} [pmr]
 * @property {boolean} [gratuit]
 * @property {boolean} [samedi]
 * @property {boolean} [soir]
 */

const SAMEDI = 6;

/** @param {boolean | null} fait @returns {Verdict} */
const verdict = (fait) => (fait === null ? "inconnu" : fait ? "oui" : "non");

/** A list left empty says nothing. @param {string[]} liste @param {string} valeur @returns {Verdict} */
const contient = (liste, valeur) => verdict(liste.length ? liste.includes(valeur) : null);

/** @param {Lieu} lieu @param {{ jour?: number, moment?: "soir" }} quand @returns {Verdict} */
const ouvre = (lieu, quand) => verdict(lieu.calendriers.length ? ouvreQuand(lieu, quand) : null);

/** @type {Record<keyof Contraintes, (lieu: Lieu, valeur: any) => Verdict>} */
const REGLES = {
  langue: (lieu, valeur) => contient(lieu.langues, valeur),
  public: (lieu, valeur) => contient(lieu.publics, valeur),
  sansRdv: (lieu) => verdict(lieu.rdv === null ? null : !lieu.rdv),
  pmr: (lieu) => verdict(lieu.pmr),
  gratuit: ({ frais }) => verdict(frais === "gratuit" || (frais === "payant" ? false : null)),
  samedi: (lieu) => ouvre(lieu, { jour: SAMEDI }),
  soir: (lieu) => ouvre(lieu, { moment: "soir" }),
};
const CLES = /** @type {(keyof Contraintes)[]} */ (Object.keys(REGLES));

/** @param {Contraintes} contraintes */
export function demandees(contraintes) {
  return CLES.filter((cle) => contraintes[cle]);
}

/**
 * What a place answers to each constraint that was asked.
 * @param {Lieu} lieu
 * @param {Contraintes} contraintes
 * @returns {{ cle: keyof Contraintes, verdict: Verdict }[]}
 */
export function examiner(lieu, contraintes) {
  return demandees(contraintes).map((cle) => ({
    cle,
    verdict: REGLES[cle](lieu, contraintes[cle]),
  }));
}
