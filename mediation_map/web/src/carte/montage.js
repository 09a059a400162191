// Takes over the map that folium composed: French controls, points, keyboard.

import L from "leaflet";
import { creerGroupe, creerPoint } from "./points.js";
import { surveillerAmas } from "./amas.js";
import { suivreClavier } from "./clavier.js";
import { nommerCommunes } from "./noms.js";

const ZOOM_MAX = 16;
/** Half of a point and a little: no point is cut at the edge. */
const MARGE = 26;

/**
 * @typedef {{ carte: L.Map, communes: L.GeoJSON, fond?: L.TileLayer }} CarteComposee
 *
 * @param {CarteComposee} composee
 * @returns {import("../recherche/vue-carte.js").CarteMontee}
 */
export function monterCarte({ carte, communes, fond }) {
  nommerCommandes(carte);
  const rangerNoms = nommerCommunes(carte, communes, fond);
  suivreClavier(carte);
  const groupe = creerGroupe();
  surveillerAmas(carte, groupe);
  carte.addLayer(groupe);
  /** @type {L.Marker[]} */
  let points = [];
  suivreImpression(carte, () => cadrer(carte, points));
  groupe.on("animationend", rangerNoms);
  return {
    montrer: (resultats) => {
      carte.invalidateSize();
      groupe.clearLayers();
      points = resultats.flatMap(({ lieu }) => creerPoint(lieu) ?? []);
      // The frame first: points already on the map would glide from one grouping to the next.
      cadrer(carte, points);
      groupe.addLayers(points);
      rangerNoms();
    },
  };
}

/** @param {L.Map} carte @param {L.Marker[]} points */
function cadrer(carte, points) {
  if (!points.length) return;
  const cadre = L.latLngBounds(points.map((point) => point.getLatLng()));
  carte.fitBounds(cadre, { padding: [MARGE, MARGE], maxZoom: ZOOM_MAX, animate: false });
}

/**
 * Draw the map anew at the size of the sheet, which is narrower than most screens.
 * @param {L.Map} carte
 * @param {() => void} recadrer
 */
function suivreImpression(carte, recadrer) {
  for (const moment of ["beforeprint", "afterprint"]) {
    addEventListener(moment, () => {
      if (!carte.getContainer().offsetWidth) return;
      carte.getContainer().classList.toggle("carte-papier", moment === "beforeprint");
      carte.invalidateSize({ animate: false });
      recadrer();
    });
  }
}

/** @param {L.Map} carte */
function nommerCommandes(carte) {
  const element = carte.getContainer();
  element.setAttribute("role", "region");
  element.setAttribute("aria-label", "Carte des lieux. La liste donne les mêmes lieux.");
  L.control
    .zoom({ zoomInTitle: "Agrandir", zoomOutTitle: "Réduire", position: "topleft" })
    .addTo(carte);
  carte.attributionControl?.setPrefix("");
  // The outlines of the communes say nothing that the list does not.
  for (const dessin of element.querySelectorAll(".leaflet-overlay-pane svg")) {
    dessin.setAttribute("aria-hidden", "true");
  }
  const couches = element.querySelector(".leaflet-control-layers-toggle");
  couches?.setAttribute("title", "Choisir ce que montre la carte");
  couches?.setAttribute("aria-label", "Choisir ce que montre la carte");
  couches?.setAttribute("role", "button");
}
