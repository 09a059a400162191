// The home page's search. Handles: [data-formulaire] with q and pres, [data-localiser],
// [data-message-lieu], [data-suggestions], [data-compte-suggestions], [data-tuiles], [data-titre],
// [data-annonce], [data-puces], [data-filtres], [data-effacer], [data-fermer-filtres],
// [data-resultats], which shows once it has data-pret, button[data-vue], #tri, [data-vide], [data-carte], [data-liste], [data-suite],
// template[data-modele="lieu"].

import { tous, trouver } from "../commun/dom.js";
import { aCommune, insecables } from "../commun/francais.js";
import { aujourdhui as jourDeParis } from "../commun/jour.js";
import { proposerAbandons, selectionnerSans } from "./abandons.js";
import { listerBlocs } from "./blocs.js";
import { ecrireEtat, etatVide, lireEtat } from "./etat.js";
import { aucunChoix, avec, groupesActifs } from "./filtres.js";
import { FormulaireFiltres } from "./formulaire-filtres.js";
import { Lieux } from "./lieux.js";
import { Liste } from "./liste.js";
import { annoncer, conseiller, titrer, titrerSans } from "./phrases.js";
import { Reperes } from "./proximite.js";
import { selectionner } from "./selection.js";
import { montrerVide } from "./vide.js";
import { VueCarte } from "./vue-carte.js";

/** @typedef {import("./etat.js").Etat} Etat */

const ANNONCE_MS = 600;
const ADRESSE_MS = 250;

export class PageRecherche {
  /**
   * @param {HTMLElement} page
   * @param {import("../commun/donnees.js").Donnees} donnees
   * @param {import("./moteur.js").Moteur} moteur
   */
  constructor(page, donnees, moteur) {
    this.page = page;
    this.donnees = donnees;
    this.moteur = moteur;
    this.filtres = new FormulaireFiltres(
      /** @type {HTMLDetailsElement} */ (trouver(page, "[data-filtres]")),
      trouver(page, "[data-puces]"),
      (choisis) => this.changer({ choisis }),
      (rangs) => this.retirerMots(rangs),
    );
    this.offre = this.filtres.offre;
    const modele = /** @type {HTMLTemplateElement} */ (trouver(page, "[data-modele=lieu]"));
    this.liste = new Liste(trouver(page, "[data-liste]"), modele);
    this.carte = new VueCarte(trouver(page, "[data-carte]"));
    this.lieux = new Lieux(page, new Reperes(donnees, this.moteur.communes), () =>
      this.actualiser(),
    );
    this.champ = /** @type {HTMLInputElement} */ (trouver(page, "[name=q]"));
    this.tri = /** @type {HTMLSelectElement} */ (trouver(page, "#tri"));
    /** @type {Etat} */
    this.etat = etatVide();
    this.prevu = 0;
    this.minuteries = { annonce: 0, adresse: 0 };
  }

  demarrer() {
    // What was typed while the script was on its way is not lost.
    const tape = { q: this.champ.value, pres: this.lieux.texte };
    this.ecouter();
    window.addEventListener("hashchange", () => this.relire());
    this.relire();
    if (tape.q || tape.pres) this.reprendre(tape);
    trouver(this.page, "[data-resultats]").dataset.pret = "";
    this.moteur.pret.then(() => {
      if (this.etat.q) this.actualiser();
    });
  }

  /** A link inside the page, such as a skip link, is not a new search. */
  relire() {
    const { hash } = location;
    if (hash && !hash.includes("=")) return;
    this.etat = lireEtat(location);
    this.etat.choisis = this.filtres.cocher(this.etat.choisis);
    this.champ.value = this.etat.q;
    this.tri.value = this.etat.tri;
    this.lieux.ecrire(this.etat.pres);
    if (ecrireEtat(this.etat)) this.actualiser();
  }

  /** @param {{ q: string, pres: string }} tape */
  reprendre({ q, pres }) {
    this.champ.value = q || this.etat.q;
    this.lieux.ecrire(pres || this.etat.pres);
    this.changer({ q: this.champ.value, pres: this.lieux.texte });
  }

  ecouter() {
    const formulaire = trouver(this.page, "[data-formulaire]");
    formulaire.addEventListener("submit", (evenement) => {
      evenement.preventDefault();
      this.changer({ q: this.champ.value, pres: this.lieux.confirmer() });
      this.allerAuTitre();
    });
    this.champ.addEventListener("input", () => this.changer({ q: this.champ.value }));
    this.lieux.surSaisie((pres) => this.changer({ pres }));
    this.tri.addEventListener("change", () =>
      this.changer({ tri: /** @type {Etat["tri"]} */ (this.tri.value) }),
    );
    for (const bouton of tous(this.page, "button[data-vue]")) {
      bouton.addEventListener("click", () =>
        this.changer({ vue: bouton.dataset.vue === "carte" ? "carte" : "liste" }),
      );
    }
    for (const bouton of tous(this.page, "[data-effacer]")) {
      bouton.addEventListener("click", () => this.effacer());
    }
    this.filtres.details.addEventListener("toggle", () => this.actualiser());
    trouver(this.page, "[data-fermer-filtres]").addEventListener("click", () => {
      this.filtres.details.open = false;
      this.allerAuTitre();
    });
  }

  /** The focus alone would leave the results below a telephone's screen. */
  allerAuTitre() {
    const titre = trouver(this.page, "[data-titre]");
    titre.focus({ preventScroll: true });
    requestAnimationFrame(() => titre.scrollIntoView({ block: "start" }));
  }

  /** @param {Partial<Etat>} changement */
  changer(changement) {
    Object.assign(this.etat, changement);
    cancelAnimationFrame(this.prevu);
    this.prevu = requestAnimationFrame(() => this.actualiser());
    clearTimeout(this.minuteries.adresse);
    this.minuteries.adresse = setTimeout(() => this.ecrireAdresse(), ADRESSE_MS);
  }

  ecrireAdresse() {
    const suite = ecrireEtat(this.etat);
    history.replaceState(
      null,
      "",
      suite ? `#${suite}` : location.pathname.split("/").pop() || "./",
    );
  }

  effacer() {
    this.champ.value = "";
    this.lieux.oublier();
    this.filtres.cocher(aucunChoix());
    this.changer({ ...etatVide(), vue: this.etat.vue });
  }

  contexte() {
    return { maintenant: new Date(), idsBesoins: this.donnees.besoins.map(({ id }) => id) };
  }

  comprendre() {
    const aujourdhui = (new Date(jourDeParis()).getUTCDay() + 6) % 7;
    return this.moteur.chercher(this.etat.q, { offre: this.offre, aujourdhui });
  }

  /** @param {number[]} rangs */
  retirerMots(rangs) {
    const { mots } = this.comprendre();
    this.champ.value = mots.filter((_, rang) => !rangs.includes(rang)).join(" ");
    this.etat.q = this.champ.value;
    this.actualiser();
    this.ecrireAdresse();
  }

  actualiser() {
    const { choisis } = this.etat;
    const contexte = this.contexte();
    const comprise = this.comprendre();
    const vue = { tri: this.etat.tri, point: this.lieux.point, communes: this.donnees.communes };
    const selection = selectionner(comprise, choisis, vue, contexte);
    const vide = !selection.aides.length;
    const abandons = vide ? proposerAbandons(comprise, choisis, contexte) : [];
    const demande = { selection, abandons, comprise, choisis, vue, contexte };
    const sans = this.decrireSans(selectionnerSans(demande), comprise);
    this.montrerEntete(selection, comprise, sans);
    this.liste.dessiner(listerBlocs(selection, comprise, sans), contexte.maintenant);
    this.montrerVide(vide, abandons, comprise);
    this.filtres.montrerPuces(choisis, comprise.filtres);
    this.filtres.compter(selection.base, choisis, contexte);
    const { aides, relais, ailleurs } = selection;
    const montres = [...aides, ...relais, ...ailleurs, ...(sans?.resultats ?? [])];
    trouver(this.page, ".outils").hidden = !montres.length;
    this.montrerVues(montres);
  }

  /**
   * @param {import("./abandons.js").Sans | null} sans
   * @param {import("./moteur.js").Comprise} comprise
   * @returns {import("./blocs.js").BlocSans | null}
   */
  decrireSans(sans, comprise) {
    if (!sans) return null;
    const nom = sans.groupe === "tout" ? "" : this.nommerFiltre(sans.groupe, comprise);
    return { titre: titrerSans(nom, sans.zone), resultats: sans.resultats };
  }

  /**
   * @param {import("./selection.js").Selection} selection
   * @param {import("./moteur.js").Comprise} comprise
   * @param {import("./blocs.js").BlocSans | null} sans
   */
  montrerEntete(selection, comprise, sans) {
    const filtre = groupesActifs(this.etat.choisis).length > 0;
    const titre = insecables(titrer(selection, comprise, filtre));
    trouver(this.page, "[data-titre]").textContent = titre;
    const cherche = filtre || Boolean(comprise.texte.trim()) || this.lieux.point !== null;
    this.page.classList.toggle("cherche", cherche);
    for (const bloc of tous(this.page, "[data-tuiles], [data-suite]")) bloc.hidden = cherche;
    const distance = /** @type {HTMLOptionElement} */ (trouver(this.tri, "[value=distance]"));
    distance.disabled = this.lieux.point === null;
    this.tri.value = this.etat.tri || (this.lieux.point ? "distance" : "");
    clearTimeout(this.minuteries.annonce);
    this.minuteries.annonce = setTimeout(() => {
      const dits = this.filtres.nommerValeurs(comprise.filtres);
      const suite = dits ? `. Filtres compris dans vos mots : ${dits}` : "";
      trouver(this.page, "[data-annonce]").textContent = titre + insecables(suite + annoncer(sans));
    }, ANNONCE_MS);
  }

  /**
   * @param {boolean} estVide
   * @param {import("./abandons.js").Abandon[]} abandons
   * @param {import("./moteur.js").Comprise} comprise
   */
  montrerVide(estVide, abandons, comprise) {
    const vide = trouver(this.page, "[data-vide]");
    vide.hidden = !estVide;
    if (!estVide) return;
    montrerVide(
      vide,
      abandons.length ? abandons : [{ groupe: "mots", nombre: this.moteur.nombreAides }],
      (groupe) => this.nommerAbandon(groupe, comprise),
      (groupe) => this.abandonner(groupe, comprise),
      conseiller(comprise, abandons.length > 0),
      this.donnees.contact,
    );
  }

  /** @param {string} groupe @param {import("./moteur.js").Comprise} comprise */
  nommerAbandon(groupe, comprise) {
    if (groupe === "tout") return "Retirer tous les filtres";
    if (groupe === "mots") return "Voir tous les lieux d'aide";
    if (groupe === "zone")
      return `Chercher ailleurs qu'${comprise.communes.map(({ nom }) => aCommune(nom)).join(", ")}`;
    return `Retirer « ${this.nommerFiltre(groupe, comprise)} »`;
  }

  /** @param {string} groupe @param {import("./moteur.js").Comprise} comprise */
  nommerFiltre(groupe, { filtres }) {
    const dits = filtres.filter((dit) => dit.groupe === groupe);
    const noms = [this.filtres.nommerGroupe(groupe), this.filtres.nommerValeurs(dits)];
    return noms.filter(Boolean).join(", ");
  }

  /** @param {string} groupe @param {import("./moteur.js").Comprise} comprise */
  abandonner(groupe, comprise) {
    if (groupe === "mots") {
      this.effacer();
      this.allerAuTitre();
      return;
    }
    if (groupe === "zone") this.champ.value = comprise.sansCommune;
    else this.champ.value = oterMots(comprise, groupe);
    const choisis = groupe === "tout" ? aucunChoix() : avec(this.etat.choisis, groupe, []);
    const gardes = groupe === "zone" ? this.etat.choisis : this.filtres.cocher(choisis);
    this.changer({ q: this.champ.value, choisis: gardes });
    this.allerAuTitre();
  }

  /** @param {import("./selection.js").Resultat[]} montres */
  montrerVues(montres) {
    const enCarte = this.etat.vue === "carte";
    for (const bouton of tous(this.page, "button[data-vue]")) {
      bouton.setAttribute("aria-pressed", String((bouton.dataset.vue === "carte") === enCarte));
    }
    this.page.classList.toggle("avec-carte", enCarte);
    if (enCarte) this.carte.montrer(montres);
    else this.carte.cacher();
  }
}

/**
 * The search without the words that a group's filters stand for; as it was where there is none.
 * @param {import("./moteur.js").Comprise} comprise
 * @param {string} groupe "tout" for all of them
 */
function oterMots({ filtres, mots, texte }, groupe) {
  const vises = filtres.filter((dit) => groupe === "tout" || dit.groupe === groupe);
  const rangs = new Set(vises.flatMap((dit) => dit.rangs));
  return rangs.size ? mots.filter((_, rang) => !rangs.has(rang)).join(" ") : texte;
}
