// An empty list is no end: what to drop, and what comes back then.

import { aucunChoix, avec, groupesActifs, joindre, preparer } from "./filtres.js";
import { selectionner } from "./selection.js";

/**
 * @typedef {import("../commun/donnees.js").Lieu} Lieu
 * @typedef {import("./filtres.js").Contexte} Contexte
 * @typedef {import("./filtres.js").Choisis} Choisis
 * @typedef {{ groupe: string, nombre: number }} Abandon "tout": all filters, "zone": the communes
 *   that words name
 *
 * @typedef {object} Sans the first places that one gets without a group, elsewhere if `zone` says so
 * @property {string} groupe
 * @property {import("../commun/donnees.js").Commune[]} zone
 * @property {import("./selection.js").Resultat[]} resultats
 */

const SANS_MAX = 3;

/**
 * For an empty list: what to drop, and how many places come back, the most first.
 * @param {import("./moteur.js").Comprise} comprise
 * @param {Choisis} choisisSeuls those of the form
 * @param {Contexte} contexte
 * @returns {Abandon[]}
 */
export function proposerAbandons(comprise, choisisSeuls, contexte) {
  const voulus = new Set(comprise.communes);
  const choisis = joindre(choisisSeuls, comprise.filtres);
  const compter = (/** @type {Choisis} */ essai, /** @type {boolean} */ partout) => {
    const passe = preparer(essai, contexte);
    const ici = (/** @type {Lieu} */ { commune }) => partout || !voulus.size || voulus.has(commune);
    return comprise.reponses.filter(({ lieu }) => lieu.aide && ici(lieu) && passe(lieu)).length;
  };
  const essais = groupesActifs(choisis).map((groupe) => ({
    groupe,
    nombre: compter(avec(choisis, groupe, []), false),
  }));
  if (voulus.size) essais.push({ groupe: "zone", nombre: compter(choisis, true) });
  const utiles = essais.filter(({ nombre }) => nombre > 0).sort((a, b) => b.nombre - a.nombre);
  if (utiles.length || !groupesActifs(choisis).length) return utiles;
  const total = compter(aucunChoix(), true);
  return total ? [{ groupe: "tout", nombre: total }] : [];
}

/**
 * What comes back without the filter that costs the most, where nothing else shows.
 * @param {object} demande
 * @param {import("./selection.js").Selection} demande.selection
 * @param {Abandon[]} demande.abandons
 * @param {import("./moteur.js").Comprise} demande.comprise
 * @param {Choisis} demande.choisis
 * @param {import("./selection.js").Vue} demande.vue
 * @param {Contexte} demande.contexte
 * @returns {Sans | null}
 */
export function selectionnerSans({ selection, abandons, comprise, choisis, vue, contexte }) {
  const [abandon] = abandons;
  if (!abandon || selection.aides.length || selection.ailleurs.length) return null;
  const { groupe } = abandon;
  const tout = groupe === "tout";
  const filtres = comprise.filtres.filter((dit) => !tout && dit.groupe !== groupe);
  const restants = tout ? aucunChoix() : avec(choisis, groupe, []);
  const { aides, ailleurs, zone } = selectionner({ ...comprise, filtres }, restants, vue, contexte);
  const trouves = aides.length ? aides : ailleurs;
  const resultats = trouves.slice(0, SANS_MAX);
  return resultats.length ? { groupe, zone: aides.length ? [] : zone, resultats } : null;
}
