// Where « près de » is: a commune, known at once, or a street of the gazetteer once it has come.

import { attendre } from "../commun/registre.js";
import { chargerScript } from "../commun/charger.js";
import { decouper } from "../commun/texte.js";
import { Adresses } from "./adresses.js";

/**
 * @typedef {import("../commun/donnees.js").Point} Point
 * @typedef {import("./adresses.js").Endroit} Endroit
 * @typedef {{ libelle: string, point: Point, rue: boolean, repli: boolean }} Repere `repli`: only
 *   the commune was known of what was asked
 */

export class Reperes {
  /**
   * @param {import("../commun/donnees.js").Donnees} donnees
   * @param {import("./communes.js").Communes} communes
   */
  constructor(donnees, communes) {
    this.donnees = donnees;
    this.communes = communes;
    this.adresses = new Adresses(donnees.communes);
    this.complet = !donnees.adresses;
    /** @type {Promise<void> | null} */
    this.complement = null;
  }

  /**
   * Fetch the gazetteer of streets, once, where the site has one; without it communes still work.
   * The form of the file is told in render/donnees_adresses.py.
   */
  completer() {
    if (this.complet) return Promise.resolve();
    this.complement ??= this.chargerRues().catch(() => {
      this.complement = null;
    });
    return this.complement;
  }

  async chargerRues() {
    const attendues = attendre("adresses");
    await chargerScript(this.donnees.adresses);
    this.adresses = new Adresses(this.donnees.communes, await attendues);
    this.adresses.lireEndroits();
    this.complet = true;
  }

  /**
   * @param {string} texte as it is typed
   * @returns {Endroit[]}
   */
  suggerer(texte) {
    return this.adresses.suggerer(texte);
  }

  /**
   * The likeliest place of a text, else the commune that it names.
   * @param {string} texte
   * @returns {Repere | null}
   */
  trouver(texte) {
    const [endroit] = this.adresses.suggerer(texte, 1);
    if (endroit) return { ...endroit, repli: false };
    const trouvees = this.communes.trouver(decouper(texte)).flatMap(({ communes }) => communes);
    const commune = trouvees.find(({ point }) => point);
    if (!commune?.point) return null;
    return { libelle: commune.nom, point: commune.point, rue: false, repli: true };
  }
}
