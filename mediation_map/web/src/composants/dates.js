// What is over is not shown any more, however old the page.

/** @param {HTMLElement} element its data-fin is an ISO instant with its offset */
export function masquerPasses(element) {
  const fin = Date.parse(element.dataset.fin ?? "");
  if (fin < Date.now()) element.hidden = true;
}
