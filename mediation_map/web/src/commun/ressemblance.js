// How far two words are from each other, for words typed with a slip.

/**
 * How many slips a word of this length may hold: none in short words, which differ by one letter
 * from many others.
 * @param {string} mot
 */
export function fautesPermises(mot) {
  if (mot.length < 4 || /\d/.test(mot)) return 0;
  return mot.length < 8 ? 1 : 2;
}

/**
 * Whether two words differ by at most `max` letters added, dropped, changed or swapped.
 * @param {string} a
 * @param {string} b
 * @param {number} max
 */
export function estProche(a, b, max) {
  if (Math.abs(a.length - b.length) > max) return false;
  let avant = /** @type {number[]} */ ([]);
  let rang = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const suivant = nextRang(a, b, i, rang, avant);
    if (Math.min(...suivant) > max) return false;
    [avant, rang] = [rang, suivant];
  }
  return rang[b.length] <= max;
}

/**
 * @param {string} a
 * @param {string} b
 * @param {number} i
 * @param {number[]} rang
 * @param {number[]} avant
 */
function nextRang(a, b, i, rang, avant) {
  const suivant = [i];
  for (let j = 1; j <= b.length; j += 1) {
    const cout = a[i - 1] === b[j - 1] ? 0 : 1;
    suivant[j] = Math.min(rang[j] + 1, suivant[j - 1] + 1, rang[j - 1] + cout);
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
      suivant[j] = Math.min(suivant[j], avant[j - 2] + 1);
    }
  }
  return suivant;
}
