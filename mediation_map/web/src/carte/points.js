// Points and groups as buttons with French names.

import L from "leaflet";
import { compterMots } from "../commun/dom.js";
import { construireBulle } from "./bulle.js";

/** @typedef {import("../commun/donnees.js").Lieu} Lieu */

const TAILLE = 44;

/**
 * @param {Lieu} lieu
 * @returns {L.Marker | null} null when even the commune's place is unknown
 */
export function creerPoint(lieu) {
  const position = lieu.point ?? lieu.commune.point;
  if (!position) return null;
  const nom = nommer(lieu);
  const genre = lieu.aide ? "aide" : "relais";
  const classe = `point point-${genre}${lieu.point ? "" : " point-approximatif"}`;
  const marqueur = L.marker(position, {
    icon: L.divIcon({
      className: classe,
      iconSize: [TAILLE, TAILLE],
      iconAnchor: [TAILLE / 2, TAILLE / 2],
    }),
    title: nom,
    alt: nom,
    keyboard: true,
  });
  marqueur.on("add", () => nommerBouton(marqueur, nom));
  marqueur.bindPopup(() => construireBulle(lieu), {
    autoPanPadding: [30, 30],
    minWidth: 220,
    maxWidth: 300,
  });
  return marqueur;
}

/** @param {Lieu} lieu */
function nommer({ nom, aide, point }) {
  return `${nom}${aide ? "" : ", relais"}${point ? "" : ", position approximative"}`;
}

/**
 * @param {L.Marker} marqueur
 * @param {string} nom
 */
export function nommerBouton(marqueur, nom) {
  const element = marqueur.getElement();
  if (!element) return;
  element.setAttribute("role", "button");
  element.setAttribute("aria-label", nom);
  element.addEventListener("keydown", (evenement) => {
    if (evenement.key !== " ") return;
    evenement.preventDefault();
    element.click();
  });
}

/** @returns {L.MarkerClusterGroup} */
export function creerGroupe() {
  const calme = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const groupe = L.markerClusterGroup({
    showCoverageOnHover: false,
    animate: !calme,
    maxClusterRadius: 50,
    chunkedLoading: true,
    iconCreateFunction: (amas) =>
      L.divIcon({
        className: "amas",
        iconSize: [TAILLE, TAILLE],
        html: dessinerNombre(amas.getChildCount()),
      }),
  });
  return groupe;
}

/** @param {number} nombre */
function dessinerNombre(nombre) {
  const texte = document.createElement("span");
  texte.textContent = String(nombre);
  texte.title = `${compterMots(nombre, "lieu", "lieux")}, agrandir`;
  return texte;
}
