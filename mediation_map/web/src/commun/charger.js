// Heavy parts come by script and link elements when they are needed; this works from a disk too.

/** @type {Map<string, Promise<void>>} */
const encours = new Map();

/** The way from this page to the site's root: "", "../"… */
export function racine() {
  return document.body.dataset.racine ?? "";
}

/**
 * Load a script of the site once; a failure may be tried again.
 * @param {string} chemin from the site's root
 * @returns {Promise<void>}
 */
export function chargerScript(chemin) {
  return charger(chemin, () =>
    // In the order of the calls: data call what the script before them has made.
    Object.assign(document.createElement("script"), { src: racine() + chemin, async: false }),
  );
}

/**
 * Load a style sheet of the site once.
 * @param {string} chemin from the site's root
 * @returns {Promise<void>}
 */
export function chargerStyle(chemin) {
  const props = { rel: "stylesheet", href: racine() + chemin };
  return charger(chemin, () => Object.assign(document.createElement("link"), props));
}

/**
 * @param {string} chemin
 * @param {() => HTMLElement} creer
 */
function charger(chemin, creer) {
  const connu = encours.get(chemin);
  if (connu) return connu;
  const promesse = /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const element = creer();
      element.addEventListener("load", () => resolve());
      element.addEventListener("error", () => {
        encours.delete(chemin);
        element.remove();
        reject(new Error(`Fichier non chargé : ${chemin}`));
      });
      document.head.append(element);
    })
  );
  encours.set(chemin, promesse);
  return promesse;
}
