import { useEffect, useRef, useState } from "react";
import * as z from "zod/mini";
import type { Counting, Found, Step } from "../../stock/counts/counting";

/** What was found is sent once nobody has scanned for a moment, and what others found is asked for now and then; in ms. */
const QUIET_FOR = 700;
const OTHERS_EVERY = 6000;
const AGAIN_AFTER = 4000;
const AT_ONCE = 200;

const told = z.object({
  kind: z.literal("told"),
  lines: z.array(
    z.object({ lineId: z.number(), variantId: z.number(), counted: z.nullable(z.number()), people: z.number() }),
  ),
  last: z.number(),
  state: z.string(),
});
const kept = z.array(
  z.object({ token: z.string(), variantId: z.number(), units: z.number(), at: z.number(), anew: z.boolean() }),
);

type Saving = "saved" | "saving" | "offline" | "ended";

/**
 * Sends what this phone found until Evenstock has it. Until then it stands in the browser's own storage, so that neither a lost
 * network nor a closed page loses a scan; sent twice, it counts once.
 */
export function useEntrySaving(
  countId: number | null,
  first: number,
  counting: Counting,
  step: (step: Step) => void,
): Saving {
  // A new object with each answer, so that the next one is waited for.
  const [saving, setSaving] = useState<{ now: Saving }>({ now: "saved" });
  const last = useRef(first);
  const isRead = useRef(false);
  const isBusy = useRef(false);
  const { queue } = counting;
  useEffect(() => {
    if (isRead.current || countId === null) return;
    isRead.current = true;
    const queue = storedIn(countId);
    if (queue.length > 0) step({ kind: "kept", queue });
  }, [countId, step]);
  useEffect(() => {
    if (isRead.current && countId !== null) store(countId, queue);
  }, [countId, queue]);
  useEffect(() => {
    if (countId === null) return;
    // Somebody may have it counted on: until then nothing is taken, and what was found waits here.
    const isEnded = saving.now === "ended";
    const pause = queue.length === 0 || isEnded ? OTHERS_EVERY : saving.now === "offline" ? AGAIN_AFTER : QUIET_FOR;
    const timer = setTimeout(async () => {
      if (isBusy.current) return;
      isBusy.current = true;
      const sent = isEnded ? [] : queue.slice(0, AT_ONCE);
      const answer = await exchange(countId, sent, last.current);
      isBusy.current = false;
      if (answer) {
        last.current = answer.last;
        const isTaken = answer.state === "in_progress";
        step({ kind: "told", told: answer, sent: isTaken ? sent.map(({ token }) => token) : [] });
        setSaving({ now: isTaken ? "saved" : "ended" });
      } else setSaving({ now: isEnded ? "ended" : "offline" });
    }, pause);
    return () => clearTimeout(timer);
  }, [countId, queue, saving, step]);
  return queue.length > 0 && saving.now === "saved" ? "saving" : saving.now;
}

async function exchange(countId: number, sent: readonly Found[], last: number) {
  const address = `/counts/${countId}/entries`;
  try {
    const answer =
      sent.length === 0
        ? await fetch(`${address}?last=${last}`)
        : await fetch(address, { method: "POST", body: bodyOf(sent, last) });
    return answer.ok ? told.safeParse(await answer.json()).data : undefined;
  } catch {
    return undefined;
  }
}

const bodyOf = (sent: readonly Found[], last: number) => {
  const now = Date.now();
  const entries = sent.map(({ at, ...found }) => ({ ...found, age: Math.max(0, now - at) }));
  return new URLSearchParams({ entries: JSON.stringify(entries), last: String(last) });
};

const nameOf = (countId: number) => `evenstock/count/${countId}`;

/** Some browsers give a frame no storage: then the page alone holds it. */
function storedIn(countId: number): Found[] {
  try {
    return kept.safeParse(JSON.parse(localStorage.getItem(nameOf(countId)) ?? "[]")).data ?? [];
  } catch {
    return [];
  }
}

function store(countId: number, queue: readonly Found[]) {
  try {
    if (queue.length === 0) localStorage.removeItem(nameOf(countId));
    else localStorage.setItem(nameOf(countId), JSON.stringify(queue));
  } catch {
    return;
  }
}
