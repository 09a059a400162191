// A link of a wide table that the keyboard reaches is brought into the frame where the table
// scrolls: Chromium leaves some of them beside it. A pointer already sees what it presses.

/** @param {HTMLElement} cadre the frame around one table */
export function suivreFocus(cadre) {
  cadre.addEventListener("focusin", ({ target }) => {
    const element = /** @type {HTMLElement} */ (target);
    if (element === cadre || !element.matches(":focus-visible")) return;
    element.scrollIntoView({ block: "nearest", inline: "center" });
  });
}
