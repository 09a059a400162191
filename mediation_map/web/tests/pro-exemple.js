// Places of a small territory as professionals see them.
import { choisir } from "../src/pro/choix.js";

export const JOUR = new Date("2026-11-23T09:00:00Z");
export const ALLONNES = { rang: 0, nom: "Allonnes", slug: "allonnes", codes: [], point: [48, 0.2] };
export const LE_MANS = { rang: 1, nom: "Le Mans", slug: "le-mans", codes: [], point: [48.04, 0.2] };
export const LOIN = { rang: 2, nom: "Loin", slug: "loin", codes: [], point: [48.3, 0.2] };
export const SERVICE = "Aide aux démarches administratives";

/** The commune's middle as the place from which distances count. */
export const endroitDe = (commune) => ({
  libelle: commune.nom,
  commune,
  point: commune.point,
  rue: false,
});

export function lieu(slug, champs = {}) {
  return {
    slug,
    nom: slug,
    aide: true,
    commune: ALLONNES,
    adresse: "",
    telephone: "01 99 00 12 34",
    tel: "+33199001234",
    besoins: [0],
    niveaux: [],
    publics: [],
    langues: [],
    rdv: null,
    frais: "",
    pmr: null,
    point: null,
    rue: false,
    calendriers: [],
    ancien: false,
    incertain: false,
    horaires: "",
    ...champs,
  };
}

export function accueil(etat, champs = {}) {
  const vide = { service: "", delai: "", textePublic: "", textePro: "" };
  return { etat, ...vide, confirme: null, expire: null, ...champs };
}

/** A place and its professional sheet. */
export function couple(slug, etat = "", champs = {}) {
  const accueils = typeof etat === "string" ? (etat ? [accueil(etat)] : []) : etat;
  const { estPublic = true, fermetures = [], ...faits } = champs;
  const fiche = { estPublic, verification: "", rendezVous: "", contact: "", accueils, fermetures };
  return [lieu(slug, faits), fiche];
}

/** What is chosen among couples, all of them answering. */
export function choisirParmi(couples, souhait = {}, maintenant = JOUR) {
  const lieux = couples.map(([un]) => un);
  const fiches = couples.map(([, fiche]) => fiche);
  const tous = { rangs: lieux.map((_, i) => i), services: [SERVICE] };
  return choisir(lieux, fiches, { ...tous, endroit: endroitDe(ALLONNES), ...souhait }, maintenant);
}

export const slugs = ({ options }) => options.map((option) => option.lieu.slug);
