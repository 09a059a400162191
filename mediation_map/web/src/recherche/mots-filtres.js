// Words of a query that a filter knows: days, moments, « maintenant », the public, « gratuit ». What the form
// does not offer, and words that stand so in the name of a place, stay words to look for.

import { decouper, estVide, reduire } from "../commun/texte.js";
import { estProche, fautesPermises } from "../commun/ressemblance.js";
import { JOURS } from "./filtres.js";

/**
 * @typedef {Map<string, Set<string>>} Offre the values that the form offers, by group
 * @typedef {{ groupe: string, valeur: string, rangs: number[] }} MotFiltre
 * @typedef {{ debut: number, fin: number, valeurs: [groupe: string, valeur: string][] }} Trouvaille
 */

/** Turns of speech, folded: the longest first. « + » is a number of days from today. */
const TOURS = Object.entries({
  "tout de suite": "ouvert=maintenant",
  "de suite": "ouvert=maintenant",
  "ouvert maintenant": "ouvert=maintenant",
  "ouverts maintenant": "ouvert=maintenant",
  maintenant: "ouvert=maintenant",
  "cet apres midi": "jour=+0 moment=apres-midi",
  "ce matin": "jour=+0 moment=matin",
  "ce soir": "jour=+0 moment=soir",
  "aujourd hui": "jour=+0",
  aujourdhui: "jour=+0",
  "apres demain": "jour=+2",
  demain: "jour=+1",
  "week end": "jour=samedi jour=dimanche",
  weekend: "jour=samedi jour=dimanche",
  "apres midi": "moment=apres-midi",
  "apres midis": "moment=apres-midi",
  aprem: "moment=apres-midi",
  matin: "moment=matin",
  matins: "moment=matin",
  matinee: "moment=matin",
  soir: "moment=soir",
  soirs: "moment=soir",
  soiree: "moment=soir",
  "sans rendez vous": "rdv=sans",
  "sans rdv": "rdv=sans",
  "fauteuil roulant": "pmr=oui",
  "mobilite reduite": "pmr=oui",
  fauteuil: "pmr=oui",
  pmr: "pmr=oui",
  gratuit: "cout=gratuit",
  gratuite: "cout=gratuit",
  gratuitement: "cout=gratuit",
}).map(([mots, sens]) => ({ mots: mots.split(" "), sens: sens.split(" ") }));

/** What is « gratuit » by itself, a need of its own: « wifi gratuit », « ordinateur gratuit ». */
const CHOSES_GRATUITES = /^(wifi|internet|ordinateur|ordi)$/;

/** Holidays that a day's name begins. */
const FETES = /^(gras|saint|paques|pentecote|ascension)$/;

/** How people say a public, by a word of its label. @type {Record<string, string[]>} */
const PUBLICS = {
  jeune: ["jeune", "ado", "adolescent"],
  senior: ["senior", "age", "retraite", "aine"],
  famille: ["famille", "parent"],
};
/** Of these words, those that name no need. */
const PERSONNES = new Set(["jeune", "ado", "adolescent", "senior", "age", "aine"]);
const JOUR_MIN = 5;

/** Whether a folded word only says who the help is for. @param {string} mot */
export function ditPersonne(mot) {
  return PERSONNES.has(reduire(mot));
}

/**
 * @param {string[]} mots folded, all of them
 * @param {{ offre: Offre, aujourdhui: number, noms: string[][] }} contexte weekday from 0 Monday;
 *   names of places as reduced words
 * @returns {MotFiltre[]}
 */
export function comprendreFiltres(mots, { offre, aujourdhui, noms }) {
  const compris = [];
  for (let rang = 0; rang < mots.length;) {
    const trouve = lire(mots, rang, { offre, aujourdhui });
    const permis = trouve && !estNom(mots, trouve, noms) && offreTout(offre, trouve);
    if (!permis) {
      rang += 1;
      continue;
    }
    const rangs = Array.from({ length: trouve.fin - rang }, (_, i) => rang + i);
    compris.push(...trouve.valeurs.map(([groupe, valeur]) => ({ groupe, valeur, rangs })));
    rang = trouve.fin;
  }
  return compris;
}

/**
 * @param {string[]} mots
 * @param {number} rang
 * @param {{ offre: Offre, aujourdhui: number }} contexte
 * @returns {Trouvaille | null}
 */
function lire(mots, rang, { offre, aujourdhui }) {
  const tour = TOURS.find(({ mots: dits }) => dits.every((mot, i) => mots[rang + i] === mot));
  if (tour && !(mots[rang].startsWith("gratuit") && CHOSES_GRATUITES.test(mots[rang - 1] ?? ""))) {
    const valeurs = tour.sens.map((sens) => dater(sens, aujourdhui));
    return { debut: rang, fin: rang + tour.mots.length, valeurs };
  }
  const jour = lireJour(mots, rang);
  if (jour) return { debut: rang, fin: rang + 1, valeurs: [["jour", jour]] };
  const quel = lirePublic(mots[rang], [...(offre.get("public") ?? [])]);
  return quel ? { debut: rang, fin: rang + 1, valeurs: [["public", quel]] } : null;
}

/** @param {string} sens @param {number} aujourdhui @returns {[string, string]} */
function dater(sens, aujourdhui) {
  const [groupe, valeur] = sens.split("=");
  const jour = valeur.startsWith("+") ? JOURS[(aujourdhui + Number(valeur)) % 7] : valeur;
  return [groupe, jour];
}

/** A day's name, in the plural or with a slip. @param {string[]} mots @param {number} rang */
function lireJour(mots, rang) {
  const mot = mots[rang].replace(/s$/, "");
  const suivant = mots.slice(rang + 1).find((autre) => !estVide(autre)) ?? "";
  if (mot.length < JOUR_MIN || FETES.test(suivant)) return undefined;
  return JOURS.find(
    (jour) =>
      jour[0] === mot[0] && estProche(jour, mot, Math.min(fautesPermises(jour), mot.length - 4)),
  );
}

/** @param {string} mot @param {string[]} valeurs */
function lirePublic(mot, valeurs) {
  const forme = reduire(mot);
  return valeurs.find((valeur) => {
    const dits = decouper(valeur)
      .map(reduire)
      .flatMap((nom) => PUBLICS[nom] ?? []);
    return dits.includes(forme);
  });
}

/** @param {Offre} offre @param {Trouvaille} trouve */
function offreTout(offre, { valeurs }) {
  return valeurs.every(([groupe, valeur]) => offre.get(groupe)?.has(valeur));
}

/**
 * Whether the words stand beside their neighbour in the name of a place: « Info jeunes ».
 * @param {string[]} mots
 * @param {Trouvaille} trouve
 * @param {string[][]} noms
 */
export function estNom(mots, { debut, fin }, noms) {
  const paires = [
    [mots[debut - 1], mots[debut]],
    [mots[fin - 1], mots[fin]],
  ].filter(([a, b]) => a && b && !estVide(a) && !estVide(b));
  return paires.some(([a, b]) =>
    noms.some((nom) => nom.some((mot, i) => mot === reduire(a) && nom[i + 1] === reduire(b))),
  );
}
