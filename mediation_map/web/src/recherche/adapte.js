// A query that asks for step-free access, or for places that receive people with a disability. It
// names no need: what the places said of it is told, and what they did not say is never guessed.

import { decouper } from "../commun/texte.js";

/**
 * @typedef {import("../commun/donnees.js").Lieu} Lieu
 * @typedef {Set<string>} Acces what is asked: "fauteuil", or ids of the list « Accueil adapté »
 */

const MOTEUR = ["fauteuil", "handicaps-moteurs"];
const MENTAL = ["handicaps-mentaux"];
const SURDITE = ["surdite"];
const VUE = ["deficience-visuelle"];
const TOUT = [...MOTEUR, ...MENTAL, ...SURDITE, ...VUE];

/** Two words, then one, folded. @type {[motif: RegExp, demandes: string[]][]} */
const PAIRES = [
  [/^(mobilite reduite|fauteuils? roulant|hand\w+ (moteur|physique))/, MOTEUR],
  [/^hand\w+ (menta|psychi|intellectuel)/, MENTAL],
  [/^(mal entendan|hand\w+ auditif)/, SURDITE],
  [/^((mal|non) voyan|hand\w+ visuel)/, VUE],
];
/** @type {[motif: RegExp, demandes: string[]][]} */
const MOTS = [
  [/^(hand[iy]|and[iy][ck]ap|invalides?$)/, TOUT],
  [/^(fauteu|pmr$)/, MOTEUR],
  [/^(sourd|malentend|surdite|lsf$)/, SURDITE],
  [/^(aveugle|malvoyan)/, VUE],
];
/** Says that access is asked, not which. */
const ACCESSIBLE = /^accessib/;
const NIE = /^(non|pas|sans|aucune?|ni|jamais|hors|sauf|inaccessibles?)$/;
/** Spares most texts the reading of their words. */
const PEUT_ETRE = /hand[iy]|fauteu|invalide|pmr|mobilit|sourd|lsf|surdit|entendan|aveugle|voyan/i;

/**
 * @param {string[]} mots folded, all of them
 * @returns {{ rangs: Set<number>, acces: Acces }} the words that ask for it, and what they ask
 */
export function trouverAcces(mots) {
  const { rangs, acces } = lire(mots);
  mots.forEach((mot, rang) => {
    if (ACCESSIBLE.test(mot)) rangs.add(rang);
  });
  return { rangs, acces: rangs.size && !acces.size ? new Set(MOTEUR) : acces };
}

/** @param {string[]} mots */
function lire(mots) {
  const rangs = new Set();
  const acces = new Set();
  mots.forEach((mot, rang) => {
    if (rangs.has(rang)) return;
    const paire = chercher(PAIRES, `${mot} ${mots[rang + 1] ?? ""}`);
    for (const demande of paire ?? chercher(MOTS, mot) ?? []) {
      acces.add(demande);
      rangs.add(rang);
      if (paire) rangs.add(rang + 1);
    }
  });
  return { rangs, acces };
}

/** @param {[RegExp, string[]][]} motifs @param {string} texte */
function chercher(motifs, texte) {
  return motifs.find(([motif]) => motif.test(texte))?.[1];
}

/**
 * What a place said of what is asked: "fauteuil", "adapte", "nom" or "mots" for the text that says
 * it; "marches" when it said that one does not enter in a wheelchair.
 * @param {Lieu} lieu
 * @param {Acces} acces
 * @returns {string[]}
 */
export function direAcces({ pmr, accueils, nom, mots }, acces) {
  if (!acces.size) return [];
  const dits = [];
  if (pmr !== null && acces.has("fauteuil")) dits.push(pmr ? "fauteuil" : "marches");
  if (accueils.some((id) => acces.has(id))) dits.push("adapte");
  if (enParle(nom, acces)) dits.push("nom");
  if (enParle(mots, acces)) dits.push("mots");
  return dits;
}

/**
 * A text that denies something says nothing here: « non accessible aux personnes handicapées ».
 * @param {string} texte
 * @param {Acces} acces
 */
function enParle(texte, acces) {
  if (!PEUT_ETRE.test(texte)) return false;
  const mots = decouper(texte);
  return !mots.some((mot) => NIE.test(mot)) && [...lire(mots).acces].some((dit) => acces.has(dit));
}

/** Whether a place said that it has what is asked. @param {{ acces: string[] }} resultat */
export function repond({ acces }) {
  return acces.some((dit) => dit !== "marches");
}

/**
 * « Aucun de ces lieux n'a dit … ».
 * @param {Acces} acces
 */
export function nommerAcces(acces) {
  const fauteuil = "que l'on y entre en fauteuil roulant";
  if (!acces.has("fauteuil")) return "qu'il reçoit des personnes avec ce handicap";
  return acces.size > MOTEUR.length
    ? `qu'il reçoit des personnes handicapées, ni ${fauteuil}`
    : fauteuil;
}
