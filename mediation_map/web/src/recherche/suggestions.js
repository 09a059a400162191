// A text field with a list of suggestions: the ARIA 1.2 combobox whose focus stays in the field.

import { compterMots, creer } from "../commun/dom.js";

const ANNONCE_MS = 500;

/**
 * @template T
 * @typedef {object} Conduite
 * @property {(texte: string) => T[]} proposer
 * @property {(proposition: T) => string} nommer
 * @property {(proposition: T) => void} choisir
 */

/** @template T */
export class Suggestions {
  /**
   * @param {HTMLInputElement} champ
   * @param {HTMLElement} liste an empty listbox with an id
   * @param {HTMLElement} compte a status
   * @param {Conduite<T>} conduite
   */
  constructor(champ, liste, compte, conduite) {
    this.champ = champ;
    this.liste = liste;
    this.compte = compte;
    this.conduite = conduite;
    /** @type {T[]} */
    this.propositions = [];
    this.actif = -1;
    this.minuterie = 0;
    this.preparer();
    this.ecouter();
  }

  get ouverte() {
    return !this.liste.hidden;
  }

  /** Without script the field is plain text, so the roles come with what they promise. */
  preparer() {
    const attributs = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": this.liste.id,
    };
    for (const [nom, valeur] of Object.entries(attributs)) this.champ.setAttribute(nom, valeur);
  }

  ecouter() {
    this.champ.addEventListener("input", () => this.proposer());
    this.champ.addEventListener("blur", () => this.fermer());
    this.champ.addEventListener("keydown", (evenement) => {
      if (!evenement.isComposing && this.repondre(evenement.key)) evenement.preventDefault();
    });
    // The field keeps the focus, else the list would close before the click.
    this.liste.addEventListener("mousedown", (evenement) => evenement.preventDefault());
    this.liste.addEventListener("click", ({ target }) => {
      const option = target instanceof Element ? target.closest("[role=option]") : null;
      if (option) this.choisir([...this.liste.children].indexOf(option));
    });
  }

  /**
   * What a key does here; false leaves it to the field and the form.
   * @param {string} touche
   */
  repondre(touche) {
    if (touche === "ArrowDown" || touche === "ArrowUp") {
      if (!this.ouverte) this.proposer();
      this.avancer(touche === "ArrowDown" ? 1 : -1);
      return this.ouverte;
    }
    if (!this.ouverte) return false;
    if (touche === "Escape") this.fermer();
    else if (touche === "Enter" && this.actif >= 0) this.choisir(this.actif);
    else return false;
    return true;
  }

  proposer() {
    this.propositions = this.conduite.proposer(this.champ.value);
    const options = this.propositions.map((proposition, rang) =>
      creer("li", this.conduite.nommer(proposition), {
        role: "option",
        id: `${this.liste.id}-${rang}`,
        "aria-selected": "false",
      }),
    );
    this.liste.replaceChildren(...options);
    this.montrer(options.length > 0);
    this.annoncer();
  }

  fermer() {
    this.montrer(false);
    clearTimeout(this.minuterie);
    this.compte.textContent = "";
  }

  /** @param {boolean} ouverte */
  montrer(ouverte) {
    const cachee = this.liste.hidden;
    this.liste.hidden = !ouverte;
    if (ouverte && cachee) this.degager();
    this.champ.setAttribute("aria-expanded", String(ouverte));
    this.activer(-1);
  }

  /** On a phone the keyboard covers what is under the field: bring the field to the top. */
  degager() {
    const visible = window.visualViewport?.height ?? window.innerHeight;
    if (this.liste.getBoundingClientRect().bottom > visible) {
      this.champ.parentElement?.scrollIntoView({ block: "start" });
    }
  }

  /** From the last to the field itself, then to the first again. @param {number} pas */
  avancer(pas) {
    const nombre = this.propositions.length + 1;
    this.activer(((this.actif + 1 + pas + nombre) % nombre) - 1);
  }

  /** @param {number} rang -1 for none */
  activer(rang) {
    this.liste.children[this.actif]?.setAttribute("aria-selected", "false");
    this.actif = rang;
    const option = this.liste.children[rang];
    if (!option) return this.champ.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.champ.setAttribute("aria-activedescendant", option.id);
  }

  /** @param {number} rang */
  choisir(rang) {
    const proposition = this.propositions[rang];
    this.fermer();
    this.conduite.choisir(proposition);
  }

  /** Said once the typing stops, so that keys are not talked over. */
  annoncer() {
    clearTimeout(this.minuterie);
    const nombre = this.propositions.length;
    const phrase = nombre
      ? `${compterMots(nombre, "proposition", "propositions")}. Flèche bas pour choisir.`
      : "Aucune proposition.";
    this.minuterie = setTimeout(() => {
      this.compte.textContent = this.champ.value.trim() ? phrase : "";
    }, ANNONCE_MS);
  }
}
