// Where « près de » is: a commune, a street that the data know, or the gazetteer when there is one.

import { attendre } from "../commun/registre.js";
import { chargerScript } from "../commun/charger.js";
import { decouper, estVide } from "../commun/texte.js";
import { estProche, fautesPermises } from "../commun/ressemblance.js";

/**
 * @typedef {import("../commun/donnees.js").Point} Point
 * @typedef {import("../commun/donnees.js").Commune} Commune
 * @typedef {{ mots: string[], libelle: string, commune: Commune, point: Point }} Voie
 * @typedef {{ libelle: string, point: Point }} Repere
 */

const NUMERO = /^\d+(?:bis|ter|quater|[a-z])?$/;
const SANS_NOM = new Set(["bis", "ter", "quater"]);

export class Reperes {
  /**
   * @param {import("../commun/donnees.js").Donnees} donnees
   * @param {import("./communes.js").Communes} communes
   */
  constructor(donnees, communes) {
    this.donnees = donnees;
    this.communes = communes;
    /** @type {Voie[]} */
    this.voies = donnees.lieux.flatMap(({ adresse, commune, point }) =>
      point && adresse ? [lireVoie(adresse, commune, point)] : [],
    );
    /** @type {Promise<void> | null} */
    this.complement = null;
  }

  /**
   * Fetch the gazetteer of streets, once, where the site has one; without it the rest still works.
   * The file calls `mediationMap.adresses({ voies: [[name, rank of the commune, lat, lon], …] })`.
   */
  completer() {
    if (!this.donnees.adresses) return Promise.resolve();
    this.complement ??= this.chargerVoies().catch(() => {
      this.complement = null;
    });
    return this.complement;
  }

  async chargerVoies() {
    const attendues = attendre("adresses");
    await chargerScript(this.donnees.adresses);
    const { voies } = await attendues;
    for (const [nom, rang, latitude, longitude] of voies) {
      this.voies.push(lireVoie(nom, this.donnees.communes[rang], [latitude, longitude]));
    }
  }

  /**
   * @param {string} texte
   * @returns {Repere | null}
   */
  trouver(texte) {
    const mots = decouper(texte);
    const trouvailles = this.communes.trouver(mots);
    const communes = new Set(trouvailles.flatMap((trouvaille) => trouvaille.communes));
    const reste = mots.filter(
      (mot, i) =>
        !estVide(mot) &&
        !NUMERO.test(mot) &&
        !trouvailles.some(({ debut, fin }) => debut <= i && i < fin),
    );
    const voie = reste.length ? this.trouverVoie(reste, communes) : null;
    if (voie) return { libelle: `${voie.libelle}, ${voie.commune.nom}`, point: voie.point };
    const [commune] = communes;
    return commune?.point ? { libelle: commune.nom, point: commune.point } : null;
  }

  /**
   * @param {string[]} mots
   * @param {Set<Commune>} communes
   * @returns {Voie | null}
   */
  trouverVoie(mots, communes) {
    const essais = this.voies.filter(
      (voie) =>
        (!communes.size || communes.has(voie.commune)) &&
        mots.every((mot) => voie.mots.some((nom) => estMot(nom, mot))),
    );
    essais.sort((a, b) => a.mots.length - b.mots.length);
    return essais[0] ?? null;
  }
}

/** @param {string} nom @param {string} mot */
function estMot(nom, mot) {
  return (
    nom === mot ||
    (mot.length > 2 && nom.startsWith(mot)) ||
    estProche(nom, mot, fautesPermises(mot))
  );
}

/**
 * @param {string} adresse
 * @param {Commune} commune
 * @param {Point} point
 * @returns {Voie}
 */
function lireVoie(adresse, commune, point) {
  const libelle = adresse.split(",")[0].replace(/^[\d\s/-]+(?:bis|ter|quater)?\s+/i, "");
  const mots = decouper(libelle).filter((mot) => !estVide(mot) && !SANS_NOM.has(mot));
  return { mots, libelle, commune, point };
}
