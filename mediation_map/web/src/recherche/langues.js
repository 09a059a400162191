// A query that asks for someone who speaks another language, in its words or in a sentence.

const LANGUES = new Set(
  `langue langues anglais arabe allemand espagnol italien portugais polonais roumain russe ukrainien
  turc kurde albanais georgien armenien dari pachto persan tigrinya somali wolof bambara soninke
  lingala chinois vietnamien etranger etrangere etrangers etrangeres traduire traduction traducteur
  traductrice interprete allophone allophones fle`.split(/\s+/),
);
const VERBES = /^(parl|comprend|lit$|lire$|ecri)/;

/**
 * The ranks of the words that ask for a language: « ne parle pas français », « anglais ».
 * @param {string[]} mots folded, all of them
 * @returns {Set<number>}
 */
export function trouverLangue(mots) {
  const rangs = new Set(mots.flatMap((mot, rang) => (LANGUES.has(mot) ? [rang] : [])));
  const verbe = mots.findIndex((mot) => VERBES.test(mot));
  const francais = mots.lastIndexOf("francais");
  if (verbe >= 0) for (let rang = verbe; rang <= francais; rang++) rangs.add(rang);
  return rangs;
}
