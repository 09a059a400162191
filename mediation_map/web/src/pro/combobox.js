// A field that proposes while one types (the combobox pattern of WAI-ARIA). The first proposal is
// always ready: Enter takes it. Escape is left to the page.

import { creer } from "../commun/dom.js";

/**
 * @template T
 * @typedef {import("./suggestions.js").Suggestion<T>} Suggestion
 */

/** @template T */
export class Combobox {
  /**
   * @param {HTMLInputElement} champ with aria-controls set to the list's id
   * @param {(texte: string) => Suggestion<T>[]} proposer
   * @param {(valeur: T | null, parEntree: boolean) => void} surChoix null: nothing known, or nothing
   *   typed; `parEntree` false when the field was merely left or a proposal clicked
   */
  constructor(champ, proposer, surChoix) {
    this.champ = champ;
    this.liste = /** @type {HTMLElement} */ (
      document.getElementById(champ.getAttribute("aria-controls") ?? "")
    );
    this.proposer = proposer;
    this.surChoix = surChoix;
    /** @type {Suggestion<T>[]} */
    this.options = [];
    this.actif = -1;
    /** @type {T | null} */
    this.valeur = null;
    champ.addEventListener("input", () => this.saisir());
    champ.addEventListener("keydown", (evenement) => this.surTouche(evenement));
    champ.addEventListener("blur", () => this.quitter());
    // Pressing on the list must not take the focus from the field.
    this.liste.addEventListener("pointerdown", (evenement) => evenement.preventDefault());
    this.liste.addEventListener("click", (evenement) => this.cliquer(evenement));
  }

  get ouverte() {
    return !this.liste.hidden;
  }

  get texte() {
    return this.champ.value.trim();
  }

  /** @param {string} texte */
  ecrire(texte) {
    this.champ.value = texte;
    this.valeur = (texte && this.proposer(texte)[0]?.valeur) || null;
    this.fermer();
  }

  saisir() {
    this.valeur = null;
    this.montrer(this.texte ? this.proposer(this.champ.value) : []);
  }

  /** @param {KeyboardEvent} evenement */
  surTouche(evenement) {
    if (evenement.isComposing || evenement.ctrlKey || evenement.metaKey) return;
    if (evenement.key === "Enter") return this.valider(evenement);
    const pas = { ArrowDown: 1, ArrowUp: -1 }[evenement.key];
    if (!pas) return;
    evenement.preventDefault();
    if (!this.ouverte) return this.montrer(this.proposer(this.champ.value));
    const nombre = this.options.length;
    this.activer((this.actif + pas + nombre) % nombre);
  }

  /** @param {Event} evenement */
  valider(evenement) {
    evenement.preventDefault();
    if (this.ouverte) this.prendre(this.actif);
    this.surChoix(this.valeur, true);
  }

  /** A word typed and left is taken as if by Enter. */
  quitter() {
    if (this.ouverte && this.texte && !this.valeur) {
      this.prendre(this.actif);
      this.surChoix(this.valeur, false);
    }
    this.fermer();
  }

  /** @param {Event} evenement */
  cliquer({ target }) {
    const item = target instanceof Element ? target.closest("[role=option]") : null;
    if (!item) return;
    this.prendre([...this.liste.children].indexOf(item));
    this.surChoix(this.valeur, true);
  }

  /** @param {number} rang */
  prendre(rang) {
    const option = this.options[rang];
    if (!option) return;
    this.champ.value = option.libelle;
    this.valeur = option.valeur;
    this.fermer();
  }

  /** @param {Suggestion<T>[]} options */
  montrer(options) {
    this.options = options;
    this.liste.replaceChildren(...options.map((option, rang) => this.dessiner(option, rang)));
    this.liste.hidden = !options.length;
    this.champ.setAttribute("aria-expanded", String(options.length > 0));
    this.activer(options.length ? 0 : -1);
  }

  fermer() {
    this.montrer([]);
  }

  /** @param {Suggestion<T>} option @param {number} rang */
  dessiner({ libelle, detail }, rang) {
    const item = creer("li", libelle, { role: "option", id: `${this.liste.id}-${rang}` });
    if (detail) item.append(" ", creer("span", detail, { class: "proposition-detail" }));
    return item;
  }

  /** @param {number} rang */
  activer(rang) {
    this.actif = rang;
    [...this.liste.children].forEach((item, i) => {
      item.setAttribute("aria-selected", String(i === rang));
      if (i === rang) item.scrollIntoView({ block: "nearest" });
    });
    if (rang < 0) this.champ.removeAttribute("aria-activedescendant");
    else this.champ.setAttribute("aria-activedescendant", `${this.liste.id}-${rang}`);
  }
}
