// The comparison for referral: need, place and constraints, three places in a table. Handles:
// [name=besoin], [name=endroit], select and boxes [data-contrainte], [data-message],
// [data-resultats] with [data-titre], [data-table] and its caption, [data-note], details[data-repli].

import { compterMots, creer, dire, tous, trouver } from "../commun/dom.js";
import { insecables } from "../commun/francais.js";
import { ecrireAdresse, lireAdresse } from "./adresse.js";
import { choisir } from "./choix.js";
import { Demande } from "./demande.js";
import { remplirTableau } from "./tableau.js";

/** @typedef {import("./contraintes.js").Contraintes} Contraintes */

export class PageComparaison {
  /**
   * @param {HTMLElement} page
   * @param {import("../commun/donnees.js").Donnees} donnees
   * @param {import("./donnees.js").DonneesPro} pro
   */
  constructor(page, donnees, pro) {
    this.page = page;
    this.donnees = donnees;
    this.pro = pro;
    this.message = trouver(page, "[data-message]");
    this.resultats = trouver(page, "[data-resultats]");
    this.table = trouver(page, "[data-table]");
    this.champs = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ (
      tous(page, "[data-contrainte]")
    );
    this.demande = new Demande(page, donnees, pro, {
      surBesoin: (parEntree) => this.apresChamp(parEntree && !this.demande.endroit.texte),
      surEndroit: () => this.apresChamp(false),
    });
  }

  demarrer() {
    this.demande.ouvrir();
    const formulaire = trouver(this.page, "[data-demande]");
    formulaire.addEventListener("submit", (evenement) => {
      evenement.preventDefault();
      this.montrer();
      if (!this.resultats.hidden) trouver(this.resultats, "[data-titre]").focus();
    });
    formulaire.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLElement && target.dataset.contrainte) this.montrer();
    });
    window.addEventListener("hashchange", () => this.relire());
    this.relire();
  }

  /** A link inside the page, such as a skip link, is not a state. */
  relire() {
    if (!location.hash.includes("=")) return;
    const { besoin, pres, contraintes } = lireAdresse(location.hash);
    const connu = this.donnees.besoins.find(({ id }) => id === besoin);
    this.demande.besoin.ecrire(connu?.court ?? besoin);
    this.demande.endroit.ecrire(pres);
    for (const champ of this.champs) {
      const valeur = contraintes[/** @type {keyof Contraintes} */ (champ.dataset.contrainte)];
      if (champ instanceof HTMLInputElement) champ.checked = valeur === true;
      else champ.value = typeof valeur === "string" ? valeur : "";
    }
    this.montrer();
  }

  /** @returns {Contraintes} */
  lireContraintes() {
    return Object.fromEntries(
      this.champs.map((champ) => [
        champ.dataset.contrainte,
        champ instanceof HTMLInputElement ? champ.checked : champ.value,
      ]),
    );
  }

  /** @param {boolean} versEndroit */
  apresChamp(versEndroit) {
    this.montrer();
    if (versEndroit) this.demande.endroit.champ.focus();
  }

  montrer() {
    const souhait = this.demande.lire();
    if (!souhait || this.demande.endroitInconnu) {
      this.resultats.hidden = true;
      return dire(this.message, souhait ? this.direInconnu() : "Choisissez d'abord le besoin.");
    }
    dire(this.message, "");
    const maintenant = new Date();
    const contraintes = this.lireContraintes();
    const { lieux } = this.donnees;
    const choix = choisir(lieux, this.pro.fiches, { ...souhait, contraintes }, maintenant);
    this.titrer(choix, souhait.endroit);
    this.noter(choix);
    this.table.hidden = !choix.options.length;
    const nommer = (/** @type {string} */ cle) => this.nommer(cle);
    remplirTableau(this.table, choix.options, { endroit: souhait.endroit, maintenant, nommer });
    this.resultats.hidden = false;
    this.ecrire(contraintes);
  }

  direInconnu() {
    return `« ${this.demande.endroit.texte} » n'est pas connu ici : essayez la commune ou le code postal.`;
  }

  /** @param {Contraintes} contraintes */
  ecrire(contraintes) {
    const recherche = this.demande.besoin.valeur;
    const besoin = recherche?.besoin?.id ?? recherche?.texte ?? "";
    const pres = this.demande.endroit.texte;
    history.replaceState(null, "", `#${ecrireAdresse({ besoin, pres, contraintes })}`);
  }

  /** @param {import("./choix.js").Choix} choix @param {import("./choix.js").Endroit | null} endroit */
  titrer({ options, total }, endroit) {
    const pour = this.demande.besoin.valeur?.texte ?? "";
    const reste = total > options.length ? ` sur ${total}` : "";
    const nombre = total
      ? compterMots(options.length, "lieu", "lieux") + reste
      : "Aucun lieu ne convient";
    const titre = `${nombre} : ${pour}${endroit ? `, ${endroit.libelle}` : ""}`;
    trouver(this.resultats, "[data-titre]").textContent = insecables(titre);
    const jour = new Date().toLocaleDateString("fr-FR", {
      timeZone: "Europe/Paris",
      dateStyle: "long",
    });
    trouver(this.table, "caption").textContent = `Comparaison du ${jour}`;
  }

  /** The words beside a constraint's field. @param {string} cle */
  nommer(cle) {
    const champ = this.champs.find(({ dataset }) => dataset.contrainte === cle);
    if (champ instanceof HTMLSelectElement) return champ.selectedOptions[0].text;
    return champ?.closest("label")?.textContent?.trim() ?? cle;
  }

  /** Little or nothing never ends there: what to give up, else whom to call. @param {import("./choix.js").Choix} choix */
  noter({ options, total, abandons }) {
    const note = trouver(this.resultats, "[data-note]");
    note.replaceChildren();
    if (options.length < 3) {
      for (const { cle, nombre } of abandons) note.append(this.proposerAbandon(cle, nombre), " ");
    }
    if (!total) {
      const { nom, telephone, tel } = this.donnees.contact;
      note.append(`${nom} : `, creer("a", telephone, { href: `tel:${tel}` }));
    }
    note.hidden = !note.hasChildNodes();
  }

  /** @param {keyof Contraintes} cle @param {number} nombre */
  proposerAbandon(cle, nombre) {
    const texte = `Sans « ${this.nommer(cle)} » : ${compterMots(nombre, "lieu", "lieux")} de plus`;
    const bouton = creer("button", texte, { type: "button", class: "bouton" });
    bouton.addEventListener("click", () => {
      const champ = this.champs.find(({ dataset }) => dataset.contrainte === cle);
      if (champ instanceof HTMLInputElement) champ.checked = false;
      else if (champ) champ.value = "";
      this.montrer();
      trouver(this.resultats, "[data-titre]").focus();
    });
    return bouton;
  }
}
