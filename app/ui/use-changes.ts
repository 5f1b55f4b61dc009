import { useEffect, useState } from "react";
import * as z from "zod/mini";

/** In ms: what changes is noticed within twenty seconds. */
const EVERY = 15_000;
/** Where the answer is no answer it is asked ever later. */
const LONGEST = 240_000;

const answered = z.object({ mark: z.string() });

/**
 * Whether what the page shows has changed since it was read, `seen` being its mark then. Asked while the page is in sight, and once
 * when it comes back; never again once it has changed, until the page is read anew.
 */
export function useChanges(of: string, seen: string): boolean {
  const [changedSince, setChangedSince] = useState<string>();
  useEffect(() => {
    const given = new AbortController();
    let wait = EVERY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      if (!given.signal.aborted && document.visibilityState === "visible") timer = setTimeout(ask, wait);
    };
    const ask = async () => {
      const answer = await changesSince(of, seen, given.signal);
      if (answer === "changed") setChangedSince(seen);
      wait = answer === "none" ? Math.min(2 * wait, LONGEST) : EVERY;
      if (answer !== "changed") later();
    };
    later();
    document.addEventListener("visibilitychange", later);
    return () => {
      given.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", later);
    };
  }, [of, seen]);
  return changedSince === seen;
}

/** "none": nobody answered as expected, and nothing is known. */
async function changesSince(of: string, seen: string, signal: AbortSignal): Promise<"changed" | "same" | "none"> {
  try {
    const answer = await fetch(`/changes?of=${encodeURIComponent(of)}`, {
      headers: { "If-None-Match": `"${seen}"` },
      signal,
    });
    if (answer.status === 304) return "same";
    if (!answer.ok) return "none";
    return answered.parse(await answer.json()).mark === seen ? "same" : "changed";
  } catch {
    return "none";
  }
}
