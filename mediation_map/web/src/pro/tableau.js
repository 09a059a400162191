// Three places side by side: one column each, one row for each thing that is compared.

import { citerHeures } from "../commun/citation.js";
import { creer, tous, trouver } from "../commun/dom.js";
import { cheminLieu, nommerNiveaux, adresseDe } from "../recherche/vignette.js";
import { direAge, direEloignement, direFrais } from "./phrases.js";
import { prochaineOuverture } from "./prochaine.js";

/**
 * @typedef {import("./choix.js").Option} Option
 * @typedef {{ endroit: import("./choix.js").Endroit | null, maintenant: Date, nommer: (cle: string) => string }} Vue
 */

const INCONNU = "Non renseigné";
const VERDICTS = { oui: "oui", non: "non", inconnu: "à demander" };

/** @type {Record<string, (option: Option, vue: Vue) => (string | HTMLElement)[]>} */
const RANGEES = {
  accueil: ({ accueil: { libelle, delai, detail } }) => [
    creer("strong", libelle),
    delai && `Délai : ${delai}`,
    detail,
  ],
  distance: (option, { endroit }) => [direEloignement(option, endroit)],
  telephone: ({ lieu: { telephone, tel } }) =>
    tel ? [creer("a", telephone, { href: `tel:${tel}`, class: "comparaison-tel" })] : [],
  ouverture: ({ lieu }, { maintenant }) => [
    direAge(lieu) || (prochaineOuverture(lieu, maintenant)?.texte ?? ""),
  ],
  horaires: ({ lieu }) => (lieu.horaires ? [paragraphe(citerHeures(lieu.horaires))] : []),
  niveau: ({ lieu }) => [nommerNiveaux(lieu).join(", ")],
  cout: ({ lieu }) => [direFrais(lieu)],
  rdv: ({ fiche }) => [fiche.rendezVous],
  contraintes: ({ examen }, { nommer }) => [
    examen.map(({ cle, verdict }) => `${nommer(cle)} : ${VERDICTS[verdict]}`).join(" ; "),
  ],
  adresse: ({ lieu }) => [adresseDe(lieu)],
  contact: ({ fiche }) => [fiche.contact],
  verification: ({ fiche }) => [fiche.verification],
  orientation: ({ lieu }) => [
    creer("a", "Fiche d'orientation", {
      class: "lien-seul",
      href: cheminLieu(lieu.slug).replace("index.html", "orientation/index.html"),
      "aria-label": `Fiche d'orientation : ${lieu.nom}`,
    }),
  ],
};
/** Rows that are left out when no place has anything to say there. */
const FACULTATIVES = new Set(["distance", "contraintes", "contact"]);

/**
 * @param {HTMLElement} table whose rows carry data-rangee and a heading
 * @param {Option[]} options
 * @param {Vue} vue
 */
export function remplirTableau(table, options, vue) {
  const tetes = trouver(table, "[data-tetes]");
  vider(tetes);
  tetes.append(...options.map(dessinerTete));
  for (const rangee of tous(table, "[data-rangee]")) {
    const nom = rangee.dataset.rangee ?? "";
    const contenus = options.map((option) => RANGEES[nom](option, vue).filter(Boolean));
    vider(rangee);
    rangee.append(...contenus.map(dessinerCase));
    rangee.hidden = FACULTATIVES.has(nom) && contenus.every((contenu) => !contenu.length);
  }
}

/** @param {HTMLElement} rangee */
function vider(rangee) {
  rangee.replaceChildren(...[...rangee.children].slice(0, 1));
}

/** @param {Option} option @param {number} rang */
function dessinerTete({ lieu }, rang) {
  const tete = creer("th", `${rang + 1}. `, { scope: "col" });
  tete.append(creer("a", lieu.nom, { href: cheminLieu(lieu.slug) }));
  return tete;
}

/** @param {(string | HTMLElement)[]} parties */
function dessinerCase(parties) {
  const cellule = creer("td");
  if (!parties.length) cellule.append(creer("span", INCONNU, { class: "comparaison-inconnu" }));
  cellule.append(...parties.map((partie) => paragraphe([partie])));
  return cellule;
}

/** @param {(string | HTMLElement)[]} parties */
function paragraphe(parties) {
  const ligne = creer("p");
  ligne.append(...parties);
  return ligne;
}
