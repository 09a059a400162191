// Takes over the map that folium composed: French controls, points, keyboard.

import L from "leaflet";
import { creerGroupe, creerPoint } from "./points.js";
import { surveillerAmas } from "./amas.js";
import { suivreClavier } from "./clavier.js";

const ZOOM_MAX = 16;
const MARGE = 30;

/**
 * @param {L.Map} carte
 * @returns {import("../recherche/vue-carte.js").CarteMontee}
 */
export function monterCarte(carte) {
  nommerCommandes(carte);
  suivreClavier(carte);
  const groupe = creerGroupe();
  surveillerAmas(carte, groupe);
  carte.addLayer(groupe);
  return {
    montrer: (resultats) => {
      carte.invalidateSize();
      groupe.clearLayers();
      const points = resultats.flatMap(({ lieu }) => creerPoint(lieu) ?? []);
      groupe.addLayers(points);
      if (points.length) cadrer(carte, points);
    },
  };
}

/** @param {L.Map} carte @param {L.Marker[]} points */
function cadrer(carte, points) {
  const cadre = L.latLngBounds(points.map((point) => point.getLatLng()));
  carte.fitBounds(cadre, { padding: [MARGE, MARGE], maxZoom: ZOOM_MAX, animate: false });
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
