// A result as a card: the template's handles filled with text.

import { direHeures } from "../commun/citation.js";
import { cloner, creer, dire, trouver } from "../commun/dom.js";
import { COMPLET } from "../commun/jour.js";
import { racine } from "../commun/charger.js";
import { direDistance } from "./geo.js";
import { etatDe } from "./ouverture.js";

/** @typedef {import("./selection.js").Resultat} Resultat */

/** @type {Record<string, string>} */
const NIVEAUX = {
  avec_vous: "On fait avec vous",
  a_votre_place: "On fait à votre place",
  apprendre: "On vous apprend",
};
const CHAMPS = { nom: "son nom", adresse: "son adresse", mots: "la description de son aide" };
/** What the place said of access; see direAcces. @type {Record<string, string>} */
const ACCES = {
  fauteuil: "on y entre en fauteuil roulant",
  adapte: "il reçoit des personnes handicapées",
  nom: CHAMPS.nom,
  mots: CHAMPS.mots,
};
const RAISONS_MAX = 2;

/**
 * @param {HTMLTemplateElement} modele
 * @param {Resultat} resultat
 * @param {{ maintenant: Date }} contexte
 */
export function remplirVignette(
  modele,
  { lieu, km, besoins, champs, acces, dispo, etat: recoit },
  { maintenant },
) {
  const item = cloner(modele);
  const article = trouver(item, "article");
  article.dataset.lieu = lieu.slug;
  article.dataset.role = lieu.aide ? "aide" : "relais";
  const lien = /** @type {HTMLAnchorElement} */ (trouver(item, "[data-nom] a"));
  lien.textContent = lieu.nom;
  lien.setAttribute("href", cheminLieu(lieu.slug));
  trouver(item, "[data-etiquettes]").append(...etiquettes(lieu));
  dire(trouver(item, "[data-adresse]"), adresseDe(lieu));
  dire(trouver(item, "[data-distance]"), km === null || !lieu.point ? "" : direLoin(km, lieu.rue));
  trouver(item, "[data-position]").hidden = lieu.point !== null;
  dire(trouver(item, "[data-accueil]"), recoit);
  article.toggleAttribute("data-complet", dispo === COMPLET);
  direHeures(trouver(item, "[data-horaires]"), lieu.horaires);
  const etat = etatDe(lieu, maintenant);
  const badge = trouver(item, "[data-ouverture]");
  dire(badge, etat?.texte ?? "");
  if (etat) badge.dataset.etat = etat.etat;
  dire(trouver(item, "[data-ancienne]"), direAncien(lieu));
  dire(trouver(item, "[data-raison]"), direRaison(besoins, champs, acces));
  remplirTelephone(item, lieu);
  const bouton = trouver(item, "[data-ma-liste]");
  bouton.dataset.maListe = lieu.slug;
  bouton.dataset.nomLieu = lieu.nom;
  return item;
}

/** @param {string} slug */
export function cheminLieu(slug) {
  return `${racine()}lieux/${slug}/index.html`;
}

/** @param {import("../commun/donnees.js").Lieu} lieu */
export function adresseDe({ adresse, ville }) {
  return [adresse, ville.replaceAll(" ", "\u00a0")].filter(Boolean).join(", ");
}

/** @param {import("../commun/donnees.js").Lieu} lieu */
export function direAncien({ ancien, tel }) {
  if (!ancien) return "";
  return `Information ancienne : ${tel ? "appelez" : "vérifiez"} avant de vous déplacer.`;
}

/** @param {import("../commun/donnees.js").Lieu} lieu */
export function nommerNiveaux(lieu) {
  if (!lieu.aide) return ["Relais : oriente"];
  const noms = Object.keys(NIVEAUX)
    .filter((niveau) => lieu.niveaux.includes(niveau))
    .map((niveau) => NIVEAUX[niveau]);
  return noms.length ? noms : ["Aide au numérique"];
}

/** @param {import("../commun/donnees.js").Lieu} lieu */
function etiquettes(lieu) {
  const genre = lieu.aide ? "aide" : "relais";
  return nommerNiveaux(lieu).map((nom) =>
    creer("li", nom, { class: `etiquette etiquette-${genre}` }),
  );
}

/** @param {number} km @param {boolean} rue */
function direLoin(km, rue) {
  return `À ${direDistance(km)} à vol d'oiseau${rue ? " (position de la rue)" : ""}`;
}

/**
 * @param {import("../commun/donnees.js").Besoin[]} besoins
 * @param {string[]} champs
 * @param {string[]} acces
 */
function direRaison(besoins, champs, acces) {
  // One need is told whole: « Faire une démarche en ligne : impôts, CAF, retraite… ».
  const noms = besoins.length === 1 ? [besoins[0].libelle] : besoins.map(({ court }) => court);
  const raisons = noms.slice(0, RAISONS_MAX).map((nom) => `« ${nom} »`);
  if (raisons.length && champs.includes("nom")) raisons.unshift(CHAMPS.nom);
  if (!raisons.length) {
    raisons.push(
      ...Object.entries(CHAMPS).flatMap(([champ, nom]) => (champs.includes(champ) ? [nom] : [])),
    );
  }
  raisons.push(...acces.flatMap((dit) => ACCES[dit] ?? []));
  const raison = raisons.length ? `Trouvé parce que : ${[...new Set(raisons)].join(", ")}` : "";
  if (!acces.includes("marches")) return raison;
  return `${raison && `${raison}. `}Attention : on n'y entre pas en fauteuil roulant.`;
}

/**
 * @param {HTMLElement} item
 * @param {import("../commun/donnees.js").Lieu} lieu
 */
function remplirTelephone(item, { telephone, tel }) {
  trouver(item, "[data-tel]").hidden = !tel;
  trouver(item, "[data-sans-tel]").hidden = Boolean(tel);
  if (!tel) return;
  trouver(item, "[data-tel] a").setAttribute("href", `tel:${tel}`);
  trouver(item, "[data-numero]").textContent = telephone;
}
