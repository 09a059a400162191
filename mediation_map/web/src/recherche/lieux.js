// The field « Près d'où ? » and the button « Près de moi »: where distances are counted from.

import { dire, trouver } from "../commun/dom.js";
import { Combobox } from "../composants/combobox.js";
import { demanderPosition } from "./position.js";

/**
 * @typedef {import("../commun/donnees.js").Point} Point
 * @typedef {import("./proximite.js").Repere} Repere
 */

const PAUSE_MS = 350;
// An unknown place is only said when nobody is typing any more: half a name is not a mistake.
const PAUSE_INCONNU_MS = 1200;
const INCONNU = "Nous ne connaissons pas cet endroit. Essayez le nom de votre commune.";
const NUMERO = /^\s*\d+\s*(?:bis|ter|quater)?[\s,]+\D/i;

export class Lieux {
  /**
   * @param {HTMLElement} page
   * @param {import("./proximite.js").Reperes} reperes
   * @param {() => void} surPoint
   */
  constructor(page, reperes, surPoint) {
    this.reperes = reperes;
    this.surPoint = surPoint;
    this.champ = /** @type {HTMLInputElement} */ (trouver(page, "[name=pres]"));
    this.message = trouver(page, "[data-message-lieu]");
    this.bouton = trouver(page, "[data-localiser]");
    /** @type {Point | null} */
    this.point = null;
    this.minuterie = 0;
    this.suggestions = new Combobox(this.champ, trouver(page, "[data-suggestions]"), {
      proposer: (texte) =>
        this.reperes
          .suggerer(texte)
          .map(({ libelle }) => ({ libelle, detail: "", valeur: libelle })),
      surChoix: () => this.retenir(),
      compte: trouver(page, "[data-compte-suggestions]"),
    });
    this.bouton.addEventListener("click", () => this.localiser());
    this.champ.addEventListener("focus", () => this.preparer());
  }

  get texte() {
    return this.champ.value;
  }

  /** Fetch the streets while the first letters are typed. */
  async preparer() {
    if (this.reperes.complet) return;
    await this.reperes.completer();
    if (this.reperes.complet && document.activeElement === this.champ && this.texte.trim()) {
      this.suggestions.proposer();
    }
  }

  /** @param {(texte: string) => void} suite */
  surSaisie(suite) {
    this.suite = suite;
    this.champ.addEventListener("input", () => {
      clearTimeout(this.minuterie);
      this.minuterie = setTimeout(() => this.retenir(), PAUSE_MS);
    });
    this.champ.addEventListener("change", () => this.confirmer());
  }

  retenir() {
    clearTimeout(this.minuterie);
    if (!this.situer(this.texte)) {
      this.minuterie = setTimeout(() => dire(this.message, INCONNU), PAUSE_INCONNU_MS);
    }
    this.suite?.(this.texte);
    if (this.texte.trim()) this.affiner(this.texte);
  }

  /** Take the text as it stands, at once; the device's own position needs no text. */
  confirmer() {
    this.suggestions.fermer();
    clearTimeout(this.minuterie);
    if (this.texte.trim() || !this.point) {
      if (!this.situer(this.texte)) dire(this.message, INCONNU);
      this.affiner(this.texte);
    }
    return this.texte;
  }

  /** @param {string} texte from the page's address */
  ecrire(texte) {
    this.champ.value = texte;
    if (!this.situer(texte) && this.reperes.complet) dire(this.message, INCONNU);
    this.affiner(texte);
  }

  /** A street is known only when the gazetteer has come. @param {string} texte */
  async affiner(texte) {
    if (!texte.trim() || this.reperes.complet) return;
    await this.reperes.completer();
    if (this.texte !== texte) return;
    if (!this.situer(texte)) dire(this.message, INCONNU);
    this.surPoint();
  }

  /**
   * Count distances from the place of a text; false when it is not known.
   * @param {string} texte
   */
  situer(texte) {
    const repere = texte.trim() ? this.reperes.trouver(texte) : null;
    this.point = repere?.point ?? null;
    dire(this.message, repere ? direRepere(repere, texte) : "");
    return repere !== null || !texte.trim();
  }

  oublier() {
    this.champ.value = "";
    this.point = null;
    this.suggestions.fermer();
    dire(this.message, "");
  }

  async localiser() {
    dire(this.message, "Recherche de votre position…");
    try {
      this.point = await demanderPosition();
      this.champ.value = "";
      dire(
        this.message,
        "Distances comptées depuis votre position. Elle n'est ni gardée ni envoyée.",
      );
      this.surPoint();
    } catch (erreur) {
      dire(this.message, erreur instanceof Error ? erreur.message : "");
      this.champ.focus();
    }
  }
}

/** @param {Repere} repere @param {string} texte */
function direRepere({ libelle, rue, repli }, texte) {
  const debut = repli ? "Nous ne connaissons pas cette rue. " : "";
  const numero = rue && NUMERO.test(texte) ? " Le numéro ne compte pas." : "";
  return `${debut}Distances comptées depuis : ${libelle}.${numero}`;
}
