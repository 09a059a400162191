// The field « Près d'où ? » and the button « Près de moi »: where distances are counted from.

import { dire, trouver } from "../commun/dom.js";
import { demanderPosition } from "./position.js";

/** @typedef {import("../commun/donnees.js").Point} Point */

const PAUSE_MS = 350;

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
    this.bouton.addEventListener("click", () => this.localiser());
    this.champ.addEventListener("focus", () => this.reperes.completer(), { once: true });
  }

  get texte() {
    return this.champ.value;
  }

  /** @param {(texte: string) => void} suite */
  surSaisie(suite) {
    this.champ.addEventListener("input", () => {
      clearTimeout(this.minuterie);
      this.minuterie = setTimeout(() => {
        this.situer(this.texte);
        suite(this.texte);
      }, PAUSE_MS);
    });
  }

  /** @param {string} texte from the page's address */
  ecrire(texte) {
    this.champ.value = texte;
    this.situer(texte);
    if (texte) this.reperes.completer().then(() => this.resituer(texte));
  }

  /** @param {string} texte */
  resituer(texte) {
    if (this.texte !== texte || this.point) return;
    this.situer(texte);
    if (this.point) this.surPoint();
  }

  /** @param {string} texte */
  situer(texte) {
    const repere = texte.trim() ? this.reperes.trouver(texte) : null;
    this.point = repere?.point ?? null;
    if (!texte.trim()) return dire(this.message, "");
    dire(
      this.message,
      repere
        ? `Distances comptées depuis : ${repere.libelle}.`
        : "Nous ne connaissons pas cet endroit. Essayez le nom de votre commune.",
    );
  }

  oublier() {
    this.champ.value = "";
    this.point = null;
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
