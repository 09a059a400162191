// Small rules of French that sentences built from data need.

/**
 * A text whose high punctuation and quotes never start or end a line alone.
 * @param {string} texte
 */
export function insecables(texte) {
  return texte.replace(/« /g, "«\u00a0").replace(/ ([»:;?!])/g, "\u00a0$1");
}

/**
 * « d'Allonnes », « du Mans », « de Fay ».
 * @param {string} nom of a commune
 */
export function deCommune(nom) {
  if (/^Les? /.test(nom)) return nom.replace(/^Le /, "du ").replace(/^Les /, "des ");
  return /^(?:[aàâeéèêëiîïoôuû]|y[^aeiou])/i.test(nom) ? `d'${nom}` : `de ${nom}`;
}

/**
 * « à Allonnes », « au Mans ».
 * @param {string} nom of a commune
 */
export function aCommune(nom) {
  if (/^Les? /.test(nom)) return nom.replace(/^Le /, "au ").replace(/^Les /, "aux ");
  return `à ${nom}`;
}
