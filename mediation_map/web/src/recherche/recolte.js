// What each place answers of a query, gathered word by word.

/**
 * @typedef {import("../commun/donnees.js").Lieu} Lieu
 * @typedef {import("../commun/donnees.js").Besoin} Besoin
 */

const CHAMPS_DE_RELAIS = new Set(["nom", "adresse"]);
const POIDS_BESOIN = 30;
// A need much less likely than the best one is not given as the reason.
const PART_DITE = 0.7;

/** Equals take turns. @param {Lieu} a @param {Lieu} b */
export function comparerTours(a, b) {
  return a.tour - b.tour || a.rang - b.rang;
}

/** What each place has answered so far. */
export class Recolte {
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
      // A word that names a need, found in a name by chance, is not why the place answers.
      const dits = this.connus.has(mot) ? lus.filter((champ) => champ !== "nom") : lus;
      for (const champ of dits) fiche.champs.add(champ);
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
