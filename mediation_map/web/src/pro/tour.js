// Equal places take turns at being named first: the order changes every day, the same everywhere.

/**
 * A place's number in the draw of a day.
 * @param {string} slug
 * @param {string} jour ISO
 * @returns {number}
 */
export function tirerAuSort(slug, jour) {
  // FNV-1a, then a last mixing, because its high bits hardly move with the last letters.
  let hache = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(`${jour} ${slug}`)) {
    hache = Math.imul(hache ^ octet, 0x01000193);
  }
  hache = Math.imul(hache ^ (hache >>> 16), 0x85ebca6b);
  hache = Math.imul(hache ^ (hache >>> 13), 0xc2b2ae35);
  return (hache ^ (hache >>> 16)) >>> 0;
}
