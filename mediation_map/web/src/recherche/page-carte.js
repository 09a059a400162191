// The map that fills a window, or a frame in another site.

import { trouver } from "../commun/dom.js";
import { VueCarte } from "./vue-carte.js";

export class PageCarte {
  /**
   * @param {HTMLElement} page
   * @param {import("../commun/donnees.js").Donnees} donnees
   */
  constructor(page, donnees) {
    this.donnees = donnees;
    this.relais = /** @type {HTMLInputElement} */ (trouver(page, "[data-montrer-relais]"));
    this.carte = new VueCarte(trouver(page, "[data-carte]"));
  }

  demarrer() {
    if (window.top !== window.self) document.body.classList.add("en-cadre");
    this.relais.addEventListener("change", () => this.actualiser());
    this.actualiser();
  }

  actualiser() {
    const lieux = this.donnees.lieux.filter(({ aide }) => aide || this.relais.checked);
    this.carte.montrer(lieux.map((lieu) => ({ lieu })));
  }
}
