// The cluster plugin and the script that folium composes both expect Leaflet under the name L.

import L from "leaflet";

/** @type {any} */ (globalThis).L = L;
