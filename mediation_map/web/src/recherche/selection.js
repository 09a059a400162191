// From what was understood and chosen to the lists that show.

import { aucunChoix, avec, groupesActifs, joindre, preparer } from "./filtres.js";
import { direAcces } from "./adapte.js";
import { COMPLET } from "../commun/jour.js";
import { distanceKm } from "./geo.js";

/**
 * @typedef {import("../commun/donnees.js").Lieu} Lieu
 * @typedef {import("../commun/donnees.js").Commune} Commune
 * @typedef {import("../commun/donnees.js").Point} Point
 * @typedef {{ dispo: number, etat: string }} Accueil whether people can be taken for what is asked
 * @typedef {{ acces: string[] }} DitAcces what the place said of what is asked, see direAcces
 * @typedef {import("./moteur.js").Reponse & Accueil & DitAcces & { km: number | null, rangKm: number }} Resultat
 * @typedef {import("./filtres.js").Contexte} Contexte
 * @typedef {import("./filtres.js").Choisis} Choisis
 * @typedef {{ tri: string, point: Point | null, communes: Commune[] }} Vue
 *
 * @typedef {object} Selection
 * @property {Resultat[]} aides
 * @property {Resultat[]} relais
 * @property {Resultat[]} ailleurs nearest help outside the communes that were asked for
 * @property {Lieu[]} base help places that answer the words, before the filters
 * @property {Commune[]} zone
 */

const PEU = 3;
const AILLEURS_MAX = 5;
// Degree of ``dispo``.
const A_CONFIRMER = 1;

/**
 * @param {import("./moteur.js").Comprise} comprise
 * @param {Choisis} choisis
 * @param {Vue} vue
 * @param {Contexte} contexte
 * @returns {Selection}
 */
export function selectionner(comprise, choisis, { tri, point, communes }, contexte) {
  const voulus = new Set(comprise.communes);
  const passe = epargner(comprise, choisis, contexte);
  const dedans = comprise.reponses.filter(({ lieu }) => !voulus.size || voulus.has(lieu.commune));
  const diteDansLesMots = preparer(joindre(aucunChoix(), comprise.filtres), contexte);
  const rangs = rangsChoisis(choisis, contexte);
  const gardes = dedans
    .filter(({ lieu }) => passe(lieu))
    .map((reponse) => mesurer(reponse, point, rangs, comprise.acces));
  trier(gardes, tri || (point ? "distance" : ""));
  if (!tri && !comprise.nomme) reculer(gardes, point ? COMPLET : A_CONFIRMER);
  const aides = gardes.filter(({ lieu }) => lieu.aide);
  const zone = findZone(voulus, choisis, communes);
  return {
    aides,
    relais: gardes.filter(
      ({ lieu, acces }) =>
        !lieu.aide &&
        (comprise.nommes.has(lieu) || acces.includes("nom") || montreRelais(comprise, choisis)),
    ),
    ailleurs: aides.length < PEU ? chercherAilleurs(comprise, choisis, zone, contexte) : [],
    base: dedans
      .map(({ lieu }) => lieu)
      .filter((lieu) => lieu.aide && (comprise.nommes.has(lieu) || diteDansLesMots(lieu))),
    zone,
  };
}

/**
 * The needs that are chosen among the filters, by rank.
 * @param {Choisis} choisis
 * @param {Contexte} contexte
 */
function rangsChoisis(choisis, { idsBesoins }) {
  return idsBesoins.flatMap((id, rang) => (choisis.besoin.has(id) ? [rang] : []));
}

/**
 * The test of the filters, those that words make included: these spare a place that bears the word
 * in its name.
 * @param {import("./moteur.js").Comprise} comprise
 * @param {Choisis} choisis
 * @param {Contexte} contexte
 */
function epargner({ filtres, nommes }, choisis, contexte) {
  const passe = preparer(choisis, contexte);
  const passeTout = preparer(joindre(choisis, filtres), contexte);
  return (/** @type {Lieu} */ lieu) => (nommes.has(lieu) ? passe(lieu) : passeTout(lieu));
}

/**
 * @param {import("./moteur.js").Reponse} reponse
 * @param {Point | null} point
 * @param {number[]} choisis needs by rank
 * @param {import("./adapte.js").Acces} acces
 * @returns {Resultat}
 */
function mesurer({ lieu, score, besoins, champs }, point, choisis, acces) {
  const km = point && lieu.point ? distanceKm(point, lieu.point) : null;
  const rangs = [...besoins.map(({ rang }) => rang), ...choisis];
  const accueil = accueilPour(lieu, rangs);
  return {
    lieu,
    score,
    besoins,
    champs,
    ...accueil,
    acces: direAcces(lieu, acces),
    km,
    rangKm: km ?? distanceDepuis(point, lieu),
  };
}

/**
 * What the place says for the needs that are asked: the most cautious word is believed.
 * @param {Lieu} lieu
 * @param {number[]} rangs
 * @returns {Accueil}
 */
function accueilPour(lieu, rangs) {
  const { dispo, etat, parBesoin } = lieu;
  const dits = rangs
    .filter((rang) => lieu.besoins.includes(rang))
    .map((rang) => parBesoin.get(rang) ?? { dispo, etat });
  dits.sort((a, b) => b.dispo - a.dispo);
  return dits[0] ?? { dispo, etat };
}

/**
 * @param {Set<Commune>} voulus
 * @param {Choisis} choisis
 * @param {Commune[]} communes
 */
function findZone(voulus, choisis, communes) {
  const cochees = communes.filter(({ slug }) => choisis.commune.has(slug));
  if (!voulus.size) return cochees;
  return cochees.length ? cochees.filter((commune) => voulus.has(commune)) : [...voulus];
}

/**
 * Relays answer a name, a street or a commune, never a need or a filter on help.
 * @param {import("./moteur.js").Comprise} comprise
 * @param {Choisis} choisis
 */
function montreRelais(comprise, choisis) {
  if (comprise.filtres.length || groupesActifs(choisis, ["commune"]).length) return false;
  return comprise.nomme || (choisis.commune.size > 0 && !comprise.besoins.length);
}

/**
 * @param {import("./moteur.js").Comprise} comprise
 * @param {Choisis} choisis
 * @param {Commune[]} zone
 * @param {Contexte} contexte
 * @returns {Resultat[]}
 */
function chercherAilleurs(comprise, choisis, zone, contexte) {
  const centre = zone[0]?.point;
  if (!centre) return [];
  const passe = epargner(comprise, avec(choisis, "commune", []), contexte);
  const resultats = comprise.reponses
    .filter(({ lieu }) => lieu.aide && !zone.includes(lieu.commune))
    .filter(({ lieu }) => passe(lieu))
    .map((reponse) => mesurer(reponse, centre, rangsChoisis(choisis, contexte), comprise.acces));
  trier(resultats, "distance");
  reculer(resultats, COMPLET);
  return resultats.slice(0, AILLEURS_MAX);
}

/**
 * For the order only: a place whose door is not known stands where its commune is.
 * @param {Point | null} centre
 * @param {Lieu} lieu
 */
function distanceDepuis(centre, lieu) {
  const point = lieu.point ?? lieu.commune.point;
  return centre && point ? distanceKm(centre, point) : Infinity;
}

/**
 * @param {Resultat[]} resultats
 * @param {string} tri
 */
function trier(resultats, tri) {
  if (tri === "distance") resultats.sort((a, b) => a.rangKm - b.rangKm || 0);
  if (tri === "nom") resultats.sort((a, b) => a.lieu.nom.localeCompare(b.lieu.nom, "fr"));
}

/**
 * Put those that take fewer people behind, from a degree on; the order is kept otherwise.
 * @param {Resultat[]} resultats
 * @param {number} degre
 */
function reculer(resultats, degre) {
  const cran = (/** @type {Resultat} */ { dispo }) => (dispo < degre ? 0 : dispo);
  resultats.sort((a, b) => cran(a) - cran(b));
}
