// Data files are classic scripts that call `mediationMap.<name>(value)`: no fetch from a disk.

/** @typedef {{ recu: Record<string, any>, attente: Record<string, ((valeur: any) => void)[]> }} Courrier */

const global = /** @type {any} */ (globalThis);
global.mediationMap ??= {};
const boite = /** @type {Record<string, any>} */ (global.mediationMap);
const courrier = /** @type {Courrier} */ (boite.courrier ?? { recu: {}, attente: {} });
boite.courrier = courrier;

/**
 * The value that a data file gives under a name, once it has.
 * @param {string} nom
 * @returns {Promise<any>}
 */
export function attendre(nom) {
  boite[nom] ??= (/** @type {any} */ valeur) => recevoir(nom, valeur);
  return new Promise((resolve) => {
    if (nom in courrier.recu) resolve(courrier.recu[nom]);
    else (courrier.attente[nom] ??= []).push(resolve);
  });
}

/**
 * @param {string} nom
 * @param {any} valeur
 */
function recevoir(nom, valeur) {
  courrier.recu[nom] = valeur;
  for (const resolve of courrier.attente[nom] ?? []) resolve(valeur);
  courrier.attente[nom] = [];
}
