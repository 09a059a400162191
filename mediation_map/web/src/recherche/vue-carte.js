// The map as a view of the results: its library comes only when it is shown.

import { attendre } from "../commun/registre.js";
import { chargerScript, chargerStyle } from "../commun/charger.js";
import { creer } from "../commun/dom.js";

/** @typedef {import("./selection.js").Resultat} Resultat */
/** @typedef {{ montrer: (resultats: Pick<Resultat, "lieu">[]) => void }} CarteMontee */

const ID = "mm_carte";

export class VueCarte {
  /** @param {HTMLElement} conteneur */
  constructor(conteneur) {
    this.conteneur = conteneur;
    /** @type {Promise<CarteMontee> | null} */
    this.montee = null;
    /** @type {Pick<Resultat, "lieu">[]} */
    this.resultats = [];
  }

  /** @param {Pick<Resultat, "lieu">[]} resultats */
  async montrer(resultats) {
    this.resultats = resultats;
    this.conteneur.hidden = false;
    try {
      this.montee ??= this.monter();
      (await this.montee).montrer(this.resultats);
    } catch {
      this.montee = null;
      this.conteneur.replaceChildren(
        creer("p", "La carte n'a pas pu s'afficher. La liste donne les mêmes lieux.", {
          class: "avis",
        }),
      );
    }
  }

  cacher() {
    this.conteneur.hidden = true;
  }

  /** @returns {Promise<CarteMontee>} */
  async monter() {
    this.conteneur.replaceChildren(creer("div", "", { id: ID, class: "carte" }));
    const outils = attendre("carte");
    await Promise.all([chargerStyle("assets/carte.css"), chargerScript("assets/carte.js")]);
    const { monterCarte } = await outils;
    await chargerScript("assets/carte-folium.js");
    const {
      mm_carte: carte,
      mm_communes: communes,
      mm_fond: fond,
    } = /** @type {any} */ (globalThis);
    return monterCarte({ carte, communes, fond });
  }
}
