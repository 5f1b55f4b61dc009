/** What was pressed last, unless a key was since: Polaris takes the focus off a button as the mouse lets go of it. */
let pressed: Element | null = null;
if (typeof document !== "undefined") {
  const press = ({ target }: Event) => {
    pressed = target instanceof Element ? target.closest("button, a, input, select, textarea, [tabindex]") : null;
  };
  document.addEventListener("pointerdown", press, true);
  document.addEventListener(
    "keydown",
    () => {
      pressed = null;
    },
    true,
  );
}

/** What opens a dialog now: what has the focus, or the button that the mouse has just let go of. */
export const openerNow = () => {
  const focused = document.activeElement;
  return focused === null || focused === document.body ? pressed : focused;
};

/**
 * What had the focus, if the page still has it; of an entry of a menu that has closed, the button that opens the menu. Where
 * neither is left, by keyboard the page's heading, beside which its state stands; the mouse needs none.
 */
export function placeToReturnTo(opener: Element | null): HTMLElement | undefined {
  const left = opener instanceof HTMLElement && opener !== document.body ? leftOf(opener) : undefined;
  return left ?? (pressed ? undefined : headingIn(document));
}

const leftOf = (opener: HTMLElement) => (opener.isConnected ? opener : openerOfMenu(opener));

/** The first heading, ready to take the focus. */
export function headingIn(part: Document | Element): HTMLElement | undefined {
  const heading = part.querySelector<HTMLElement>("h1, h2");
  if (heading) heading.tabIndex = -1;
  return heading ?? undefined;
}

/** Polaris's menus are removed whole: the entry still has its menu around it, and the menu the id that its button names. */
function openerOfMenu(entry: HTMLElement): HTMLElement | undefined {
  for (let around = entry.parentElement; around; around = around.parentElement) {
    const button = around.id && document.querySelector(`[aria-controls="${CSS.escape(around.id)}"]`);
    if (button instanceof HTMLElement) return button;
  }
  return undefined;
}
