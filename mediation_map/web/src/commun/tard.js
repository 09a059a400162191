// What costs a poor phone some milliseconds is made when it is first used.

/**
 * @template T
 * @param {() => T} creer
 * @returns {() => T}
 */
export function tard(creer) {
  /** @type {{ valeur: T } | null} */
  let faite = null;
  return () => (faite ??= { valeur: creer() }).valeur;
}

/** Let the browser paint and answer between two pieces of work. */
export function souffler() {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
