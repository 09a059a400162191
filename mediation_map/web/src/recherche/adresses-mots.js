// The words of a street's name, and those of a question about one.

import { decouper } from "../commun/texte.js";

/**
 * @typedef {object} Question
 * @property {string[][]} mots what must be found, each in one or two spellings; the last one may
 *   still be unfinished
 * @property {string} nature the kind of street that was asked for, empty when none
 * @property {string[]} nombres found or not: a house number, or part of a street's name
 * @property {string} code a postcode or its beginning
 */

/** @type {Map<string, string>} */
const ABREVIATIONS = new Map(
  Object.entries({
    r: "rue",
    imp: "impasse",
    ch: "chemin",
    che: "chemin",
    chem: "chemin",
    rte: "route",
    all: "allee",
    sq: "square",
    crs: "cours",
    fg: "faubourg",
    res: "residence",
    lot: "lotissement",
    espl: "esplanade",
    gal: "general",
    gen: "general",
    mal: "marechal",
    dr: "docteur",
    doc: "docteur",
    pr: "professeur",
    prof: "professeur",
    pdt: "president",
    cdt: "commandant",
    nd: "notre dame",
  }),
);
const NATURES = new Set(
  `rue avenue boulevard place impasse chemin route allee square cours quai passage sentier sente
  ruelle venelle residence lotissement esplanade faubourg promenade voie hameau villa cite
  mail rocade`.split(/\s+/),
);
const VIDES = new Set("le la les l de du des d a au aux en et pres cedex".split(" "));
const NUMERO = /^\d{1,4}(?:bis|ter|quater|[a-d])?$/;
const REPETITIONS = new Set(["bis", "ter", "quater"]);
const CODE = /^\d{5}$/;
const DEBUT_DE_CODE = /^\d{3,4}$/;

/**
 * The words that tell a street from another, and its kind apart.
 * @param {string} nom
 * @param {Map<string, string[]>} connus what is between two spaces, and its words: streets share most
 */
export function lireNom(nom, connus) {
  const mots = garder(nom.split(" ").flatMap((partie) => lirePartie(partie, connus)));
  const nature = mots.length > 1 && NATURES.has(mots[0]) ? mots[0] : "";
  return { nature, mots: nature ? mots.slice(1) : mots };
}

/**
 * @param {string} texte as it is typed
 * @returns {Question}
 */
export function lireQuestion(texte) {
  const tous = decouper(texte);
  if (tous.length === 1 && DEBUT_DE_CODE.test(tous[0])) {
    return { mots: [], nature: "", nombres: [], code: tous[0] };
  }
  const nombres = tous.filter((mot) => NUMERO.test(mot));
  const pleins = tous.filter((mot, i) => !estNumero(tous, i) && !CODE.test(mot));
  const finis = pleins.slice(0, -1).flatMap(developper);
  const mots = finis.filter((mot) => !VIDES.has(mot)).map((mot) => [mot]);
  const dernier = pleins.at(-1);
  if (dernier && !VIDES.has(dernier)) mots.push(...epelerDernier(dernier));
  const rang = mots.findIndex(([mot]) => NATURES.has(mot));
  const [nature] = rang >= 0 && mots.length > 1 ? mots.splice(rang, 1)[0] : [""];
  return { mots, nature, nombres, code: tous.find((mot) => CODE.test(mot)) ?? "" };
}

/** @param {string[]} mots @param {number} rang */
function estNumero(mots, rang) {
  if (NUMERO.test(mots[rang])) return true;
  return REPETITIONS.has(mots[rang]) && rang > 0 && NUMERO.test(mots[rang - 1]);
}

/** « all » may be an « allée », or the beginning of Allonnes. @param {string} mot */
function epelerDernier(mot) {
  const [premier, ...suite] = developper(mot);
  const epelle = suite.length || premier === mot ? [premier] : [premier, mot];
  return [epelle, ...suite.map((autre) => [autre])];
}

/** @param {string} partie @param {Map<string, string[]>} connus */
function lirePartie(partie, connus) {
  const lue = connus.get(partie) ?? decouper(partie).flatMap(developper);
  connus.set(partie, lue);
  return lue;
}

/** @param {string} mot */
function developper(mot) {
  return (ABREVIATIONS.get(mot) ?? mot).split(" ");
}

/** The words without articles; all of them when there is nothing else. @param {string[]} mots */
function garder(mots) {
  const pleins = mots.filter((mot) => !VIDES.has(mot));
  return pleins.length ? pleins : mots;
}
