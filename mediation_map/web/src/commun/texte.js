// What makes two spellings the same word: case, accents, apostrophes, elisions, plurals.

const ACCENTS = /\p{M}+/gu;
/** @type {Record<string, string>} */
const LIGATURES = { œ: "oe", æ: "ae", ß: "ss" };
const ELISIONS = /\b(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu|puisqu|quelqu)'(?=[a-z0-9])/g;
const SEPARATEURS = /[^a-z0-9]+/;

const ABREVIATIONS = new Map(
  Object.entries({
    st: "saint",
    ste: "sainte",
    av: "avenue",
    ave: "avenue",
    bd: "boulevard",
    bld: "boulevard",
    pl: "place",
    fbg: "faubourg",
  }),
);

// Words that say nothing of the help that is looked for.
const VIDES = new Set(
  `a ai ait ais au aux avec avoir besoin ce ces cela ca chez comment dans de des du elle en est et
  etre faire il ils j je l la le les leur leurs lui ma mes mon me moi ne nous on ou par pas peut peux
  pour pouvoir pres proche qu que quel quelle quelles quels qui quoi sa sans se ses si son sont sur ta
  te tes ton toi tu un une veut veux voudrais vouloir vos votre vous y aide aider aidez cherche
  chercher trouver besoins m d s t n c arrive arriver arrivent dois doit doivent faut demande
  demander prendre refaire renouveler creer savoir sais merci bonjour svp fille fils mari personne
  personnes`.split(/\s+/),
);

/**
 * A text without case, accents or ligatures, its apostrophes straight.
 * @param {string} texte
 */
export function plier(texte) {
  return texte
    .toLowerCase()
    .replace(/[œæß]/g, (lettre) => LIGATURES[lettre])
    .normalize("NFD")
    .replace(ACCENTS, "")
    .replace(/[’ʼ`´]/g, "'");
}

/**
 * The words of a text, folded, elisions dropped and usual abbreviations spelt out.
 * @param {string} texte
 * @returns {string[]}
 */
export function decouper(texte) {
  return plier(texte)
    .replace(ELISIONS, "")
    .split(SEPARATEURS)
    .filter(Boolean)
    .map((mot) => ABREVIATIONS.get(mot) ?? mot);
}

/**
 * A folded word without the mark of its plural or of a feminine participle.
 * @param {string} mot
 */
export function reduire(mot) {
  if (mot.length < 4 || /\d/.test(mot)) return mot;
  if (mot.endsWith("eaux")) return mot.slice(0, -1);
  if (mot.endsWith("aux") && mot.length > 4) return `${mot.slice(0, -3)}al`;
  const singulier = mot.replace(/[sx]+$/, "");
  return singulier.endsWith("ee") ? singulier.slice(0, -1) : singulier;
}

/**
 * Whether a folded word says nothing by itself.
 * @param {string} mot
 */
export function estVide(mot) {
  return VIDES.has(mot);
}

/**
 * The words that carry the meaning of a text, reduced; all of them when none does.
 * @param {string} texte
 * @returns {string[]}
 */
export function motsUtiles(texte) {
  const mots = decouper(texte);
  const pleins = mots.filter((mot) => !estVide(mot));
  return (pleins.length ? pleins : mots).map(reduire);
}
