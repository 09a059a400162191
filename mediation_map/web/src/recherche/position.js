// The device's position, asked for only when the button is pressed, never written anywhere.

/** @typedef {import("../commun/donnees.js").Point} Point */

const DELAI_MS = 15_000;
const AGE_MAX_MS = 5 * 60_000;

const PHRASES = {
  refus: "Vous n'avez pas donné votre position. Écrivez plutôt votre commune ou votre rue.",
  echec: "Votre appareil n'a pas trouvé sa position. Écrivez plutôt votre commune ou votre rue.",
  absent: "Cet appareil ne donne pas sa position ici. Écrivez plutôt votre commune ou votre rue.",
};
const REFUS = 1;

/**
 * @returns {Promise<Point>} rejected with an Error whose message is a sentence to show
 */
export function demanderPosition() {
  const { geolocation } = navigator;
  if (!geolocation || !globalThis.isSecureContext) return Promise.reject(new Error(PHRASES.absent));
  return new Promise((resolve, reject) => {
    geolocation.getCurrentPosition(
      ({ coords }) => resolve([coords.latitude, coords.longitude]),
      ({ code }) => reject(new Error(code === REFUS ? PHRASES.refus : PHRASES.echec)),
      { timeout: DELAI_MS, maximumAge: AGE_MAX_MS },
    );
  });
}
