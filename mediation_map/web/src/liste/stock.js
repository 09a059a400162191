// « Ma liste » lives in this browser only. Storage may be refused: the list then lasts one page.

import { racine } from "../commun/charger.js";

const EVENEMENT = "mediation-map:ma-liste";
const MAX = 50;

/** @type {string[] | null} */
let secours = null;

/** Sites that share a host keep their lists apart by the folder they live in. */
function cle() {
  return `ma-liste:${new URL(racine() || ".", document.baseURI).pathname}`;
}

/** @returns {string[]} slugs, in the order of the choices */
export function lireListe() {
  if (secours) return secours;
  try {
    const liste = JSON.parse(localStorage.getItem(cle()) ?? "[]");
    return Array.isArray(liste) ? liste.filter((slug) => typeof slug === "string") : [];
  } catch {
    return [];
  }
}

/** @param {string[]} liste */
export function ecrireListe(liste) {
  const bornee = liste.slice(0, MAX);
  try {
    if (bornee.length) localStorage.setItem(cle(), JSON.stringify(bornee));
    else localStorage.removeItem(cle());
  } catch {
    secours = bornee;
  }
  document.dispatchEvent(new CustomEvent(EVENEMENT));
}

/**
 * @param {string} slug
 * @returns {boolean} whether the place is now in the list
 */
export function basculer(slug) {
  const liste = lireListe();
  const dedans = liste.includes(slug);
  ecrireListe(dedans ? liste.filter((autre) => autre !== slug) : [...liste, slug]);
  return !dedans;
}

/** @param {() => void} suite */
export function surChangement(suite) {
  document.addEventListener(EVENEMENT, suite);
  window.addEventListener("storage", suite);
}
