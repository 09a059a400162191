// Distances as the crow flies, and their words.

import { tard } from "../commun/tard.js";

/** @typedef {import("../commun/donnees.js").Point} Point */

const RAYON_TERRE_KM = 6371;
const nombre = tard(() => new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 }));

/**
 * @param {Point} a
 * @param {Point} b
 * @returns {number} kilometres
 */
export function distanceKm([latA, lonA], [latB, lonB]) {
  const rad = Math.PI / 180;
  const dLat = ((latB - latA) * rad) / 2;
  const dLon = ((lonB - lonA) * rad) / 2;
  const h = Math.sin(dLat) ** 2 + Math.cos(latA * rad) * Math.cos(latB * rad) * Math.sin(dLon) ** 2;
  return 2 * RAYON_TERRE_KM * Math.asin(Math.sqrt(h));
}

/**
 * « 350 m », « 2,4 km »: rounded, because nobody walks as the crow flies.
 * @param {number} km
 */
export function direDistance(km) {
  if (km < 0.95) return `${Math.max(50, Math.round((km * 1000) / 50) * 50)} m`;
  return `${nombre().format(km < 10 ? Math.round(km * 10) / 10 : Math.round(km))} km`;
}
