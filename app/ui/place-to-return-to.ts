/**
 * What had the focus, if the page still has it; of an entry of a menu that has closed, the button that opens the menu.
 * Undefined where neither is left.
 */
export function placeToReturnTo(opener: Element | null): HTMLElement | undefined {
  if (!(opener instanceof HTMLElement) || opener === document.body) return undefined;
  return opener.isConnected ? opener : openerOfMenu(opener);
}

/** Polaris's menus are removed whole: the entry still has its menu around it, and the menu the id that its button names. */
function openerOfMenu(entry: HTMLElement): HTMLElement | undefined {
  for (let around = entry.parentElement; around; around = around.parentElement) {
    const button = around.id && document.querySelector(`[aria-controls="${CSS.escape(around.id)}"]`);
    if (button instanceof HTMLElement) return button;
  }
  return undefined;
}
