// One query → the places that answer it, each with the reason why.

import MiniSearch from "minisearch";
import { tard } from "../commun/tard.js";
import { decouper, estVide, reduire } from "../commun/texte.js";
import { fautesPermises } from "../commun/ressemblance.js";
import { trouverAcces } from "./adapte.js";
import { Besoins } from "./besoins.js";
import { Communes } from "./communes.js";
import { trouverLangue } from "./langues.js";
import { comparerTours, Recolte } from "./recolte.js";
import { comprendreFiltres, ditPersonne, estNom } from "./mots-filtres.js";

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
 * @property {Besoin[]} sansLieu the needs that the words name best, when no place helps with them
 * @property {"" | "inconnue" | "declaree"} langue another language is asked for; whether a place names one
 * @property {import("./adapte.js").Acces} acces what is asked for people with a disability
 * @property {boolean} nomme a name or a street was looked for, or only a commune: relays may show
 * @property {boolean} partielle no place answers all the words
 * @property {Reponse[]} reponses the best first, in every commune
 * @property {import("./mots-filtres.js").MotFiltre[]} filtres what words say that a filter knows
 * @property {string[]} mots all of them, folded
 * @property {Set<Lieu>} nommes places whose name holds such a word: the filter spares them
 */

const CHAMPS = ["nom", "adresse", "mots"];
const SANS_ATTENDRE = 2000;
const TRANCHE = 250;

export class Moteur {
  /** @param {import("../commun/donnees.js").Donnees} donnees */
  constructor(donnees) {
    this.lieux = donnees.lieux;
    this.communes = new Communes(donnees.communes);
    this.besoins = new Besoins(donnees.besoins);
    const aides = donnees.lieux.filter(({ aide }) => aide);
    this.nombreAides = aides.length;
    this.servis = new Set(aides.flatMap(({ besoins }) => besoins));
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
    const { rangs, acces } = trouverAcces(mots);
    const pris = [...trouvailles, ...locutions];
    const utiles = this.garderUtiles(
      mots,
      (i) => langue.has(i) || rangs.has(i) || estDans(pris, i),
    );
    const sujets = utiles.filter((i) => !this.ditPourQui(mots, i));
    const precis = sujets.length || locutions.length || langue.size || rangs.size;
    const dites = (precis ? sujets : utiles).map((i) => mots[i]);
    const communes = trouvailles.flatMap((trouvaille) => trouvaille.communes);
    const dits = locutions.map(({ besoin, debut, fin }) => ({
      besoin,
      poids: 1,
      mots: new Set(mots.slice(debut, fin)),
    }));
    const sansCommune = mots.filter((_, i) => !estDans(trouvailles, i)).join(" ");
    const uniques = [...new Set([...dits.flatMap((dit) => [...dit.mots]), ...dites])];
    const suite = { texte, communes, sansCommune, langue: this.direLangue(langue.size > 0), acces };
    if (!uniques.length) return { ...suite, ...this.repondreTout(communes) };
    const reponse = this.repondre(uniques, [...dits, ...this.besoins.trouver(dites)]);
    const rien = !reponse.reponses.length && uniques.every(ditPersonne);
    return { ...suite, ...(rien ? this.repondreTout(communes) : reponse) };
  }

  /**
   * The ranks of the words that say something.
   * @param {string[]} mots
   * @param {(rang: number) => boolean} estPris
   */
  garderUtiles(mots, estPris) {
    return [...mots.keys()].filter(
      (i) =>
        !estPris(i) && !estVide(mots[i]) && !(i === mots.length - 1 && this.estEntame(mots[i])),
    );
  }

  /**
   * Who the help is for narrows nothing by itself, unless a place is called so: « Info Jeunes ».
   * @param {string[]} mots
   * @param {number} i
   */
  ditPourQui(mots, i) {
    return (
      ditPersonne(mots[i]) && !estNom(mots, { debut: i, fin: i + 1, valeurs: [] }, this.noms())
    );
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
    const nomme = communes.length > 0;
    return { besoins: [], sansLieu: [], nomme, partielle: false, reponses };
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
      sansLieu: this.trouverSansLieu(besoins),
      nomme: utiles.some((mot) => !connus.has(mot)),
      partielle,
      reponses,
    };
  }

  /**
   * @param {import("./besoins.js").BesoinTrouve[]} besoins
   * @returns {Besoin[]}
   */
  trouverSansLieu(besoins) {
    const meilleur = Math.max(0, ...besoins.map(({ poids }) => poids));
    const dits = besoins.filter(({ poids }) => poids === meilleur).map(({ besoin }) => besoin);
    return dits.some(({ rang }) => this.servis.has(rang)) ? [] : dits;
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

/** @param {{ debut: number, fin: number }[]} parts @param {number} rang */
function estDans(parts, rang) {
  return parts.some(({ debut, fin }) => debut <= rang && rang < fin);
}
