// Runs before the needs are painted: a link to a search (« #q=impots ») shows its results in their
// place, so that nothing has to move when the search has started.

const PATIENCE_MS = 3000;
const { classList } = document.documentElement;
// Only the view or the order is no search.
if (/[#?&](?!vue=|tri=)[a-z]+=./.test(location.search + location.hash)) classList.add("arrivee");
// Where the search can't start, the page is again what it is without script.
addEventListener("load", () => setTimeout(() => classList.remove("arrivee"), PATIENCE_MS));
