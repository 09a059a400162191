// The switchboard: need, Enter, commune, Enter, three places to read aloud. Handles:
// [data-message], [data-resultats] with [data-titre], [data-options] and [data-note],
// template[data-modele=option], [data-recommencer], [data-clavier], and those
// of src/pro/demande.js.

import { cloner, creer, dire, tous, trouver } from "../commun/dom.js";
import { insecables } from "../commun/francais.js";
import { cheminLieu, nommerNiveaux } from "../recherche/vignette.js";
import { choisir } from "./choix.js";
import { Demande } from "./demande.js";
import { direAge, direEloignement, lirePhrase } from "./phrases.js";
import { prochaineOuverture } from "./prochaine.js";

/** @typedef {import("./choix.js").Option} Option */
/** @typedef {import("./choix.js").Endroit} Endroit */

const NOMS = { besoin: "le besoin", endroit: "la commune" };

export class PageStandard {
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
    this.modele = /** @type {HTMLTemplateElement} */ (trouver(page, "[data-modele=option]"));
    this.demande = new Demande(page, donnees, pro, {
      surBesoin: (parEntree) => this.apresBesoin(parEntree),
      surEndroit: (parEntree) => this.apresEndroit(parEntree),
    });
    /** @type {string[]} */
    this.phrases = [];
  }

  demarrer() {
    this.demande.ouvrir();
    trouver(this.page, "[data-clavier]").hidden = false;
    trouver(this.page, "[data-demande]").addEventListener("submit", (evenement) => {
      evenement.preventDefault();
      this.repondre();
    });
    this.page.addEventListener("keydown", (evenement) => {
      if (evenement.key !== "Escape" || evenement.isComposing) return;
      evenement.preventDefault();
      this.recommencer();
    });
    this.resultats.addEventListener("keydown", (evenement) => this.surTouche(evenement));
    trouver(this.page, "[data-recommencer]").addEventListener("click", () => this.recommencer());
  }

  recommencer() {
    this.demande.effacer();
    this.resultats.hidden = true;
    dire(this.message, "");
    this.demande.besoin.champ.focus();
  }

  /** @param {boolean} parEntree */
  apresBesoin(parEntree) {
    if (!this.demande.besoin.valeur) return this.demander("besoin");
    dire(this.message, "");
    if (!this.resultats.hidden) this.montrer();
    if (parEntree) this.demande.endroit.champ.focus();
  }

  /** @param {boolean} parEntree */
  apresEndroit(parEntree) {
    if (this.demande.endroitInconnu) {
      this.resultats.hidden = true;
      const texte = `« ${this.demande.endroit.texte} » n'est pas connu ici : essayez la commune, le code postal, ou laissez vide.`;
      return dire(this.message, texte);
    }
    if (parEntree) this.repondre();
    else if (!this.resultats.hidden) this.montrer();
  }

  /** @param {"besoin" | "endroit"} nom */
  demander(nom) {
    this.resultats.hidden = true;
    dire(this.message, `Écrivez ${NOMS[nom]}, ou la flèche vers le bas pour tout voir.`);
    this.demande[nom].champ.focus();
  }

  repondre() {
    if (!this.demande.besoin.valeur) return this.demander("besoin");
    this.montrer();
    trouver(this.resultats, "[data-titre]").focus();
  }

  montrer() {
    const souhait = this.demande.lire();
    if (!souhait) return;
    const maintenant = new Date();
    const { lieux } = this.donnees;
    const choix = choisir(lieux, this.pro.fiches, { ...souhait, enDirect: true }, maintenant);
    dire(this.message, "");
    this.resultats.hidden = false;
    const titre = insecables(this.titrer(choix, souhait.endroit));
    trouver(this.resultats, "[data-titre]").textContent = titre;
    this.phrases = [];
    const items = choix.options.map((option) => this.remplir(option, souhait.endroit, maintenant));
    trouver(this.resultats, "[data-options]").replaceChildren(...items);
    this.noter(choix);
  }

  /** @param {import("./choix.js").Choix} choix @param {Endroit | null} endroit */
  titrer({ options, total }, endroit) {
    const pour = this.demande.besoin.valeur?.texte ?? "";
    const ou = endroit ? `, ${endroit.libelle}` : "";
    if (!total) return `Aucun lieu pour « ${pour} »`;
    const reste = total > options.length ? ` sur ${total}` : "";
    return `${options.length} lieu${options.length > 1 ? "x" : ""}${reste} : ${pour}${ou}`;
  }

  /** What else may be said: whom to call when there is little, and who is not named. @param {import("./choix.js").Choix} choix */
  noter({ total, caches }) {
    const note = trouver(this.resultats, "[data-note]");
    note.replaceChildren();
    if (caches) {
      const lieux = caches > 1 ? "lieux sont réservés" : "lieu est réservé";
      note.append(
        `${caches} ${lieux} aux professionnels et ne se donne${caches > 1 ? "nt" : ""} pas au téléphone. `,
      );
    }
    if (!total) {
      const { nom, telephone, tel } = this.donnees.contact;
      note.append(`Proposez ${nom} : `, creer("a", telephone, { href: `tel:${tel}` }), ".");
    }
    note.hidden = !note.hasChildNodes();
  }

  /**
   * @param {Option} option
   * @param {Endroit | null} endroit
   * @param {Date} maintenant
   */
  remplir(option, endroit, maintenant) {
    const { lieu, accueil, fiche } = option;
    const item = cloner(this.modele);
    const ouverture = prochaineOuverture(lieu, maintenant);
    const phrase = lirePhrase(option, ouverture);
    this.phrases.push(phrase);
    item.dataset.sorte = accueil.sorte;
    const lien = trouver(item, "[data-nom]");
    lien.textContent = lieu.nom;
    lien.setAttribute("href", cheminLieu(lieu.slug));
    trouver(item, "[data-orientation]").setAttribute("href", cheminOrientation(lieu.slug));
    remplirNumero(item, lieu);
    dire(trouver(item, "[data-age]"), direAge(lieu));
    dire(trouver(item, "[data-phrase]"), phrase);
    dire(
      trouver(item, "[data-accueil]"),
      [accueil.libelle, accueil.delai && `délai ${accueil.delai}`].filter(Boolean).join(", "),
    );
    dire(trouver(item, "[data-detail]"), accueil.detail);
    dire(trouver(item, "[data-ouverture]"), ouverture?.texte ?? "");
    dire(trouver(item, "[data-distance]"), direEloignement(option, endroit));
    dire(trouver(item, "[data-niveaux]"), nommerNiveaux(lieu).join(", "));
    dire(trouver(item, "[data-contact]"), fiche.contact);
    for (const ligne of tous(item, "[data-ligne]")) {
      ligne.hidden = !ligne.querySelector("dd:not([hidden])");
    }
    return item;
  }

  /**
   * One-key shortcuts work only while the focus is among the results.
   * @param {KeyboardEvent} evenement
   */
  surTouche(evenement) {
    if (evenement.ctrlKey || evenement.metaKey || evenement.altKey) return;
    // By place on the keyboard: without Shift, a French keyboard writes & é " with these keys.
    const rang = Number(evenement.code.match(/^(?:Digit|Numpad)([1-9])$/)?.[1] ?? 0) - 1;
    const liens = tous(this.resultats, "[data-nom]");
    if (liens[rang]) {
      evenement.preventDefault();
      liens[rang].focus();
      liens[rang].closest("li")?.scrollIntoView({ block: "nearest" });
    } else if (evenement.key.toLowerCase() === "c") {
      evenement.preventDefault();
      this.copier();
    }
  }

  /** Copy the sentence of the option that has the focus, else of the first. */
  async copier() {
    const items = [...trouver(this.resultats, "[data-options]").children];
    const rang = Math.max(
      0,
      items.findIndex((item) => item.contains(document.activeElement)),
    );
    const phrase = this.phrases[rang];
    if (!phrase) return;
    const dit = await Promise.resolve()
      .then(() => navigator.clipboard.writeText(phrase))
      .then(
        () => `Phrase ${rang + 1} copiée.`,
        () => "Ce navigateur ne permet pas de copier : sélectionnez la phrase.",
      );
    dire(this.message, dit);
  }
}

/** @param {string} slug */
export function cheminOrientation(slug) {
  return cheminLieu(slug).replace("index.html", "orientation/index.html");
}

/** @param {HTMLElement} item @param {Option["lieu"]} lieu */
function remplirNumero(item, { telephone, tel }) {
  const lien = trouver(item, "[data-tel]");
  lien.hidden = !tel;
  trouver(item, "[data-sans-tel]").hidden = Boolean(tel);
  lien.setAttribute("href", `tel:${tel}`);
  trouver(lien, "[data-numero]").textContent = telephone;
}
