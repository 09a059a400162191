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
   * @param {(rangs: number[]) => void} surMotRetire
   */
  constructor(details, puces, surChoix, surMotRetire) {
    this.details = details;
    this.puces = puces;
    this.surChoix = surChoix;
    this.surMotRetire = surMotRetire;
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

  /** The values that can be chosen, by group. @returns {import("./mots-filtres.js").Offre} */
  get offre() {
    const offre = new Map(this.cases.map(({ name }) => [name, new Set()]));
    for (const { name, value } of this.cases) offre.get(name)?.add(value);
    return offre;
  }

  /**
   * @param {Choisis} choisis
   * @param {import("./mots-filtres.js").MotFiltre[]} dits words of the search
   */
  montrerPuces(choisis, dits) {
    const nombre = groupesActifs(choisis).reduce(
      (somme, groupe) => somme + choisis[groupe].size,
      0,
    );
    this.titre.textContent = nombre
      ? `Filtrer (${nombre} choisi${nombre > 1 ? "s" : ""})`
      : this.titreVide;
    this.puces.replaceChildren(
      ...this.cases.filter(({ checked }) => checked).map((une) => this.puceDeCase(une)),
      ...dits.map((dit) => this.puceDeMot(dit)),
    );
    if (nombre > 1) this.puces.append(this.puceToutEffacer());
    this.puces.hidden = !nombre && !dits.length;
  }

  /** @param {HTMLInputElement} une */
  puceDeCase(une) {
    return this.puce(nommer(une), () => {
      une.checked = false;
      this.changer();
    });
  }

  /** A word is taken away where it stands: in the search. @param {import("./mots-filtres.js").MotFiltre} dit */
  puceDeMot(dit) {
    return this.puce(this.nommerValeurs([dit]), () => {
      this.surMotRetire(dit.rangs);
      this.avancerFocus();
    });
  }

  /** @param {string} nom @param {() => void} retirer */
  puce(nom, retirer) {
    const bouton = creer("button", nom, {
      type: "button",
      class: "puce",
      "aria-label": `Retirer le filtre : ${nom}`,
    });
    bouton.append(creer("span", "\u00a0×", { class: "puce-croix" }));
    bouton.addEventListener("click", retirer);
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
    this.avancerFocus();
  }

  avancerFocus() {
    const suivant = this.puces.querySelector("button") ?? this.details.querySelector("summary");
    /** @type {HTMLElement | null} */ (suivant)?.focus();
  }

  /** @param {import("./mots-filtres.js").MotFiltre[]} dits */
  nommerValeurs(dits) {
    return dits
      .flatMap(({ groupe, valeur }) =>
        this.cases.filter(({ name, value }) => name === groupe && value === valeur),
      )
      .map(nommer)
      .join(", ");
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
