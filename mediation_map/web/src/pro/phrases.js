// What is read aloud, and the words of the cells.

import { direDistance } from "../recherche/geo.js";

/** @typedef {import("./choix.js").Option} Option */
/** @typedef {import("./choix.js").Endroit} Endroit */

const INSECABLE = "\u00a0";
const VOIES = new Set(
  `allée allées avenue boulevard chemin cité cours espace esplanade faubourg hameau impasse mail
  passage place placette promenade quai résidence rond-point route rue ruelle sentier square
  venelle voie zone`.split(/\s+/),
);
const FRAIS = { gratuit: "Gratuit", "sous-condition": "Gratuit sous condition", payant: "Payant" };

/** « À Allonnes », « Au Mans », « Aux Sables ». @param {string} commune */
export function direVille(commune) {
  if (/^Le /.test(commune)) return `Au ${commune.slice(3)}`;
  if (/^Les /.test(commune)) return `Aux ${commune.slice(4)}`;
  return `À ${commune}`;
}

/**
 * A place in the order in which a listener takes notes: town, name, street, number, hours.
 * @param {Option} option
 * @param {import("../horaires.js").Etat | null} ouverture
 */
export function lirePhrase({ lieu, accueil, fiche }, ouverture) {
  const { commune, nom, adresse, telephone, ancien } = lieu;
  return [
    `${[commune.nom && direVille(commune.nom), nom, minuscule(adresse)].filter(Boolean).join(", ")}.`,
    telephone && `Téléphone ${telephone.replaceAll(" ", INSECABLE)}.`,
    ancien && `Information ancienne : ${telephone ? "appelez d'abord" : "vérifiez d'abord"}.`,
    accueil.sorte === "ferme" && `${accueil.libelle}.`,
    accueil.sorte === "complet" && "Complet en ce moment.",
    accueil.sorte === "reserve" && "Il faut y être orienté par un professionnel.",
    ouverture && `${ouverture.texte}.`,
    lieu.horaires && finir(lieu.horaires),
    fiche.rendezVous,
  ]
    .filter(Boolean)
    .join(" ");
}

/** « Rue Jean Behra » inside a sentence. @param {string} adresse */
function minuscule(adresse) {
  const [premier, ...reste] = adresse.split(" ");
  const bas = premier.toLowerCase();
  return VOIES.has(bas) ? [bas, ...reste].join(" ") : adresse;
}

/** @param {string} phrase */
function finir(phrase) {
  return /[.!?]$/.test(phrase) ? phrase : `${phrase}.`;
}

/**
 * How far, in words that never claim more than is known.
 * @param {Option} option
 * @param {Endroit | null} endroit
 */
export function direEloignement({ lieu, km, memeCommune }, endroit) {
  if (!endroit) return "";
  if (memeCommune && (!endroit.rue || !lieu.point)) {
    return lieu.point ? "Dans la commune" : "Dans la commune (adresse exacte non située)";
  }
  if (km === null) return "Distance inconnue";
  if (!lieu.point) return `Commune seule : environ ${direDistance(km)}`;
  const depuis = endroit.rue ? "" : " du centre de la commune";
  return `À ${direDistance(km)} à vol d'oiseau${depuis}${lieu.rue ? " (position de la rue)" : ""}`;
}

/** @param {Option["lieu"]} lieu */
export function direFrais({ frais }) {
  return FRAIS[/** @type {keyof typeof FRAIS} */ (frais)] ?? "";
}

/** @param {Option["lieu"]} lieu */
export function direAge({ ancien, tel }) {
  if (!ancien) return "";
  return `Information ancienne : ${tel ? "appelez" : "vérifiez"} d'abord`;
}
