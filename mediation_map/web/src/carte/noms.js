// The names of the communes on their outlines, as long as no tile of the background has come: the
// map says where it is without any. They tell nothing that the list does not.

import L from "leaflet";
import { creer } from "../commun/dom.js";

/** @typedef {{ contour: L.Polygon, nom: L.Tooltip }} Inscription */

const COUCHE = "noms";
const FOND_ARRIVE = "carte-avec-fond";
/** A name may stand at any crossing of a grid of so many lines over its commune. */
const LIGNES = 7;
/** The target of a point is so many pixels wider, on each side, than its mark. */
const MARGE_DU_POINT = 8;

/**
 * @param {L.Map} carte
 * @param {L.GeoJSON} communes outlines with the property ``nom``
 * @param {L.TileLayer | undefined} fond absent when the territory has no background
 * @returns {() => void} to be called when the points have moved
 */
export function nommerCommunes(carte, communes, fond) {
  carte.createPane(COUCHE).setAttribute("aria-hidden", "true");
  const contours = /** @type {L.Polygon[]} */ (communes.getLayers());
  const inscriptions = contours
    .map((contour) => ({ contour, nom: ecrireNom(carte, contour) }))
    .sort((une, autre) => largeur(autre.contour) - largeur(une.contour));
  const ranger = () => rangerNoms(carte, inscriptions);
  carte.on("moveend", ranger);
  const element = carte.getContainer();
  fond?.on("tileload", () => element.classList.add(FOND_ARRIVE));
  fond?.on("remove", () => element.classList.remove(FOND_ARRIVE));
  return ranger;
}

/** @param {L.Polygon} contour */
function largeur(contour) {
  const cadre = contour.getBounds();
  return cadre.getEast() - cadre.getWest();
}

/** @param {L.Map} carte @param {L.Polygon} contour */
function ecrireNom(carte, contour) {
  return L.tooltip({
    permanent: true,
    direction: "center",
    className: "nom-commune",
    pane: COUCHE,
  })
    .setLatLng(contour.getCenter())
    .setContent(creer("span", contour.feature?.properties.nom ?? ""))
    .addTo(carte);
}

/**
 * Gives each name, the widest commune's first, a place in sight that nothing else takes; else hides
 * it.
 *
 * @param {L.Map} carte
 * @param {Inscription[]} inscriptions
 */
function rangerNoms(carte, inscriptions) {
  const points = carte.getContainer().querySelectorAll(".leaflet-marker-icon");
  const prises = [...points].map((point) => cadreDe(carte, point, MARGE_DU_POINT));
  const vue = cadreDe(carte, carte.getContainer());
  for (const { contour, nom } of inscriptions) {
    const element = /** @type {HTMLElement} */ (nom.getElement());
    const taille = L.point(element.offsetWidth, element.offsetHeight);
    const libre = listerPlaces(carte, contour)
      .map((place) => ({ place, cadre: entourer(place, taille) }))
      .find(({ cadre }) => vue.contains(cadre) && !prises.some((prise) => prise.overlaps(cadre)));
    element.classList.toggle("nom-cache", !libre);
    if (!libre) continue;
    prises.push(libre.cadre);
    nom.setLatLng(carte.layerPointToLatLng(libre.place));
  }
}

/**
 * Lists the points of a commune where its name may stand, the nearest to its middle first.
 *
 * @param {L.Map} carte
 * @param {L.Polygon} contour
 * @returns {L.Point[]} in the pixels of the map's layers
 */
function listerPlaces(carte, contour) {
  const trace = /** @type {SVGGeometryElement | undefined} */ (contour.getElement());
  const milieu = carte.latLngToLayerPoint(contour.getCenter());
  const cadre = contour.getBounds();
  const coin = carte.latLngToLayerPoint(cadre.getNorthWest());
  const pas = carte
    .latLngToLayerPoint(cadre.getSouthEast())
    .subtract(coin)
    .divideBy(LIGNES + 1);
  const rangs = Array.from({ length: LIGNES }, (_, rang) => rang + 1);
  const places = rangs
    .flatMap((x) => rangs.map((y) => coin.add(L.point(pas.x * x, pas.y * y))))
    .filter(({ x, y }) => trace?.isPointInFill({ x, y }))
    .sort((une, autre) => une.distanceTo(milieu) - autre.distanceTo(milieu));
  return [milieu, ...places];
}

/**
 * @param {L.Map} carte
 * @param {Element} element
 * @param {number} marge taken off each side
 * @returns {L.Bounds} in the pixels of the map's layers
 */
function cadreDe(carte, element, marge = 0) {
  const { left, top } = carte.getContainer().getBoundingClientRect();
  const cadre = element.getBoundingClientRect();
  const coin = carte.containerPointToLayerPoint([cadre.x - left + marge, cadre.y - top + marge]);
  return L.bounds(coin, coin.add([cadre.width - 2 * marge, cadre.height - 2 * marge]));
}

/** @param {L.Point} milieu @param {L.Point} taille */
function entourer(milieu, taille) {
  const demi = taille.divideBy(2);
  return L.bounds(milieu.subtract(demi), milieu.add(demi));
}
