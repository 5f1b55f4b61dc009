/** More stops than any page has from end to end, the admin's own included. */
const MOST_STOPS = 400;

/** Somebody without a mouse: goes from stop to stop with Tab, and has to see at each of them where they are. */
export function keyboardAt(page) {
  const press = (key) => page.keyboard.press(key);
  const stop = async () => (await focusedFrame(page)).evaluate(describeStop);

  return {
    press,
    stop,
    type: (text) => page.keyboard.type(text),

    /** On to the stop that is called `name`; the first one that begins with it where `name` ends in "…". */
    async tabTo(name) {
      const wanted = name.endsWith("…") ? (stop) => stop.startsWith(name.slice(0, -1)) : (stop) => stop === name;
      const passed = [];
      // A paper that was opened in a window of its own may have the keys yet.
      await page.bringToFront();
      while (passed.length < MOST_STOPS) {
        await press("Tab");
        const { name: here, visible } = await stop();
        // Looked at once more: what has just opened may still be drawn for the first time.
        if (here !== "" && !visible && !(await stop()).visible)
          throw new Error(`The focus on "${here}" cannot be seen.`);
        if (wanted(here)) return;
        passed.push(here);
      }
      throw new Error(`Tab does not lead to "${name}", only to: ${[...new Set(passed)].slice(0, 60).join(" | ")}`);
    },
  };
}

/**
 * Stops of the Tab key that stand behind something else once they have the focus, as behind a footer that sticks to the window's
 * foot; there and back, since a page scrolls from either side. Regions that hold other stops, and what Polaris draws elsewhere than it
 * stands, are passed over.
 */
export const hiddenStops = (frame) =>
  frame.evaluate(() => {
    const every = "a[href], button, input, select, textarea, summary, [tabindex]";
    const isStop = (one) =>
      one.tabIndex >= 0 &&
      !one.disabled &&
      !one.closest(".Polaris-VisuallyHidden") &&
      !one.querySelector(every) &&
      one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const isSeen = (stop) => {
      stop.focus();
      const [{ left, top, width, height }] = stop.getClientRects();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      const its = [stop, ...(stop.labels ?? [])];
      return there !== null && (there.contains(stop) || its.some((one) => one.contains(there)));
    };
    const nameOf = (stop) =>
      (stop.getAttribute("aria-label") ?? stop.innerText).trim().split("\n")[0] || stop.outerHTML;
    const stops = [...document.querySelectorAll(every)].filter(isStop);
    return [...stops, ...stops.toReversed()].filter((stop) => !isSeen(stop)).map(nameOf);
  });

/** The document in which a key press lands: the app's, once the focus has gone into its frame. */
async function focusedFrame(page) {
  const inFrame = await page.evaluate(() => document.activeElement?.tagName === "IFRAME");
  return inFrame ? (await page.locator("#app").elementHandle()).contentFrame() : page.mainFrame();
}

/** Runs in the page. A ring may be drawn by the element, by its ::before or ::after, or by what stands around it. */
async function describeStop() {
  const element = document.activeElement;
  if (!element || element === document.body) return { name: "", visible: false };
  const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText ?? element.innerText;
  const name = (label ?? "").trim().split("\n")[0];
  // A day has stops of its own within, with which it would begin anew.
  if (element.type === "date") return { name, visible: true };
  const drawn = () => {
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
    const near = [
      element,
      element.parentElement,
      ...element.parentElement.children,
      element.parentElement.parentElement,
    ];
    return near
      .flatMap((one) => [null, "::before", "::after"].map((pseudo) => getComputedStyle(one, pseudo)))
      .map((style) => [style.outline, style.boxShadow, style.borderColor, style.backgroundColor, style.opacity].join())
      .join("\n");
  };
  const focused = drawn();
  element.blur();
  let blurred = drawn();
  if (blurred === focused) {
    // Polaris marks its fields by a class, which comes with the next render.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    blurred = drawn();
  }
  element.focus({ preventScroll: true, focusVisible: true });
  return { name, visible: focused !== blurred };
}
