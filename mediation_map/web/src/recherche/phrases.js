// The sentences that say what is shown.

import { nommerAcces, repond } from "./adapte.js";
import { compterMots } from "../commun/dom.js";
import { deCommune } from "../commun/francais.js";

/**
 * @typedef {import("./selection.js").Selection} Selection
 * @typedef {import("./moteur.js").Comprise} Comprise
 */

/**
 * The title of the results: « 3 lieux d'aide pour « impots » à Allonnes ».
 * @param {Selection} selection
 * @param {Comprise} comprise
 * @param {boolean} filtre
 */
export function titrer({ aides, relais }, comprise, filtre) {
  const cherche = comprise.texte.trim();
  if (!cherche && !filtre) return "Tous les lieux d'aide";
  const pour = cherche ? ` pour « ${cherche} »` : "";
  if (!aides.length && relais.length)
    return `Aucun lieu d'aide, mais ${compterMots(relais.length, "relais", "relais")}${pour}`;
  if (!aides.length) return `Aucun lieu d'aide${pour}`;
  return compterAides(aides, comprise, pour);
}

/**
 * What is not known to be there is not promised.
 * @param {Selection["aides"]} aides
 * @param {Comprise} comprise
 * @param {string} pour
 */
function compterAides(aides, { acces, langue }, pour) {
  const surs = acces.size ? aides.filter(repond).length : aides.length;
  const nommer = (/** @type {number} */ nombre) =>
    compterMots(nombre, "lieu d'aide", "lieux d'aide");
  if (!surs || langue === "inconnue") return `${nommer(aides.length)} à appeler d'abord${pour}`;
  const autres = aides.length - surs;
  const reste = autres ? `, ${compterMots(autres, "autre", "autres")} à appeler d'abord` : "";
  return nommer(surs) + pour + reste;
}

const LANGUE = {
  inconnue:
    "Aucun lieu n'a dit parler une autre langue que le français. Téléphonez avant : demandez si quelqu'un peut traduire.",
  declaree: "Des lieux ont dit parler une autre langue : voyez « Langue » dans les filtres.",
};

/**
 * What must be said before the list, or nothing.
 * @param {Selection} selection
 * @param {Comprise} comprise
 */
export function prevenir(selection, comprise) {
  const { aides } = selection;
  const code = comprise.texte.match(/\b\d{5}\b/)?.[0];
  if (code && !comprise.communes.length)
    return `Le code postal ${code} n'est pas dans ce territoire.`;
  if (comprise.langue) return LANGUE[comprise.langue];
  const silence = direSilence(selection, comprise);
  if (silence) return silence;
  if (comprise.sansLieu.length && aides.length)
    return `${direSansLieu(comprise)} Voici d'autres lieux d'aide : demandez-leur par téléphone.`;
  if (comprise.partielle && aides.length) {
    return "Aucun lieu ne répond à tous vos mots. Voici ceux qui en disent le plus.";
  }
  return "";
}

/**
 * That nothing, or not everything, is known of what a person with a disability asks.
 * @param {Selection} selection
 * @param {Comprise} comprise
 */
function direSilence({ aides, ailleurs, zone }, { acces }) {
  const montres = aides.length ? aides : ailleurs;
  const surs = montres.filter(repond).length;
  // Help places that did not say it stand apart, under words of their own.
  if (!acces.size || surs === montres.length || (surs && aides.length)) return "";
  if (surs) return "Ces lieux ne l'ont pas tous dit. Téléphonez avant de venir.";
  const dit = `Aucun de ces lieux n'a dit ${nommerAcces(acces)}. Téléphonez avant de venir.`;
  const situe = zone.length || montres[0].rangKm < Infinity;
  return situe ? dit : `${dit} Pour voir les plus proches, remplissez « Près d'où ? ».`;
}

/** @param {Comprise} comprise */
function direSansLieu({ sansLieu }) {
  return `Aucun lieu n'a déclaré d'aide pour « ${sansLieu[0].court} ».`;
}

/**
 * What to do when nothing was found.
 * @param {Comprise} comprise
 * @param {boolean} elargir filters or a commune can be dropped
 */
export function conseiller(comprise, elargir) {
  if (elargir) return "Vous pouvez élargir votre recherche :";
  if (comprise.sansLieu.length)
    return `${direSansLieu(comprise)} Un lieu d'aide peut savoir où aller : téléphonez-lui.`;
  return "Essayez un mot plus simple, par exemple « impôts », ou le nom de votre commune.";
}

/**
 * What comes back without a filter: « Sans « Dimanche » ».
 * @param {string} nom empty for all filters
 * @param {import("../commun/donnees.js").Commune[]} zone
 */
export function titrerSans(nom, zone) {
  const titre = nom ? `Sans « ${nom} »` : "Sans vos filtres";
  return zone.length ? `${titre} : ${titrerAilleurs(zone).replace(/^L/, "l")}` : titre;
}

/** For the live announcement. @param {import("./blocs.js").BlocSans | null} sans */
export function annoncer(sans) {
  if (!sans) return "";
  const lieux = compterMots(sans.resultats.length, "lieu", "lieux");
  return `. Plus bas : ${lieux} ${sans.titre.replace(/^S/, "s")}`;
}

/** @param {import("../commun/donnees.js").Commune[]} zone */
export function titrerAilleurs(zone) {
  return zone.length === 1 ? `Les plus proches ${deCommune(zone[0].nom)}` : "Les plus proches";
}
