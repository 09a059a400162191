// Streets, places and communes by name: what « près de » may mean, the likeliest first.

import { lireNom, lireQuestion } from "./adresses-mots.js";
import { Vocabulaire } from "./vocabulaire.js";

/**
 * @typedef {import("../commun/donnees.js").Point} Point
 * @typedef {import("../commun/donnees.js").Commune} Commune
 * @typedef {import("./adresses-mots.js").Question} Question
 * @typedef {import("./vocabulaire.js").Couts} Couts
 *
 * @typedef {object} Endroit
 * @property {string} libelle
 * @property {Commune} commune
 * @property {Point} point of a street, somewhere along it
 * @property {boolean} rue
 * @property {string} nature
 * @property {number[]} mots ranks in the vocabulary
 * @property {number[]} ville ranks of the words of a street's commune
 * @property {number} poids how many streets its commune has
 *
 * @typedef {object} Preparee a question in ranks
 * @property {Couts[]} tables one per word that must be found
 * @property {number[]} nombres
 * @property {string} nature
 * @property {number} rangNature
 * @property {string} code
 *
 * @typedef {object} Brut the gazetteer's file, whose form render/donnees_adresses.py documents
 * @property {number} pas
 * @property {[number, number, number, string, number[], number[]][]} communes
 */

const SUGGESTIONS_MAX = 6;
const LETTRES_MIN = 2;
const AUTRE_NATURE = 2;
const NATURE_TUE = 0.05;
const COMMUNE_POUR_RUE = 3;
const COMMUNE_DABORD = -0.5;
const MOT_EN_TROP = 0.1;
const MOT_POUR_MOT = -9;
const BASE = 36;

export class Adresses {
  /**
   * @param {Commune[]} communes
   * @param {Brut | null} brut
   */
  constructor(communes, brut = null) {
    this.communes = communes;
    this.brut = brut;
    this.vocabulaire = new Vocabulaire();
    /** @type {Map<string, string[]>} */
    this.parties = new Map();
    /** @type {Endroit[] | null} */
    this.lus = null;
  }

  /** All of them, decoded when the first question comes, or before. */
  lireEndroits() {
    this.lus ??= [...this.lireCommunes(), ...this.lireRues()];
    return this.lus;
  }

  /**
   * The places that a text may mean, the likeliest first. Slips are only looked for when no
   * spelling agrees.
   * @param {string} texte
   * @param {number} max
   * @returns {Endroit[]}
   */
  suggerer(texte, max = SUGGESTIONS_MAX) {
    const net = texte.trim();
    if (net.length < LETTRES_MIN) return [];
    const question = lireQuestion(net);
    if (!question.mots.length && !question.code) return [];
    const stricts = this.chercher(question, net, false);
    const trouves = stricts.length ? stricts : this.chercher(question, net, true);
    return trouves.slice(0, max);
  }

  /**
   * @param {Question} question
   * @param {string} texte
   * @param {boolean} large whether slips are allowed
   * @returns {Endroit[]}
   */
  chercher(question, texte, large) {
    const endroits = this.lireEndroits();
    const preparee = this.preparer(question, large);
    const trouves = [];
    for (const endroit of endroits) {
      const cout = endroit.libelle === texte ? MOT_POUR_MOT : coter(endroit, preparee);
      if (cout < Infinity) trouves.push({ endroit, cout });
    }
    trouves.sort((a, b) => a.cout - b.cout || b.endroit.poids - a.endroit.poids);
    return trouves.map(({ endroit }) => endroit);
  }

  /**
   * @param {Question} question
   * @param {boolean} large
   * @returns {Preparee}
   */
  preparer({ mots, nombres, nature, code }, large) {
    const { rangs } = this.vocabulaire;
    const tables = mots.map((epelles, i) => {
      const facon = { dernier: i === mots.length - 1, large };
      return unir(epelles.map((mot) => this.vocabulaire.comparer(mot, facon)));
    });
    const optionnels = nombres.flatMap((nombre) => rangs.get(nombre) ?? []);
    return { tables, nombres: optionnels, nature, rangNature: rangs.get(nature) ?? -1, code };
  }

  /** @returns {Endroit[]} */
  lireCommunes() {
    const poids = new Map(this.brut?.communes.map(([rang, , , , lat]) => [rang, lat.length]));
    return this.communes.flatMap((commune) => {
      if (!commune.point) return [];
      const mots = this.ranger(commune.nom);
      const { nom: libelle, point, rang } = commune;
      const nombre = poids.get(rang) ?? 0;
      return [{ libelle, commune, point, rue: false, nature: "", mots, ville: [], poids: nombre }];
    });
  }

  /** @returns {Endroit[]} */
  lireRues() {
    if (!this.brut) return [];
    const { pas, communes } = this.brut;
    return communes.flatMap(([rang, sud, ouest, noms, latitudes, longitudes]) => {
      const commune = this.communes[rang];
      const ville = this.ranger(commune.nom);
      return lireNoms(noms).map((nom, i) => {
        const { nature, mots } = lireNom(nom, this.parties);
        return {
          libelle: `${nom}, ${commune.nom}`,
          commune,
          point: /** @type {Point} */ ([(sud + latitudes[i]) / pas, (ouest + longitudes[i]) / pas]),
          rue: true,
          nature,
          mots: mots.map((mot) => this.vocabulaire.ranger(mot)),
          ville,
          poids: latitudes.length,
        };
      });
    });
  }

  /** @param {string} nom of a commune, no part of which is a kind of street */
  ranger(nom) {
    const { nature, mots } = lireNom(nom, this.parties);
    return [...(nature ? [nature] : []), ...mots].map((mot) => this.vocabulaire.ranger(mot));
  }
}

/**
 * Names written one per line, each with how many letters it shares with the one before.
 * @param {string} texte
 */
export function lireNoms(texte) {
  let avant = "";
  return texte.split("\n").map((ligne) => {
    avant = avant.slice(0, parseInt(ligne[0], BASE)) + ligne.slice(1);
    return avant;
  });
}

/**
 * What a place costs for a question, Infinity when it is no answer.
 * @param {Endroit} endroit
 * @param {Preparee} question
 */
function coter(endroit, question) {
  const { code } = question;
  if (code && !endroit.commune.codes.some((un) => un.startsWith(code))) return Infinity;
  let cout = coterNature(endroit, question);
  let reste = endroit.mots.length;
  for (const table of question.tables) {
    const ici = trouverCout(table, endroit.mots);
    const prix = Math.min(ici, trouverCout(table, endroit.ville));
    if (prix === Infinity) return Infinity;
    if (ici === prix) reste -= 1;
    cout += prix;
  }
  if (endroit.rue && reste === endroit.mots.length) return Infinity;
  reste -= question.nombres.filter((nombre) => endroit.mots.includes(nombre)).length;
  return cout + Math.max(0, reste) * MOT_EN_TROP;
}

/** @param {Endroit} endroit @param {Preparee} question */
function coterNature({ rue, nature: sienne, mots }, { nature, rangNature }) {
  if (!rue) return nature ? COMMUNE_POUR_RUE : COMMUNE_DABORD;
  if (!nature) return sienne ? NATURE_TUE : 0;
  return nature === sienne || mots.includes(rangNature) ? 0 : AUTRE_NATURE;
}

/** @param {Couts} table @param {number[]} rangs */
function trouverCout(table, rangs) {
  let meilleur = Infinity;
  for (const rang of rangs) meilleur = Math.min(meilleur, table.get(rang) ?? Infinity);
  return meilleur;
}

/** The least cost of each word in several spellings. @param {Couts[]} tables @returns {Couts} */
function unir(tables) {
  if (tables.length === 1) return tables[0];
  const union = new Map(tables[0]);
  for (const table of tables.slice(1)) {
    for (const [rang, cout] of table) union.set(rang, Math.min(cout, union.get(rang) ?? Infinity));
  }
  return union;
}
