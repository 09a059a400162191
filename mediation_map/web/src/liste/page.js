// The sheet of chosen places. Handles: [data-vide], [data-outils], [data-feuille], [data-pied],
// [data-annonce], [data-imprimer-liste], [data-vider], template[data-modele="fiche"].

import { direHeures } from "../commun/citation.js";
import { cloner, compterMots, dire, tous, trouver } from "../commun/dom.js";
import { racine } from "../commun/charger.js";
import { adresseDe, cheminLieu, direAncien, nommerNiveaux } from "../recherche/vignette.js";
import { basculer, ecrireListe, lireListe, surChangement } from "./stock.js";

/** @typedef {import("../commun/donnees.js").Lieu} Lieu */

export class PageMaListe {
  /**
   * @param {HTMLElement} page
   * @param {import("../commun/donnees.js").Donnees} donnees
   */
  constructor(page, donnees) {
    this.page = page;
    this.qr = donnees.qr;
    this.lieux = new Map(donnees.lieux.map((lieu) => [lieu.slug, lieu]));
    this.feuille = trouver(page, "[data-feuille]");
    this.modele = /** @type {HTMLTemplateElement} */ (trouver(page, "[data-modele=fiche]"));
  }

  demarrer() {
    for (const phrase of tous(this.page, "[data-sans-script]")) phrase.hidden = true;
    trouver(this.page, "[data-imprimer-liste]").addEventListener("click", () => window.print());
    trouver(this.page, "[data-vider]").addEventListener("click", () => {
      ecrireListe([]);
      this.annoncer("Votre liste est vide.");
      trouver(document, "h1").setAttribute("tabindex", "-1");
      trouver(document, "h1").focus();
    });
    surChangement(() => this.dessiner());
    this.dessiner();
  }

  /** A place that the directory no longer shows is left out of the sheet. */
  dessiner() {
    const choisis = lireListe().flatMap((slug) => this.lieux.get(slug) ?? []);
    this.feuille.replaceChildren(...choisis.map((lieu) => this.fiche(lieu)));
    trouver(this.page, "[data-vide]").hidden = choisis.length > 0;
    trouver(this.page, "[data-outils]").hidden = !choisis.length;
    trouver(this.page, "[data-pied]").hidden = !choisis.length;
  }

  /** @param {Lieu} lieu */
  fiche(lieu) {
    const fiche = cloner(this.modele);
    fiche.dataset.lieu = lieu.slug;
    const lien = trouver(fiche, "[data-nom] a");
    lien.textContent = lieu.nom;
    lien.setAttribute("href", cheminLieu(lieu.slug));
    dire(trouver(fiche, "[data-niveaux]"), nommerNiveaux(lieu).join(" – "));
    dire(trouver(fiche, "[data-adresse]"), adresseDe(lieu));
    direHeures(trouver(fiche, "[data-horaires]"), lieu.horaires);
    dire(trouver(fiche, "[data-accueil]"), lieu.etat);
    dire(trouver(fiche, "[data-ancienne]"), direAncien(lieu));
    trouver(fiche, "[data-tel]").hidden = !lieu.tel;
    trouver(fiche, "[data-sans-tel]").hidden = Boolean(lieu.tel);
    const telephone = trouver(fiche, "[data-tel] a");
    telephone.textContent = lieu.telephone;
    telephone.setAttribute("href", `tel:${lieu.tel}`);
    this.montrerQr(trouver(fiche, "[data-qr]"), lieu);
    const retirer = trouver(fiche, "[data-retirer]");
    retirer.setAttribute("aria-label", `Retirer de ma liste : ${lieu.nom}`);
    retirer.addEventListener("click", () => this.retirer(lieu));
    return fiche;
  }

  /** @param {HTMLElement} figure @param {Lieu} lieu */
  montrerQr(figure, lieu) {
    if (!this.qr) return figure.remove();
    const image = /** @type {HTMLImageElement} */ (trouver(figure, "img"));
    image.src = `${racine()}lieux/${lieu.slug}/qr.svg`;
    image.alt = `Code à scanner : la page de ${lieu.nom}`;
  }

  /** @param {Lieu} lieu */
  retirer(lieu) {
    const rang = [...this.feuille.children].findIndex(
      (fiche) => /** @type {HTMLElement} */ (fiche).dataset.lieu === lieu.slug,
    );
    basculer(lieu.slug);
    const restants = this.feuille.children.length;
    this.annoncer(`${lieu.nom} retiré. Il reste ${compterMots(restants, "lieu", "lieux")}.`);
    const suivant = this.feuille.children[Math.min(rang, restants - 1)]?.querySelector("button");
    /** @type {HTMLElement | null} */ (suivant ?? document.querySelector("main"))?.focus();
  }

  /** @param {string} phrase */
  annoncer(phrase) {
    trouver(this.page, "[data-annonce]").textContent = phrase;
  }
}
