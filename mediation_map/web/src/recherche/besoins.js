// Finds the needs that everyday words name, with the table of synonyms.

import { decouper, estVide, motsUtiles, reduire } from "../commun/texte.js";
import { estProche, fautesPermises } from "../commun/ressemblance.js";

/** @typedef {import("../commun/donnees.js").Besoin} Besoin */
/** @typedef {{ besoin: Besoin, mots: string[] }} Phrase */
/** @typedef {{ besoin: Besoin, debut: number, fin: number }} Locution words from debut to before fin */
/** @typedef {{ besoin: Besoin, poids: number, mots: Set<string> }} BesoinTrouve */

const SEUIL = 0.6;
const EXACT = 1;
const DEBUT = 0.9;
const FAUTE = 0.7;

export class Besoins {
  /** @param {Besoin[]} besoins */
  constructor(besoins) {
    const textes = besoins.flatMap((besoin) =>
      [besoin.libelle, besoin.court, ...besoin.synonymes].map((texte) => ({ besoin, texte })),
    );
    this.phrases = textes
      .filter(({ texte }) => !estLocution(texte))
      .map(({ besoin, texte }) => ({ besoin, mots: [...new Set(motsUtiles(texte))] }));
    this.locutions = textes
      .filter(({ texte }) => estLocution(texte))
      .map(({ besoin, texte }) => ({ besoin, mots: decouper(texte) }));
    this.vocabulaire = [...new Set(this.phrases.flatMap(({ mots }) => mots))];
  }

  /**
   * The set phrases found word for word, such as « à ma place ».
   * @param {string[]} mots folded, all of them
   * @returns {Locution[]}
   */
  trouverLocutions(mots) {
    return this.locutions.flatMap(({ besoin, mots: cherches }) => {
      const debut = mots.findIndex((_, i) => cherches.every((mot, j) => mots[i + j] === mot));
      return debut < 0 ? [] : [{ besoin, debut, fin: debut + cherches.length }];
    });
  }

  /**
   * The needs that words name, the likeliest first.
   * @param {string[]} utiles folded, those of communes and those that say nothing left out
   * @returns {BesoinTrouve[]}
   */
  trouver(utiles) {
    const proches = new Map(
      utiles.map((mot) => [mot, this.rapprocher(mot, mot === utiles.at(-1))]),
    );
    /** @type {Map<Besoin, BesoinTrouve>} */
    const trouves = new Map();
    for (const phrase of this.phrases) {
      const essai = evaluer(phrase, utiles, proches);
      if (essai) trouves.set(phrase.besoin, reunir(essai, trouves.get(phrase.besoin)));
    }
    return [...trouves.values()].sort((a, b) => b.poids - a.poids);
  }

  /**
   * The words of the table that a typed word may stand for, with how surely.
   * @param {string} mot
   * @param {boolean} enCours the word may not be finished
   * @returns {Map<string, number>}
   */
  rapprocher(mot, enCours) {
    const forme = reduire(mot);
    if (this.vocabulaire.includes(forme)) return new Map([[forme, EXACT]]);
    const debuts =
      enCours && mot.length > 2 ? this.vocabulaire.filter((t) => t.startsWith(forme)) : [];
    if (debuts.length) return new Map(debuts.map((terme) => [terme, DEBUT]));
    // « caff », « impprimer »: a doubled letter is a slip in a short word too.
    const simple = dedoubler(forme);
    const simples = this.vocabulaire.filter((t) => dedoubler(t) === simple);
    if (simples.length) return new Map(simples.map((terme) => [terme, FAUTE]));
    const fautes = fautesPermises(forme);
    const voisins = fautes ? this.vocabulaire.filter((t) => memeIdee(t, forme, fautes)) : [];
    return new Map(voisins.map((terme) => [terme, FAUTE]));
  }
}

/** A word whose letters stand once each in a row. @param {string} mot */
function dedoubler(mot) {
  return mot.replace(/(.)\1+/g, "$1");
}

/**
 * One need told by two phrases: as surely as the best of them, by the words of both.
 * @param {BesoinTrouve} essai
 * @param {BesoinTrouve | undefined} connu
 * @returns {BesoinTrouve}
 */
function reunir(essai, connu) {
  if (!connu) return essai;
  const { poids } = essai.poids > connu.poids ? essai : connu;
  return { besoin: essai.besoin, poids, mots: new Set([...connu.mots, ...essai.mots]) };
}

/**
 * Whether a phrase means something only as a whole: half of its words say nothing alone.
 * @param {string} texte
 */
function estLocution(texte) {
  const mots = decouper(texte);
  return mots.filter(estVide).length * 2 >= mots.length && mots.length > 1;
}

/**
 * @param {string} terme
 * @param {string} forme
 * @param {number} fautes
 */
function memeIdee(terme, forme, fautes) {
  return terme.length > 3 && terme[0] === forme[0] && estProche(terme, forme, fautes);
}

/**
 * How well a phrase of the table tells what was typed, or null.
 * @param {Phrase} phrase
 * @param {string[]} utiles
 * @param {Map<string, Map<string, number>>} proches
 * @returns {BesoinTrouve | null}
 */
function evaluer(phrase, utiles, proches) {
  const mots = new Set();
  let somme = 0;
  for (const terme of phrase.mots) {
    const [poids, mot] = meilleurMot(terme, utiles, proches);
    somme += poids;
    if (poids) mots.add(mot);
  }
  const part = somme / phrase.mots.length;
  const complet = mots.size === utiles.length;
  if (!mots.size || (part < SEUIL && !complet)) return null;
  return { besoin: phrase.besoin, poids: part * mots.size, mots };
}

/**
 * @param {string} terme
 * @param {string[]} utiles
 * @param {Map<string, Map<string, number>>} proches
 * @returns {[poids: number, mot: string]}
 */
function meilleurMot(terme, utiles, proches) {
  /** @type {[number, string]} */
  let meilleur = [0, ""];
  for (const mot of utiles) {
    const poids = proches.get(mot)?.get(terme) ?? 0;
    if (poids > meilleur[0]) meilleur = [poids, mot];
  }
  return meilleur;
}
