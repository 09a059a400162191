// Each word once, and what a typed word costs against each: 0 the same, more the less it agrees.

import { estProche, fautesPermises } from "../commun/ressemblance.js";

const DEBUT = 1;
const DEBUT_AU_MILIEU = 1.5;
const FAUTE = 4;
const DEBUT_FAUTIF = 4.5;
const RETENUS_MAX = 300;

/** @typedef {Map<number, number>} Couts by the rank of a word */
/** @typedef {{ dernier: boolean, large: boolean }} Facon whether the word may be unfinished, or ill spelt */

export class Vocabulaire {
  constructor() {
    /** @type {string[]} */
    this.mots = [];
    /** @type {number[]} */
    this.lettres = [];
    /** @type {Map<string, number>} */
    this.rangs = new Map();
    /** @type {Map<string, Couts>} */
    this.retenus = new Map();
  }

  /** @param {string} mot */
  ranger(mot) {
    const connu = this.rangs.get(mot);
    if (connu !== undefined) return connu;
    this.rangs.set(mot, this.mots.length);
    this.lettres.push(listerLettres(mot));
    return this.mots.push(mot) - 1;
  }

  /**
   * The words that a typed one may mean; kept, because only the last word changes at a key.
   * @param {string} mot
   * @param {Facon} facon
   * @returns {Couts}
   */
  comparer(mot, facon) {
    const cle = `${mot} ${facon.dernier} ${facon.large}`;
    const connus = this.retenus.get(cle);
    if (connus) return connus;
    if (this.retenus.size >= RETENUS_MAX) this.retenus.clear();
    /** @type {Couts} */
    const couts = new Map();
    const lettres = listerLettres(mot);
    const fautes = facon.large ? fautesPermises(mot) : 0;
    this.mots.forEach((autre, rang) => {
      const proche = fautes > 0 && compter(lettres & ~this.lettres[rang]) <= fautes;
      const cout = coter(mot, autre, { dernier: facon.dernier, large: proche });
      if (cout < Infinity) couts.set(rang, cout);
    });
    this.retenus.set(cle, couts);
    return couts;
  }
}

/**
 * @param {string} mot as it is typed
 * @param {string} autre
 * @param {Facon} facon
 */
function coter(mot, autre, { dernier, large }) {
  if (mot === autre) return 0;
  if (autre.startsWith(mot)) {
    if (dernier) return DEBUT;
    if (mot.length > 2) return DEBUT_AU_MILIEU;
  }
  return large ? coterFaute(mot, autre, dernier) : Infinity;
}

/** @param {string} mot @param {string} autre @param {boolean} dernier */
function coterFaute(mot, autre, dernier) {
  if (estProche(mot, autre, fautesPermises(mot))) return FAUTE;
  if (!dernier || mot.length < 5 || autre.length <= mot.length) return Infinity;
  const debuts = [autre.slice(0, mot.length), autre.slice(0, mot.length + 1)];
  return debuts.some((debut) => estProche(mot, debut, 1)) ? DEBUT_FAUTIF : Infinity;
}

/**
 * The letters of a folded word as bits. A slip brings or changes one letter at most, which spares
 * the comparison of most pairs of words.
 * @param {string} mot
 */
function listerLettres(mot) {
  let bits = 0;
  for (let i = 0; i < mot.length; i += 1) bits |= 1 << (mot.charCodeAt(i) - 97);
  return bits;
}

/** @param {number} bits */
function compter(bits) {
  let nombre = 0;
  for (let reste = bits; reste; reste &= reste - 1) nombre += 1;
  return nombre;
}
