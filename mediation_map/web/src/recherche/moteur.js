// One query → the places that answer it, each with the reason why.

import MiniSearch from "minisearch";
import { tard } from "../commun/tard.js";
import { decouper, estVide, reduire } from "../commun/texte.js";
import { fautesPermises } from "../commun/ressemblance.js";
import { Besoins } from "./besoins.js";
import { Communes } from "./communes.js";
import { trouverLangue } from "./langues.js";
import { comprendreFiltres } from "./mots-filtres.js";

/**
 * @typedef {import("../commun/donnees.js").Lieu} Lieu
 * @typedef {import("../commun/donnees.js").Commune} Commune
 * @typedef {import("../commun/donnees.js").Besoin} Besoin
 * @typedef {{ lieu: Lieu, score: number, besoins: Besoin[], champs: string[] }} Reponse
 *
 * @typedef {object} Comprise what a query was understood to say
 * @property {string} texte
 * @property {Commune[]} communes
 * @property {string} sansCommune the words without those of the communes
 * @property {Besoin[]} besoins
 * @property {"" | "inconnue" | "declaree"} langue another language is asked for; whether a place names one
 * @property {boolean} nomme a name or a street was looked for, or only a commune: relays may show
 * @property {boolean} partielle no place answers all the words
 * @property {Reponse[]} reponses the best first, in every commune
 * @property {import("./mots-filtres.js").MotFiltre[]} filtres what words say that a filter knows
 * @property {string[]} mots all of them, folded
 * @property {Set<Lieu>} nommes places whose name holds such a word: the filter spares them
 */

const CHAMPS = ["nom", "adresse", "mots"];
const CHAMPS_DE_RELAIS = new Set(["nom", "adresse"]);
const SANS_ATTENDRE = 2000;
const TRANCHE = 250;
const POIDS_BESOIN = 30;
// A need much less likely than the best one is not given as the reason.
const PART_DITE = 0.7;

export class Moteur {
  /** @param {import("../commun/donnees.js").Donnees} donnees */
  constructor(donnees) {
    this.lieux = donnees.lieux;
    this.communes = new Communes(donnees.communes);
    this.besoins = new Besoins(donnees.besoins);
    this.index = new MiniSearch({
      fields: CHAMPS,
      idField: "rang",
      tokenize: decouper,
      processTerm: reduire,
      extractField: (lieu, champ) => (champ === "mots" && !lieu.aide ? "" : String(lieu[champ])),
    });
    this.pret = this.indexer();
    this.noms = tard(() => donnees.lieux.map(({ nom }) => decouper(nom).map(reduire)));
  }

  /** A large directory is indexed in slices, so that the page keeps answering meanwhile. */
  indexer() {
    if (this.lieux.length > SANS_ATTENDRE)
      return this.index.addAllAsync(this.lieux, { chunkSize: TRANCHE });
    this.index.addAll(this.lieux);
    return Promise.resolve();
  }

  /**
   * @param {string} texte
   * @param {{ offre: import("./mots-filtres.js").Offre, aujourdhui: number }} [contexte] what the
   *   form can filter; without it, all words are words to look for
   * @returns {Comprise}
   */
  chercher(texte, contexte) {
    const mots = decouper(texte);
    const filtres = contexte ? comprendreFiltres(mots, { ...contexte, noms: this.noms() }) : [];
    const entiere = { ...this.chercherMots(texte, mots), filtres, mots, nommes: new Set() };
    if (!filtres.length) return entiere;
    const pris = new Set(filtres.flatMap(({ rangs }) => rangs));
    const formes = [...pris].map((rang) => reduire(mots[rang]));
    const reste = mots.filter((_, rang) => !pris.has(rang));
    const dits = entiere.reponses.filter(({ lieu }) =>
      this.noms()[lieu.rang].some((mot) => formes.includes(mot)),
    );
    const nommes = new Set(dits.map(({ lieu }) => lieu));
    const suite = this.chercherMots(texte, reste);
    const autres = suite.reponses.filter(({ lieu }) => !nommes.has(lieu));
    const { sansCommune } = entiere;
    return { ...entiere, ...suite, sansCommune, nommes, reponses: [...dits, ...autres] };
  }

  /**
   * @param {string} texte
   * @param {string[]} mots
   */
  chercherMots(texte, mots) {
    const trouvailles = this.communes.trouver(mots);
    const locutions = this.besoins.trouverLocutions(mots);
    const langue = trouverLangue(mots);
    const dans = (/** @type {{ debut: number, fin: number }[]} */ parts, /** @type {number} */ i) =>
      parts.some(({ debut, fin }) => debut <= i && i < fin);
    const utiles = mots.filter(
      (mot, i) =>
        !dans(trouvailles, i) &&
        !dans(locutions, i) &&
        !langue.has(i) &&
        !estVide(mot) &&
        !(i === mots.length - 1 && this.estEntame(mot)),
    );
    const communes = trouvailles.flatMap((trouvaille) => trouvaille.communes);
    const dits = locutions.map(({ besoin, debut, fin }) => ({
      besoin,
      poids: 1,
      mots: new Set(mots.slice(debut, fin)),
    }));
    const sansCommune = mots.filter((_, i) => !dans(trouvailles, i)).join(" ");
    const uniques = [...new Set([...dits.flatMap((dit) => [...dit.mots]), ...utiles])];
    const suite = { texte, communes, sansCommune, langue: this.direLangue(langue.size > 0) };
    if (!uniques.length) return { ...suite, ...this.repondreTout(communes) };
    return { ...suite, ...this.repondre(uniques, [...dits, ...this.besoins.trouver(utiles)]) };
  }

  /**
   * What is known of languages, when the query asks for one.
   * @param {boolean} demandee
   * @returns {Comprise["langue"]}
   */
  direLangue(demandee) {
    if (!demandee) return "";
    return this.lieux.some(({ langues }) => langues.length) ? "declaree" : "inconnue";
  }

  /**
   * One or two letters are a word being typed, unless they are a known one such as « PC ».
   * @param {string} mot
   */
  estEntame(mot) {
    return mot.length < 3 && !/\d/.test(mot) && !this.besoins.vocabulaire.includes(reduire(mot));
  }

  /** @param {Commune[]} communes */
  repondreTout(communes) {
    const reponses = this.lieux
      .map((lieu) => ({ lieu, score: 0, besoins: [], champs: [] }))
      .sort((a, b) => comparerTours(a.lieu, b.lieu));
    return { besoins: [], nomme: communes.length > 0, partielle: false, reponses };
  }

  /**
   * @param {string[]} utiles
   * @param {import("./besoins.js").BesoinTrouve[]} besoins
   */
  repondre(utiles, besoins) {
    const connus = new Set(besoins.flatMap(({ mots }) => [...mots]));
    const recolte = new Recolte(connus);
    for (const trouve of besoins) recolte.ajouterBesoin(trouve, this.lieux);
    for (const mot of utiles) {
      if (!estVide(mot))
        recolte.ajouterMot(mot, this.chercherMot(mot, mot === utiles.at(-1)), this.lieux);
    }
    const { reponses, partielle } = recolte.garder(utiles);
    return {
      besoins: [...new Set(besoins.map(({ besoin }) => besoin))],
      nomme: utiles.some((mot) => !connus.has(mot)),
      partielle,
      reponses,
    };
  }

  /**
   * @param {string} mot
   * @param {boolean} enCours
   */
  chercherMot(mot, enCours) {
    return this.index.search(mot, {
      prefix: enCours ? mot.length > 1 : mot.length > 4,
      fuzzy: fautesPermises(reduire(mot)) || false,
      boost: { nom: 3, adresse: 1.5, mots: 1 },
      maxFuzzy: 2,
    });
  }
}

/** Equals take turns. @param {Lieu} a @param {Lieu} b */
function comparerTours(a, b) {
  return a.tour - b.tour || a.rang - b.rang;
}

/** What each place has answered so far. */
class Recolte {
  /** @param {Set<string>} connus the words that name a need */
  constructor(connus) {
    this.connus = connus;
    /** @type {Map<Lieu, { score: number, besoin: number, besoins: Set<Besoin>, champs: Set<string>, mots: Set<string> }>} */
    this.fiches = new Map();
  }

  /** @param {Lieu} lieu */
  fiche(lieu) {
    let fiche = this.fiches.get(lieu);
    if (!fiche) {
      fiche = { score: 0, besoin: 0, besoins: new Set(), champs: new Set(), mots: new Set() };
      this.fiches.set(lieu, fiche);
    }
    return fiche;
  }

  /**
   * @param {import("./besoins.js").BesoinTrouve} trouve
   * @param {Lieu[]} lieux
   */
  ajouterBesoin({ besoin, poids, mots }, lieux) {
    for (const lieu of lieux) {
      if (!lieu.aide || !lieu.besoins.includes(besoin.rang)) continue;
      const fiche = this.fiche(lieu);
      fiche.besoin = Math.max(fiche.besoin, poids);
      if (poids >= fiche.besoin * PART_DITE) fiche.besoins.add(besoin);
      for (const mot of mots) fiche.mots.add(mot);
    }
  }

  /**
   * @param {string} mot
   * @param {import("minisearch").SearchResult[]} resultats
   * @param {Lieu[]} lieux
   */
  ajouterMot(mot, resultats, lieux) {
    for (const { id, score, match } of resultats) {
      const lieu = lieux[id];
      const champs = Object.values(match).flat();
      const lus = lieu.aide ? champs : champs.filter((champ) => CHAMPS_DE_RELAIS.has(champ));
      if (!lus.length) continue;
      const fiche = this.fiche(lieu);
      // A word that names a need already counts as such: how often a description says it does not.
      if (!(this.connus.has(mot) && fiche.besoin && !lus.includes("nom"))) fiche.score += score;
      fiche.mots.add(mot);
      for (const champ of lus) fiche.champs.add(champ);
    }
  }

  /**
   * The places that answer all the words, else those that answer the most of them.
   * @param {string[]} utiles
   */
  garder(utiles) {
    const atteint = Math.max(0, ...[...this.fiches.values()].map(({ mots }) => mots.size));
    const reponses = [...this.fiches]
      .filter(([lieu, { mots }]) => mots.size === atteint && this.estPermis(lieu, mots))
      .map(([lieu, { score, besoin, besoins, champs }]) => ({
        lieu,
        score: score + besoin * POIDS_BESOIN,
        besoins: [...besoins],
        champs: [...champs],
      }))
      .sort((a, b) => b.score - a.score || comparerTours(a.lieu, b.lieu));
    return { reponses, partielle: atteint < utiles.length };
  }

  /**
   * A relay answers a name or a street, never a word that names a need.
   * @param {Lieu} lieu
   * @param {Set<string>} mots
   */
  estPermis(lieu, mots) {
    return lieu.aide || [...mots].some((mot) => !this.connus.has(mot));
  }
}
