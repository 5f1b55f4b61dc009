import { type ComponentType, type FunctionComponent, useEffect, useState } from "react";
import { SHARED } from "./words";

/** In ms: the first wait for a network to come back, and for a browser that does not say when it is idle. */
const PAUSE = 1000;
const LONGEST_PAUSE = 16_000;

/**
 * A component that comes in a file of its own, once the page is there and has nothing else to do, or when it is wanted before that;
 * until then it draws nothing. For what is never part of a page as it arrives: dialogs, menus, what unfolds. Where another release
 * has taken its file away, the page offers to be loaded anew: by itself it would lose what is being typed.
 */
export function onDemand<Props extends object>(
  fetched: () => Promise<ComponentType<Props>>,
  isWanted: (props: Props) => boolean = () => true,
): FunctionComponent<Props> {
  let there: ComponentType<Props> | undefined;
  let coming: Promise<void> | undefined;
  const fetchOnce = () => {
    coming ??= untilThere(fetched).then(
      (shown) => {
        there = shown;
      },
      () => {
        coming = undefined;
      },
    );
    return coming;
  };
  whenIdle(fetchOnce);
  return (props) => {
    const [Shown, setShown] = useState(() => there);
    const [gone, setGone] = useState(false);
    const missing = !Shown && isWanted(props);
    useEffect(() => {
      if (!missing) return;
      fetchOnce().then(() => {
        setShown(() => there);
        setGone(!there);
      });
    }, [missing]);
    if (Shown) return <Shown {...props} />;
    return gone && missing ? <Updated /> : null;
  };
}

/** Without Polaris, whose own parts come by way of this file. */
const Updated = () => (
  <div className="Changed-Note" role="alert">
    <span>{SHARED.onDemand.updated}</span>
    <button type="button" className="RowButton" onClick={() => location.reload()}>
      {SHARED.onDemand.reload}
    </button>
  </div>
);

/** A network may be gone just then; what was asked for is not forgotten. Fails where the app answers, but has no such file. */
async function untilThere<Shown>(fetched: () => Promise<Shown>): Promise<Shown> {
  for (let pause = PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE))
    try {
      return await fetched();
    } catch (error) {
      if (pause > PAUSE && (await appAnswers())) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
}

const appAnswers = () =>
  fetch("/healthz", { cache: "no-store" }).then(
    ({ ok }) => ok,
    () => false,
  );

function whenIdle(then: () => void) {
  if (typeof window === "undefined") return;
  const later = () => (window.requestIdleCallback ? window.requestIdleCallback(then) : setTimeout(then, PAUSE));
  if (document.readyState === "complete") later();
  else window.addEventListener("load", later, { once: true });
}
