// The boxes of the filters: their state, their counts, the chips that sum them up.

import { creer, tous, trouver } from "../commun/dom.js";
import { aucunChoix, compter, groupesActifs } from "./filtres.js";

/**
 * @typedef {import("./filtres.js").Choisis} Choisis
 * @typedef {import("./filtres.js").Contexte} Contexte
 * @typedef {import("../commun/donnees.js").Lieu} Lieu
 */

export class FormulaireFiltres {
  /**
   * @param {HTMLDetailsElement} details
   * @param {HTMLElement} puces
   * @param {(choisis: Choisis) => void} surChoix
   */
  constructor(details, puces, surChoix) {
    this.details = details;
    this.puces = puces;
    this.surChoix = surChoix;
    this.titre = trouver(details, ".filtres-titre");
    this.titreVide = this.titre.textContent ?? "";
    this.cases = /** @type {HTMLInputElement[]} */ (tous(details, "input[type=checkbox]"));
    details.addEventListener("change", () => surChoix(this.lire()));
  }

  /** @returns {Choisis} */
  lire() {
    const choisis = aucunChoix();
    for (const { name, value, checked } of this.cases) if (checked) choisis[name].add(value);
    return choisis;
  }

  /**
   * Tick what is chosen, and drop from it what no box offers.
   * @param {Choisis} choisis
   */
  cocher(choisis) {
    for (const une of this.cases) une.checked = choisis[une.name].has(une.value);
    return this.lire();
  }

  /**
   * Counts are worked out only while they show.
   * @param {Lieu[]} lieux
   * @param {Choisis} choisis
   * @param {Contexte} contexte
   */
  compter(lieux, choisis, contexte) {
    if (!this.details.open) return;
    for (const groupe of tous(this.details, "[data-groupe]")) {
      const nom = groupe.dataset.groupe ?? "";
      const cases = this.cases.filter(({ name }) => name === nom);
      const nombres = compter(
        lieux,
        choisis,
        nom,
        cases.map(({ value }) => value),
        contexte,
      );
      for (const une of cases) montrerNombre(une, nombres.get(une.value) ?? 0);
    }
  }

  /** @param {Choisis} choisis */
  montrerPuces(choisis) {
    const nombre = groupesActifs(choisis).reduce(
      (somme, groupe) => somme + choisis[groupe].size,
      0,
    );
    this.titre.textContent = nombre
      ? `Filtrer (${nombre} choisi${nombre > 1 ? "s" : ""})`
      : this.titreVide;
    this.puces.replaceChildren(
      ...this.cases.filter(({ checked }) => checked).map((une) => this.puce(une)),
    );
    if (nombre > 1) this.puces.append(this.puceToutEffacer());
    this.puces.hidden = !nombre;
  }

  /** @param {HTMLInputElement} une */
  puce(une) {
    const bouton = creer("button", `${nommer(une)} ×`, {
      type: "button",
      class: "puce",
      "aria-label": `Retirer le filtre : ${nommer(une)}`,
    });
    bouton.addEventListener("click", () => {
      une.checked = false;
      this.changer();
    });
    return dansItem(bouton);
  }

  puceToutEffacer() {
    const bouton = creer("button", "Retirer tous les filtres", {
      type: "button",
      class: "puce puce-tout",
    });
    bouton.addEventListener("click", () => {
      for (const une of this.cases) une.checked = false;
      this.changer();
    });
    return dansItem(bouton);
  }

  /** The chip that had the focus is gone: move to the next one, else to the filters. */
  changer() {
    this.surChoix(this.lire());
    const suivant = this.puces.querySelector("button") ?? this.details.querySelector("summary");
    /** @type {HTMLElement | null} */ (suivant)?.focus();
  }

  /**
   * The words of what is chosen in a group.
   * @param {string} groupe
   */
  nommerGroupe(groupe) {
    return this.cases
      .filter(({ name, checked }) => name === groupe && checked)
      .map(nommer)
      .join(", ");
  }
}

/** @param {HTMLInputElement} une */
function nommer(une) {
  return une.closest("label")?.querySelector("[data-libelle]")?.textContent ?? une.value;
}

/** @param {HTMLInputElement} une @param {number} nombre */
function montrerNombre(une, nombre) {
  const etiquette = une.closest("label");
  if (!etiquette) return;
  trouver(etiquette, "[data-nombre]").textContent = `(${nombre.toLocaleString("fr-FR")})`;
  etiquette.classList.toggle("case-vide", !nombre && !une.checked);
}

/** @param {HTMLElement} contenu */
function dansItem(contenu) {
  const item = creer("li");
  item.append(contenu);
  return item;
}
