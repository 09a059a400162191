// Finds the names and postcodes of communes in what was typed.

import { decouper } from "../commun/texte.js";
import { estProche, fautesPermises } from "../commun/ressemblance.js";

/** @typedef {import("../commun/donnees.js").Commune} Commune */
/** @typedef {{ communes: Commune[], debut: number, fin: number }} Trouvaille words from debut to before fin */

const ARTICLES = new Set(["le", "la", "les", "l"]);
const DEBUTS_COMMUNS = new Set(["saint", "sainte", "notre", "dame", "sur", "sous", "centre"]);
const CODE = /^\d{3,5}$/;

export class Communes {
  /** @param {Commune[]} communes */
  constructor(communes) {
    this.noms = communes.map((commune) => ({ commune, mots: sansArticle(decouper(commune.nom)) }));
    this.communes = communes;
  }

  /**
   * The communes that a text names, the longest names first; one word belongs to one of them.
   * @param {string[]} mots folded words, all of them
   * @returns {Trouvaille[]}
   */
  trouver(mots) {
    /** @type {Trouvaille[]} */
    const trouvailles = [];
    for (let debut = 0; debut < mots.length; debut += 1) {
      const trouvaille = this.trouverA(mots, debut);
      if (!trouvaille) continue;
      trouvailles.push(trouvaille);
      debut = trouvaille.fin - 1;
    }
    return trouvailles;
  }

  /**
   * @param {string[]} mots
   * @param {number} debut
   * @returns {Trouvaille | null}
   */
  trouverA(mots, debut) {
    if (CODE.test(mots[debut])) return this.trouverCode(mots, debut);
    const depart = ARTICLES.has(mots[debut]) && debut + 1 < mots.length ? debut + 1 : debut;
    const essais = this.noms
      .map((nom) => ({ nom, ...comparer(nom.mots, mots, depart) }))
      .filter(({ longueur }) => longueur > 0);
    if (!essais.length) return null;
    const rang = (/** @type {typeof essais[0]} */ essai) => essai.longueur * 10 - essai.ecart;
    const meilleur = Math.max(...essais.map(rang));
    const choisis = essais.filter((essai) => rang(essai) === meilleur);
    return {
      communes: choisis.map(({ nom }) => nom.commune),
      debut,
      fin: depart + choisis[0].longueur,
    };
  }

  /**
   * @param {string[]} mots
   * @param {number} rang
   * @returns {Trouvaille | null}
   */
  trouverCode(mots, rang) {
    const entier = mots[rang].length === 5;
    if (!entier && rang !== mots.length - 1) return null;
    const communes = this.communes.filter(({ codes }) =>
      codes.some((code) => code.startsWith(mots[rang])),
    );
    return communes.length ? { communes, debut: rang, fin: rang + 1 } : null;
  }
}

/** @param {string[]} mots */
function sansArticle(mots) {
  return mots.length > 1 && ARTICLES.has(mots[0]) ? mots.slice(1) : mots;
}

/**
 * How many words from `depart` begin a commune's name, and with how many slips.
 * @param {string[]} nom
 * @param {string[]} mots
 * @param {number} depart
 */
function comparer(nom, mots, depart) {
  let longueur = 0;
  let ecart = 0;
  while (longueur < nom.length && depart + longueur < mots.length) {
    const dernier = depart + longueur === mots.length - 1;
    const prix = ecartEntre(nom[longueur], mots[depart + longueur], dernier);
    if (prix === null) break;
    ecart += prix;
    longueur += 1;
  }
  return suffit(nom, longueur) ? { longueur, ecart } : { longueur: 0, ecart };
}

/**
 * A beginning such as « saint » is shared by too many names to mean one.
 * @param {string[]} nom
 * @param {number} longueur
 */
function suffit(nom, longueur) {
  if (longueur === nom.length) return longueur > 0;
  return longueur > 1 || (longueur === 1 && !DEBUTS_COMMUNS.has(nom[0]) && nom[0].length > 3);
}

/**
 * 0 the same word, 1 its beginning, 2 a slip, null another word.
 * @param {string} attendu
 * @param {string} mot
 * @param {boolean} dernier
 */
function ecartEntre(attendu, mot, dernier) {
  if (attendu === mot) return 0;
  if (dernier && mot.length > 3 && attendu.startsWith(mot)) return 1;
  const fautes = mot.length < 5 ? 0 : fautesPermises(attendu);
  return fautes && attendu[0] === mot[0] && estProche(attendu, mot, fautes) ? 2 : null;
}
