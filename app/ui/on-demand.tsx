import { type ComponentType, type FunctionComponent, useEffect, useState } from "react";

/** In ms: time for a network to come back, and for a browser that does not say when it is idle. */
const PAUSE = 1000;

/**
 * A component that comes in a file of its own, once the page is there and has nothing else to do, or when it is drawn before that;
 * until then it draws nothing. For what is never part of a page as it arrives: dialogs, menus, what unfolds.
 */
export function onDemand<Props extends object>(fetched: () => Promise<ComponentType<Props>>): FunctionComponent<Props> {
  const useShown = fetchedLater(fetched);
  return (props) => {
    const Shown = useShown(true);
    return Shown ? <Shown {...props} /> : null;
  };
}

/** Undefined until it is `wanted` and there. */
export function fetchedLater<Shown>(fetched: () => Promise<Shown>): (wanted: boolean) => Shown | undefined {
  let there: Shown | undefined;
  let asked: Promise<void> | undefined;
  const load = () => {
    asked ??= twice(fetched).then(
      (shown) => {
        there = shown;
      },
      () => {
        asked = undefined;
      },
    );
    return asked;
  };
  whenIdle(load);
  return (wanted) => {
    const [shown, setShown] = useState(() => (wanted ? there : undefined));
    useEffect(() => {
      if (wanted && !shown) load().then(() => setShown(() => there));
    }, [wanted, shown]);
    return shown ?? (wanted ? there : undefined);
  };
}

async function twice<Shown>(fetched: () => Promise<Shown>): Promise<Shown> {
  try {
    return await fetched();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    return fetched();
  }
}

function whenIdle(load: () => void) {
  if (typeof window === "undefined") return;
  const later = () => (window.requestIdleCallback ? window.requestIdleCallback(load) : setTimeout(load, PAUSE));
  if (document.readyState === "complete") later();
  else window.addEventListener("load", later, { once: true });
}
