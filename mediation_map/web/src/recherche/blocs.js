// The lists of results in their order, each with what must be said before it.

import { repond } from "./adapte.js";
import { prevenir, titrerAilleurs } from "./phrases.js";

/**
 * @typedef {import("./selection.js").Resultat} Resultat
 * @typedef {{ titre: string, note: string, resultats: Resultat[], classe: string }} Bloc
 * @typedef {{ titre: string, resultats: Resultat[] }} BlocSans what comes back without a filter
 */

const NOTE_RELAIS =
  "Ces lieux ne font pas eux-mêmes d'aide au numérique. Ils peuvent vous orienter.";
const NOTE_SANS = "Ces lieux ne répondent pas à ce choix. Téléphonez avant de venir.";
const NOTE_SILENCE = "Ces lieux ne l'ont pas dit. Téléphonez avant de venir.";

/**
 * @param {import("./selection.js").Selection} selection
 * @param {import("./moteur.js").Comprise} comprise
 * @param {BlocSans | null} sans
 * @returns {Bloc[]}
 */
export function listerBlocs(selection, comprise, sans) {
  const { aides, relais, ailleurs, zone } = selection;
  const [surs, autres] = partager(aides, comprise);
  const blocs = [
    { titre: "", note: prevenir(selection, comprise), resultats: surs, classe: "" },
    { titre: "À appeler d'abord", note: NOTE_SILENCE, resultats: autres, classe: "" },
    { titre: "Relais", note: NOTE_RELAIS, resultats: relais, classe: "lieux-relais" },
    { titre: titrerAilleurs(zone), note: "", resultats: ailleurs, classe: "lieux-ailleurs" },
  ];
  if (sans) blocs.push({ ...sans, note: NOTE_SANS, classe: "lieux-ailleurs" });
  return blocs.filter(({ titre, resultats }) => resultats.length || !titre);
}

/**
 * Those that said what a person with a disability asks, and the others; all together where nobody
 * said it, since the note before the list does.
 * @param {Resultat[]} aides
 * @param {import("./moteur.js").Comprise} comprise
 */
function partager(aides, { acces }) {
  const surs = acces.size ? aides.filter(repond) : [];
  return surs.length ? [surs, aides.filter((un) => !repond(un))] : [aides, []];
}
