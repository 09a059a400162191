// Offline use: only where the site is served; from a disk the files are already there.

import { racine } from "../commun/charger.js";
import { creer } from "../commun/dom.js";
import { tard } from "../commun/tard.js";

const enLettres = tard(
  () => new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", dateStyle: "long" }),
);

export function installer() {
  if (!location.protocol.startsWith("http")) return;
  document.head.append(
    creer("link", "", { rel: "manifest", href: `${racine()}manifest.webmanifest` }),
  );
  if (!("serviceWorker" in navigator)) return;
  window.addEventListener("load", () => {
    enregistrer().catch(() => console.info("Usage hors ligne impossible dans ce navigateur"));
  });
}

async function enregistrer() {
  await navigator.serviceWorker.register(`${racine()}sw.js`, { updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  const { connection } = /** @type {any} */ (navigator);
  if (!connection?.saveData) active?.postMessage("completer");
}

/** The service worker writes the date on pages that it kept. @param {HTMLElement} html */
export function montrerEnregistrement(html) {
  const date = new Date(html.dataset.enregistree ?? "");
  if (Number.isNaN(date.getTime())) return;
  const phrase = `Vous n'avez pas de connexion. Page enregistrée le ${enLettres().format(date)} : elle a pu changer.`;
  document.body.prepend(creer("p", phrase, { class: "bandeau bandeau-demo", role: "status" }));
}

/** A skip link moves the focus without rewriting the search in the address. @param {HTMLElement} lien */
export function garderRecherche(lien) {
  lien.addEventListener("click", (evenement) => {
    const cible = document.querySelector(lien.getAttribute("href") ?? "");
    if (!(cible instanceof HTMLElement)) return;
    evenement.preventDefault();
    cible.focus();
    cible.scrollIntoView();
  });
}
