// The state of the search in the page's address, so that a link shows the same list. It is written
// after the # sign: what follows it is never sent to a server.

import { aucunChoix, GROUPES } from "./filtres.js";

/**
 * @typedef {object} Etat
 * @property {string} q
 * @property {string} pres street or commune; the device's own position is never written
 * @property {"" | "distance" | "nom"} tri
 * @property {"liste" | "carte"} vue
 * @property {import("./filtres.js").Choisis} choisis
 */

const TRIS = ["distance", "nom"];
const LONGUEUR_MAX = 200;

/** @returns {Etat} */
export function etatVide() {
  return { q: "", pres: "", tri: "", vue: "liste", choisis: aucunChoix() };
}

/**
 * @param {{ hash: string, search: string }} adresse
 * @returns {Etat}
 */
export function lireEtat({ hash, search }) {
  const champs = new URLSearchParams(hash.includes("=") ? hash.slice(1) : search);
  const etat = etatVide();
  etat.q = (champs.get("q") ?? "").slice(0, LONGUEUR_MAX);
  etat.pres = (champs.get("pres") ?? "").slice(0, LONGUEUR_MAX);
  etat.tri = /** @type {Etat["tri"]} */ (TRIS.find((tri) => tri === champs.get("tri")) ?? "");
  etat.vue = champs.get("vue") === "carte" ? "carte" : "liste";
  for (const groupe of GROUPES) {
    etat.choisis[groupe] = new Set(
      champs
        .getAll(groupe)
        .flatMap((liste) => liste.split(","))
        .filter(Boolean),
    );
  }
  return etat;
}

/**
 * @param {Etat} etat
 * @returns {string} what follows the # sign, empty when there is nothing to say
 */
export function ecrireEtat(etat) {
  const champs = new URLSearchParams();
  if (etat.q.trim()) champs.set("q", etat.q.trim());
  for (const groupe of GROUPES) {
    if (etat.choisis[groupe].size) champs.set(groupe, [...etat.choisis[groupe]].join(","));
  }
  if (etat.pres.trim()) champs.set("pres", etat.pres.trim());
  if (etat.tri) champs.set("tri", etat.tri);
  if (etat.vue === "carte") champs.set("vue", "carte");
  return champs.toString().replaceAll("%2C", ",");
}
