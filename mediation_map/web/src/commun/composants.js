// Starts each part of a page by its data attribute; one that breaks does not stop the others.

/**
 * @param {string} selecteur
 * @param {(element: HTMLElement) => void} demarrer
 */
export function composant(selecteur, demarrer) {
  for (const element of document.querySelectorAll(selecteur)) {
    try {
      demarrer(/** @type {HTMLElement} */ (element));
    } catch (erreur) {
      console.error(`Composant ${selecteur} arrêté`, erreur);
    }
  }
}
