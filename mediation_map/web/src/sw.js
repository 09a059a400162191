// Service worker. The build writes before this script: self.mediationMapSite = { version, date,
// noyau, suite }. The network always comes first, so that a kept page never hides a newer one;
// a page that comes from the cache carries the date at which it was kept.

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
/** @type {{ version: string, date: string, noyau: string[], suite: string[] }} */
const site = /** @type {any} */ (globalThis).mediationMapSite;

const PREFIXE = `mediation-map ${scope.registration.scope} `;
const CACHE = PREFIXE + site.version;
const PATIENCE_MS = 4000;

scope.addEventListener("install", (evenement) => {
  evenement.waitUntil(garderNoyau().then(() => scope.skipWaiting()));
});

scope.addEventListener("activate", (evenement) => {
  evenement.waitUntil(oublierAnciens().then(() => scope.clients.claim()));
});

scope.addEventListener("message", (evenement) => {
  if (evenement.data === "completer") evenement.waitUntil(garderSuite());
});

scope.addEventListener("fetch", (evenement) => {
  const { request } = evenement;
  if (request.method !== "GET" || !request.url.startsWith(scope.registration.scope)) return;
  evenement.respondWith(repondre(request));
});

async function garderNoyau() {
  const cache = await caches.open(CACHE);
  await cache.addAll(site.noyau.map((chemin) => new Request(chemin, { cache: "no-cache" })));
}

/** The other pages come one by one, once the first page is shown. */
async function garderSuite() {
  const cache = await caches.open(CACHE);
  for (const chemin of site.suite) {
    const adresse = new URL(chemin, scope.registration.scope).href;
    if (await cache.match(adresse)) continue;
    const reponse = await fetch(adresse).catch(() => null);
    if (!reponse) return;
    if (reponse.ok) await cache.put(adresse, reponse);
  }
}

async function oublierAnciens() {
  const noms = await caches.keys();
  const anciens = noms.filter((nom) => nom.startsWith(PREFIXE) && nom !== CACHE);
  await Promise.all(anciens.map((nom) => caches.delete(nom)));
}

/** @param {Request} request */
async function repondre(request) {
  const cache = await caches.open(CACHE);
  // The browser's own cache may hand out an old page without a word: always ask the server.
  const reseau = fetch(request, { cache: "no-cache" }).then((reponse) => {
    if (reponse.ok && reponse.type === "basic") cache.put(cle(request), reponse.clone());
    return reponse;
  });
  const garde = () => cache.match(cle(request));
  try {
    return await Promise.race([reseau, attendre()]);
  } catch {
    const connu = await garde();
    if (connu) return request.mode === "navigate" ? dater(connu) : connu;
    return reseau.catch(() => remplacer(request));
  }
}

/** The words of a search never make another entry. @param {Request} request */
function cle(request) {
  const adresse = new URL(request.url);
  const dossier = adresse.pathname.endsWith("/") ? "index.html" : "";
  return adresse.origin + adresse.pathname + dossier;
}

/** @returns {Promise<never>} */
function attendre() {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error("réseau lent")), PATIENCE_MS);
  });
}

/** @param {Response} reponse */
async function dater(reponse) {
  const date = new Date(reponse.headers.get("date") ?? site.date).toISOString();
  const texte = (await reponse.text()).replace("<html ", `<html data-enregistree="${date}" `);
  return new Response(texte, { headers: { "content-type": "text/html; charset=utf-8" } });
}

/** A page that was never seen leads to the home page, which knows every place. @param {Request} request */
function remplacer(request) {
  if (request.mode !== "navigate") return Response.error();
  return Response.redirect(new URL("index.html", scope.registration.scope).href);
}
