// What is proposed while one types: needs and their synonyms, communes and known streets.

import { decouper, estVide } from "../commun/texte.js";

/**
 * @typedef {import("../commun/donnees.js").Besoin} Besoin
 * @typedef {import("./choix.js").Endroit} Endroit
 * @typedef {{ besoin: Besoin | null, texte: string }} Recherche a need, or free words
 * @typedef {{ besoin: Besoin, servi: boolean }} BesoinServi whether some place answers it
 */

/**
 * @template T
 * @typedef {import("../composants/combobox.js").Proposition<T>} Suggestion
 */

const BESOINS_MAX = 8;

/**
 * Needs that the words name, the likeliest first and those that no place answers last; all that
 * are answered for no words at all. Words that name no need are looked for in the places.
 * @param {string} texte
 * @param {BesoinServi[]} besoins
 * @param {import("../recherche/besoins.js").Besoins} index
 * @returns {Suggestion<Recherche>[]}
 */
export function proposerBesoins(texte, besoins, index) {
  const mots = decouper(texte);
  if (!mots.length) return besoins.filter(({ servi }) => servi).map(proposer);
  const dits = index.trouverLocutions(mots).map(({ besoin }) => besoin);
  const utiles = mots.filter((mot) => !estVide(mot));
  const devines = index.trouver(utiles).map(({ besoin }) => besoin);
  const debuts = besoins
    .map(({ besoin }) => besoin)
    .filter(({ libelle, court }) =>
      commencentPar([...decouper(court), ...decouper(libelle)], mots),
    );
  const rangs = [...new Set([...dits, ...devines, ...debuts])].map(({ rang }) => besoins[rang]);
  const trouves = [...rangs.filter(({ servi }) => servi), ...rangs.filter(({ servi }) => !servi)];
  if (trouves.length) return trouves.slice(0, BESOINS_MAX).map(proposer);
  const libelle = `Chercher « ${texte.trim()} » dans les lieux`;
  return [{ libelle, detail: "", valeur: { besoin: null, texte: texte.trim() } }];
}

/** @param {BesoinServi} besoin @returns {Suggestion<Recherche>} */
function proposer({ besoin, servi }) {
  const detail = besoin.libelle === besoin.court ? "" : besoin.libelle;
  return {
    libelle: besoin.court,
    detail: servi ? detail : "Aucun lieu connu",
    valeur: { besoin, texte: besoin.court },
  };
}

/**
 * Whether each typed word begins one of the words.
 * @param {string[]} noms
 * @param {string[]} mots
 */
function commencentPar(noms, mots) {
  return mots.every((mot) => noms.some((nom) => nom.startsWith(mot)));
}

/**
 * Communes and streets that a text may mean, as the public search proposes them; a commune too
 * misspelt for that is guessed as the search guesses.
 * @param {string} texte
 * @param {import("../recherche/proximite.js").Reperes} reperes
 * @returns {Suggestion<Endroit>[]}
 */
export function proposerEndroits(texte, reperes) {
  const proposes = reperes.suggerer(texte).map(({ libelle, commune, point, rue }) => ({
    libelle,
    detail: rue ? "" : commune.codes.join(", "),
    valeur: { libelle, commune, point, rue },
  }));
  return proposes.length ? proposes : devinerCommunes(texte, reperes);
}

/**
 * @param {string} texte
 * @param {import("../recherche/proximite.js").Reperes} reperes
 * @returns {Suggestion<Endroit>[]}
 */
function devinerCommunes(texte, reperes) {
  const trouvees = reperes.communes.trouver(decouper(texte)).flatMap(({ communes }) => communes);
  return trouvees.map((commune) => ({
    libelle: commune.nom,
    detail: commune.codes.join(", "),
    valeur: { libelle: commune.nom, commune, point: commune.point, rue: false },
  }));
}
