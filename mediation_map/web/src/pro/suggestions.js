// What is proposed while one types: needs and their synonyms, then communes and known streets.

import { decouper, estVide } from "../commun/texte.js";

/**
 * @typedef {import("../commun/donnees.js").Besoin} Besoin
 * @typedef {import("../commun/donnees.js").Commune} Commune
 * @typedef {import("../recherche/proximite.js").Voie} Voie
 * @typedef {import("./choix.js").Endroit} Endroit
 * @typedef {{ besoin: Besoin | null, texte: string }} Recherche a need, or free words
 * @typedef {{ besoin: Besoin, servi: boolean }} BesoinServi whether some place answers it
 */

/**
 * @template T
 * @typedef {{ libelle: string, detail: string, valeur: T }} Suggestion
 */

const BESOINS_MAX = 8;
const ENDROITS_MAX = 8;
const NUMERO = /^\d+(?:bis|ter|quater|[a-z])?$/;

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
 * Communes by name or postcode, then streets; what is misspelt is guessed as the search guesses.
 * @param {string} texte
 * @param {Commune[]} communes
 * @param {import("../recherche/proximite.js").Reperes} reperes
 * @returns {Suggestion<Endroit>[]}
 */
export function proposerEndroits(texte, communes, reperes) {
  const mots = decouper(texte);
  if (!mots.length) return [];
  const parNom = communes.filter(
    ({ nom, codes }) =>
      commencentPar(decouper(nom), mots) || codes.some((code) => code.startsWith(mots.join(""))),
  );
  parNom.sort((a, b) => ecart(a, mots) - ecart(b, mots));
  const voies = mots.some((mot) => mot.length > 2) ? trouverVoies(mots, reperes.voies) : [];
  const trouves = [...parNom.map(situerCommune), ...voies.map(situerVoie)];
  const uniques = [...new Map(trouves.map((one) => [one.libelle, one])).values()];
  return uniques.length
    ? uniques.slice(0, ENDROITS_MAX)
    : reperes.communes.trouver(mots).flatMap((one) => one.communes.map(situerCommune));
}

/**
 * Streets that all the words name, the number left out; the commune may be among the words.
 * @param {string[]} mots
 * @param {Voie[]} voies
 */
function trouverVoies(mots, voies) {
  const utiles = mots.filter((mot) => !NUMERO.test(mot) && !estVide(mot));
  return voies.filter(
    (voie) =>
      commencentPar([...voie.mots, ...decouper(voie.commune.nom)], utiles) &&
      utiles.some((mot) => voie.mots.some((nom) => nom.startsWith(mot))),
  );
}

/** A name that begins with the words comes before one that holds them. @param {Commune} commune @param {string[]} mots */
function ecart({ nom }, mots) {
  const noms = decouper(nom).filter((mot) => !["le", "la", "les"].includes(mot));
  return noms[0]?.startsWith(mots[0]) ? 0 : 1;
}

/** @param {Commune} commune @returns {Suggestion<Endroit>} */
function situerCommune(commune) {
  const { nom, codes, point } = commune;
  const valeur = { libelle: nom, commune, point, rue: false };
  return { libelle: nom, detail: codes.join(", "), valeur };
}

/** @param {Voie} voie @returns {Suggestion<Endroit>} */
function situerVoie({ libelle, commune, point }) {
  const texte = `${libelle}, ${commune.nom}`;
  return { libelle: texte, detail: "", valeur: { libelle: texte, commune, point, rue: true } };
}
