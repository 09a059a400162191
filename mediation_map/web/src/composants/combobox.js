// A text field with a list of proposals: the combobox of the ARIA Authoring Practices whose focus
// stays in the field. Two manners: proposals are only suggested, and Enter alone leaves the field
// as it is; or, for who types against the clock, the first one is always ready (`premierePrete`):
// Enter or leaving the field takes it, and Escape is left to the page.

import { compterMots, creer } from "../commun/dom.js";

const ANNONCE_MS = 500;
const PAS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

/**
 * @template T
 * @typedef {{ libelle: string, detail: string, valeur: T }} Proposition
 */

/**
 * @template T
 * @typedef {object} Conduite
 * @property {(texte: string) => Proposition<T>[]} proposer
 * @property {(valeur: T | null, parEntree: boolean) => void} surChoix null: nothing known, or nothing
 *   typed; `parEntree` false when the field was merely left
 * @property {boolean} [premierePrete]
 * @property {HTMLElement} [compte] a status that is told how many proposals there are
 */

/** @template T */
export class Combobox {
  /**
   * @param {HTMLInputElement} champ
   * @param {HTMLElement} liste an empty listbox with an id
   * @param {Conduite<T>} conduite
   */
  constructor(champ, liste, { proposer, surChoix, premierePrete = false, compte }) {
    this.champ = champ;
    this.liste = liste;
    this.compte = compte;
    this.chercher = proposer;
    this.surChoix = surChoix;
    this.premierePrete = premierePrete;
    /** @type {Proposition<T>[]} */
    this.options = [];
    this.actif = -1;
    this.minuterie = 0;
    /** @type {T | null} */
    this.valeur = null;
    this.preparer();
    this.ecouter();
  }

  get ouverte() {
    return !this.liste.hidden;
  }

  get texte() {
    return this.champ.value.trim();
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
    this.champ.addEventListener("input", () => this.saisir());
    this.champ.addEventListener("blur", () => this.quitter());
    this.champ.addEventListener("keydown", (evenement) => {
      const { isComposing, ctrlKey, metaKey } = evenement;
      if (isComposing || ctrlKey || metaKey) return;
      if (this.repondre(evenement.key)) evenement.preventDefault();
    });
    // The field keeps the focus, else the list would close before the click.
    this.liste.addEventListener("mousedown", (evenement) => evenement.preventDefault());
    this.liste.addEventListener("click", ({ target }) => {
      const option = target instanceof Element ? target.closest("[role=option]") : null;
      if (option) this.choisir([...this.liste.children].indexOf(option));
    });
  }

  /**
   * What a key does here; false leaves it to the field, the form and the page.
   * @param {string} touche
   */
  repondre(touche) {
    const pas = PAS.get(touche);
    if (pas) return this.avancer(pas);
    if (touche === "Enter") return this.valider();
    if (touche !== "Escape" || !this.ouverte || this.premierePrete) return false;
    this.fermer();
    return true;
  }

  /**
   * Without a first proposal that is ready, from the last to the field itself, then to the first.
   * @param {number} pas
   */
  avancer(pas) {
    const fermee = !this.ouverte;
    if (fermee) this.proposer();
    if (!fermee || !this.premierePrete) {
      const champ = this.premierePrete ? 0 : 1;
      const nombre = this.options.length + champ;
      if (nombre) this.activer(((this.actif + champ + pas + nombre) % nombre) - champ);
    }
    return this.premierePrete || this.ouverte;
  }

  valider() {
    if (this.ouverte && this.actif >= 0) {
      this.choisir(this.actif);
      return true;
    }
    if (this.premierePrete) this.surChoix(this.valeur, true);
    return this.premierePrete;
  }

  saisir() {
    this.valeur = null;
    if (this.texte) this.proposer();
    else this.fermer();
  }

  /** A word typed and left is taken as if by Enter, where the first proposal is ready. */
  quitter() {
    if (this.premierePrete && this.ouverte && this.texte && !this.valeur) {
      this.prendre(this.actif);
      this.surChoix(this.valeur, false);
    }
    this.fermer();
  }

  /** @param {string} texte */
  ecrire(texte) {
    this.champ.value = texte;
    this.valeur = (texte && this.chercher(texte)[0]?.valeur) || null;
    this.fermer();
  }

  /** @param {number} rang */
  choisir(rang) {
    this.prendre(rang);
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

  /** Show what the text may mean, and say how much there is. */
  proposer() {
    this.montrer(this.chercher(this.champ.value));
    this.annoncer();
  }

  fermer() {
    this.montrer([]);
    clearTimeout(this.minuterie);
    if (this.compte) this.compte.textContent = "";
  }

  /** @param {Proposition<T>[]} options */
  montrer(options) {
    const cachee = !this.ouverte;
    this.options = options;
    this.liste.replaceChildren(...options.map((option, rang) => this.dessiner(option, rang)));
    this.liste.hidden = !options.length;
    if (this.ouverte && cachee) this.degager();
    this.champ.setAttribute("aria-expanded", String(this.ouverte));
    this.activer(this.premierePrete && this.ouverte ? 0 : -1);
  }

  /** @param {Proposition<T>} option @param {number} rang */
  dessiner({ libelle, detail }, rang) {
    const item = creer("li", libelle, { role: "option", id: `${this.liste.id}-${rang}` });
    if (detail) item.append(" ", creer("span", detail, { class: "proposition-detail" }));
    return item;
  }

  /** On a phone the keyboard covers what is under the field: bring the field to the top. */
  degager() {
    const visible = window.visualViewport?.height ?? window.innerHeight;
    if (this.liste.getBoundingClientRect().bottom > visible) {
      this.champ.parentElement?.scrollIntoView({ block: "start" });
    }
  }

  /** @param {number} rang -1 for the field itself */
  activer(rang) {
    this.actif = rang;
    [...this.liste.children].forEach((option, i) => {
      option.setAttribute("aria-selected", String(i === rang));
      if (i === rang) option.scrollIntoView({ block: "nearest" });
    });
    if (rang < 0) this.champ.removeAttribute("aria-activedescendant");
    else this.champ.setAttribute("aria-activedescendant", `${this.liste.id}-${rang}`);
  }

  /** Said once the typing stops, so that keys are not talked over. */
  annoncer() {
    clearTimeout(this.minuterie);
    const { compte } = this;
    if (!compte) return;
    const nombre = this.options.length;
    const phrase = nombre
      ? `${compterMots(nombre, "proposition", "propositions")}. Flèche bas pour choisir.`
      : "Aucune proposition.";
    this.minuterie = setTimeout(() => {
      compte.textContent = this.texte ? phrase : "";
    }, ANNONCE_MS);
  }
}
