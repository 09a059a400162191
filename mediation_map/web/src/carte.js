// Leaflet and its clusters, and the points of the results; loaded when a map is shown.

import "./carte/exposer-l.js";
import "leaflet.markercluster";
import { monterCarte } from "./carte/montage.js";
import { attendre } from "./commun/registre.js";

attendre("carte");
/** @type {any} */ (globalThis).mediationMap.carte({ monterCarte });
