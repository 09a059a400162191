// The comparison's state after the # sign of the address: a link shows the same three places, and
// nothing of it goes to a server.

/**
 * @typedef {import("./contraintes.js").Contraintes} Contraintes
 * @typedef {{ besoin: string, pres: string, contraintes: Contraintes }} Etat
 */

const LONGUEUR_MAX = 200;
const OUI = "oui";
const TEXTES = /** @type {const} */ (["langue", "public"]);
const CASES = /** @type {const} */ (["sansRdv", "pmr", "gratuit", "samedi", "soir"]);

/** @param {string} hash @returns {Etat} */
export function lireAdresse(hash) {
  const champs = new URLSearchParams(hash.slice(1));
  const lire = (/** @type {string} */ nom) => (champs.get(nom) ?? "").slice(0, LONGUEUR_MAX);
  /** @type {Contraintes} */
  const contraintes = {};
  for (const nom of TEXTES) if (lire(nom)) contraintes[nom] = lire(nom);
  for (const nom of CASES) if (lire(nom) === OUI) contraintes[nom] = true;
  return { besoin: lire("besoin"), pres: lire("pres"), contraintes };
}

/** @param {Etat} etat */
export function ecrireAdresse({ besoin, pres, contraintes }) {
  const champs = new URLSearchParams();
  if (besoin) champs.set("besoin", besoin);
  if (pres) champs.set("pres", pres);
  for (const nom of TEXTES) if (contraintes[nom]) champs.set(nom, contraintes[nom]);
  for (const nom of CASES) if (contraintes[nom]) champs.set(nom, OUI);
  return champs.toString();
}
