// The two fields that both pages share: what is needed, and where. Handles: [data-demande] with
// [name=besoin] and [name=endroit], details[data-repli].

import { trouver } from "../commun/dom.js";
import { Combobox } from "../composants/combobox.js";
import { Moteur } from "../recherche/moteur.js";
import { Reperes } from "../recherche/proximite.js";
import { proposerBesoins, proposerEndroits } from "./suggestions.js";

/**
 * @typedef {import("../commun/donnees.js").Donnees} Donnees
 * @typedef {import("./suggestions.js").Recherche} Recherche
 * @typedef {import("./choix.js").Endroit} Endroit
 */

export class Demande {
  /**
   * @param {HTMLElement} page
   * @param {Donnees} donnees
   * @param {{ services: string[][] }} pro
   * @param {{ surBesoin: (parEntree: boolean) => void, surEndroit: (parEntree: boolean) => void }} suites
   */
  constructor(page, donnees, { services }, { surBesoin, surEndroit }) {
    this.page = page;
    this.services = services;
    this.moteur = new Moteur(donnees);
    this.lieux = donnees.lieux;
    const reperes = new Reperes(donnees, this.moteur.communes);
    const servis = new Set(donnees.lieux.flatMap(({ aide, besoins }) => (aide ? besoins : [])));
    const besoins = donnees.besoins.map((besoin) => ({ besoin, servi: servis.has(besoin.rang) }));
    /** @type {Combobox<Recherche>} */
    this.besoin = new Combobox(
      /** @type {HTMLInputElement} */ (trouver(page, "[name=besoin]")),
      trouver(page, "#besoin-liste"),
      {
        proposer: (texte) => proposerBesoins(texte, besoins, this.moteur.besoins),
        surChoix: (_, parEntree) => surBesoin(parEntree),
        premierePrete: true,
      },
    );
    /** @type {Combobox<Endroit>} */
    this.endroit = new Combobox(
      /** @type {HTMLInputElement} */ (trouver(page, "[name=endroit]")),
      trouver(page, "#endroit-liste"),
      {
        proposer: (texte) => proposerEndroits(texte, reperes),
        surChoix: (_, parEntree) => surEndroit(parEntree),
        premierePrete: true,
      },
    );
    this.endroit.champ.addEventListener("focus", () => reperes.completer(), { once: true });
  }

  /** Show the form, which without script stays hidden, and fold what stood in for it. */
  ouvrir() {
    trouver(this.page, "[data-demande]").hidden = false;
    /** @type {HTMLDetailsElement} */ (trouver(this.page, "[data-repli]")).open = false;
    this.besoin.champ.focus();
  }

  /** What was typed for the place means nothing that is known. */
  get endroitInconnu() {
    return Boolean(this.endroit.texte) && !this.endroit.valeur;
  }

  /** @returns {Pick<import("./choix.js").Souhait, "rangs" | "services" | "endroit"> | null} */
  lire() {
    const recherche = this.besoin.valeur;
    if (!recherche) return null;
    const { besoin, texte } = recherche;
    return {
      rangs: besoin ? this.rangsDe(besoin.rang) : this.chercher(texte),
      services: besoin ? this.services[besoin.rang] : [],
      endroit: this.endroit.valeur,
    };
  }

  /** @param {number} besoin */
  rangsDe(besoin) {
    return this.lieux.filter(({ besoins }) => besoins.includes(besoin)).map(({ rang }) => rang);
  }

  /** @param {string} texte */
  chercher(texte) {
    return this.moteur.chercher(texte).reponses.map(({ lieu }) => lieu.rang);
  }

  effacer() {
    this.besoin.ecrire("");
    this.endroit.ecrire("");
  }
}
