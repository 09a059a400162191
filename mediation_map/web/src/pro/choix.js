// Which three places to propose. Pure: today, the caller's whereabouts and the wish are inputs.
// Order: full and closed places last, and before them those reserved to referral when a resident is on the
// telephone; within reach before far away; on the telephone, who has a number; what surely meets the constraints before what may; who
// can take people before who did not say; the nearest; and equals by the draw of the day.

import { jourDe } from "../commun/jour.js";
import { distanceKm } from "../recherche/geo.js";
import { recevoir } from "./accueil.js";
import { demandees, examiner } from "./contraintes.js";
import { tirerAuSort } from "./tour.js";

/**
 * @typedef {import("../commun/donnees.js").Lieu} Lieu
 * @typedef {import("../commun/donnees.js").Commune} Commune
 * @typedef {import("../commun/donnees.js").Point} Point
 * @typedef {import("./contraintes.js").Contraintes} Contraintes
 * @typedef {{ libelle: string, commune: Commune, point: Point | null, rue: boolean }} Endroit
 *
 * @typedef {object} Souhait
 * @property {number[]} rangs places that answer what is looked for; relays are left out here
 * @property {string[]} services that answer the need, for the reception state
 * @property {Endroit | null} endroit
 * @property {Contraintes} [contraintes]
 * @property {boolean} [enDirect] a resident is on the telephone: reserved places are not named
 *
 * @typedef {object} Option
 * @property {Lieu} lieu
 * @property {import("./donnees.js").FichePro} fiche
 * @property {import("./accueil.js").EtatAccueil} accueil
 * @property {number | null} km
 * @property {boolean} memeCommune
 * @property {{ cle: keyof Contraintes, verdict: import("./contraintes.js").Verdict }[]} examen
 *
 * @typedef {object} Choix
 * @property {Option[]} options three at most
 * @property {number} total places that could have been proposed
 * @property {number} caches places that must not be named to a caller
 * @property {{ cle: keyof Contraintes, nombre: number }[]} abandons what each constraint costs
 */

const NOMBRE = 3;
const PORTEE_KM = 10;
const PAS_KM = 2;
const PAS_RUE_KM = 0.5;
const LOIN = 1e6;

/**
 * @param {Lieu[]} lieux
 * @param {import("./donnees.js").FichePro[]} fiches by rank of place
 * @param {Souhait} souhait
 * @param {Date} maintenant
 * @returns {Choix}
 */
export function choisir(lieux, fiches, souhait, maintenant) {
  const jour = jourDe(maintenant);
  const connus = souhait.rangs
    .map((rang) => decrire(lieux[rang], fiches[rang], souhait, jour))
    .filter(({ lieu }) => lieu.aide);
  const permis = connus.filter((option) => !souhait.enDirect || peutEtreNomme(option));
  const retenus = permis.filter(({ examen }) => !examen.some(({ verdict }) => verdict === "non"));
  const cles = new Map(retenus.map((option) => [option, cleDe(option, souhait, jour)]));
  retenus.sort((a, b) => comparer(cles.get(a) ?? [], cles.get(b) ?? []));
  return {
    options: retenus.slice(0, NOMBRE),
    total: retenus.length,
    caches: connus.length - permis.length,
    abandons: compterAbandons(permis, souhait.contraintes ?? {}),
  };
}

/**
 * @param {Lieu} lieu
 * @param {import("./donnees.js").FichePro} fiche
 * @param {Souhait} souhait
 * @param {string} jour
 * @returns {Option}
 */
function decrire(lieu, fiche, { endroit, services, contraintes = {} }, jour) {
  const point = lieu.point ?? lieu.commune.point;
  return {
    lieu,
    fiche,
    accueil: recevoir(fiche, services, jour),
    km: endroit?.point && point ? distanceKm(endroit.point, point) : null,
    memeCommune: endroit?.commune === lieu.commune,
    examen: examiner(lieu, contraintes),
  };
}

/** @param {Option} option */
function peutEtreNomme({ fiche, accueil }) {
  return fiche.estPublic && accueil.sorte !== "discret";
}

/**
 * What options are compared by, the weightiest first.
 * @param {Option} option
 * @param {Souhait} souhait
 * @param {string} jour
 * @returns {number[]}
 */
function cleDe(option, { endroit, enDirect = false }, jour) {
  const { accueil, examen, lieu } = option;
  const pas = pasDe(option, endroit);
  return [
    ["complet", "ferme"].includes(accueil.sorte)
      ? 2
      : Number(enDirect && accueil.sorte === "reserve"),
    Number(!option.memeCommune && (option.km ?? 0) > PORTEE_KM),
    Number(enDirect && !lieu.tel),
    examen.filter(({ verdict }) => verdict === "inconnu").length,
    Number(["inconnu", "discret"].includes(accueil.sorte)),
    pas,
    tirerAuSort(lieu.slug, jour),
  ];
}

/**
 * Distance in steps: two places of the same step are equally near. From a commune, all its own
 * places are; a place known to its commune alone is as near as a guess can be.
 * @param {Option} option
 * @param {Endroit | null} endroit
 */
function pasDe({ km, memeCommune, lieu }, endroit) {
  if (!endroit) return 0;
  if (memeCommune && (!endroit.rue || !lieu.point)) return 0;
  if (km === null) return LOIN;
  return endroit.rue ? Math.ceil(km / PAS_RUE_KM) : 1 + Math.floor(km / PAS_KM);
}

/** @param {number[]} a @param {number[]} b */
function comparer(a, b) {
  const rang = a.findIndex((valeur, i) => valeur !== b[i]);
  return rang < 0 ? 0 : a[rang] - b[rang];
}

/**
 * How many more places there would be without each constraint alone, the most first.
 * @param {Option[]} options
 * @param {Contraintes} contraintes
 */
function compterAbandons(options, contraintes) {
  const refus = options.map(({ examen }) => examen.filter(({ verdict }) => verdict === "non"));
  return demandees(contraintes)
    .map((cle) => ({
      cle,
      nombre: refus.filter((manques) => manques.length === 1 && manques[0].cle === cle).length,
    }))
    .filter(({ nombre }) => nombre > 0)
    .sort((a, b) => b.nombre - a.nombre);
}
