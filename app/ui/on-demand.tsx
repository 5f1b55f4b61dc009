import { type ComponentType, type FunctionComponent, useEffect, useState } from "react";

/** In ms: the first wait for a network to come back, and for a browser that does not say when it is idle. */
const PAUSE = 1000;
const LONGEST_PAUSE = 16_000;

/**
 * A component that comes in a file of its own, once the page is there and has nothing else to do, or when it is wanted before that;
 * until then it draws nothing. For what is never part of a page as it arrives: dialogs, menus, what unfolds.
 */
export function onDemand<Props extends object>(
  fetched: () => Promise<ComponentType<Props>>,
  isWanted: (props: Props) => boolean = () => true,
): FunctionComponent<Props> {
  let there: ComponentType<Props> | undefined;
  let coming: Promise<void> | undefined;
  const fetchOnce = () => {
    coming ??= untilThere(fetched).then((shown) => {
      there = shown;
    });
    return coming;
  };
  whenIdle(fetchOnce);
  return (props) => {
    const [Shown, setShown] = useState(() => there);
    const missing = !Shown && isWanted(props);
    useEffect(() => {
      if (missing) fetchOnce().then(() => setShown(() => there));
    }, [missing]);
    return Shown ? <Shown {...props} /> : null;
  };
}

/** A network may be gone just then; what was asked for is not forgotten. */
async function untilThere<Shown>(fetched: () => Promise<Shown>): Promise<Shown> {
  for (let pause = PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE))
    try {
      return await fetched();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
}

function whenIdle(then: () => void) {
  if (typeof window === "undefined") return;
  const later = () => (window.requestIdleCallback ? window.requestIdleCallback(then) : setTimeout(then, PAUSE));
  if (document.readyState === "complete") later();
  else window.addEventListener("load", later, { once: true });
}
