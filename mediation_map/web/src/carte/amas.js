// Groups of points as buttons: « 12 lieux, agrandir ». The plugin makes them as it goes.

import { compterMots } from "../commun/dom.js";
import { nommerBouton } from "./points.js";

/**
 * @param {import("leaflet").Map} carte
 * @param {import("leaflet").MarkerClusterGroup} groupe
 */
export function surveillerAmas(carte, groupe) {
  carte.on("layeradd", ({ layer }) => {
    const amas = /** @type {any} */ (layer);
    if (!amas.getChildCount || amas._group !== groupe) return;
    nommerBouton(amas, `${compterMots(amas.getChildCount(), "lieu", "lieux")}, agrandir`);
  });
  // The group that had the focus bursts: the keyboard goes on from the map itself.
  groupe.on("clusterkeypress", () => carte.getContainer().focus({ preventScroll: true }));
}
