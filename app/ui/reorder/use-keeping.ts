import { useBeforeUnload } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import * as z from "zod/mini";
import { type ChangedQuantity, changesText } from "../../replenishment/reorder/quantities";
import { REORDER } from "./words";

/** Long enough for the next digit. */
const PAUSE = 400;

const NONE: Changes = new Map();
const LOST = REORDER.useKeeping.typedIsStillHere;

/**
 * Sends what was typed to be kept, a moment after the last of it and one after the other, so that none overtakes a later
 * one. What leaves with the page is sent at once; `problem` says why something is not kept, until `again` or more is typed.
 */
export function useKeeping(onKept: (changes: Changes) => void) {
  const [waiting, setWaiting] = useState(NONE);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const latest = useRef(waiting);
  latest.current = waiting;
  const way = useRef<Promise<unknown>>(Promise.resolve());
  const add = useCallback((variantId: number, change: ChangedQuantity | null) => {
    setWaiting((before) => new Map(before).set(variantId, change));
    setProblem(undefined);
  }, []);
  const send = useCallback(async () => {
    const sent = latest.current;
    if (sent.size === 0) return;
    setSending(true);
    const asked = put(sent);
    way.current = asked;
    const said = await asked;
    if (said === undefined) {
      onKept(sent);
      setWaiting((before) => new Map([...before].filter(([variantId, change]) => sent.get(variantId) !== change)));
    }
    setProblem(said);
    setSending(false);
  }, [onKept]);
  useEffect(() => {
    if (waiting.size === 0 || sending || problem) return;
    const timer = setTimeout(send, PAUSE);
    return () => clearTimeout(timer);
  }, [waiting, sending, problem, send]);
  useEffect(
    () => () => {
      if (latest.current.size > 0) way.current.then(() => put(latest.current));
    },
    [],
  );
  useBeforeUnload((event) => {
    if (waiting.size > 0) event.preventDefault();
  });
  return { waiting, add, isKept: waiting.size === 0, problem, again: () => setProblem(undefined) };
}

const answer = z.object({ refusals: z.record(z.string(), z.string()) });

/** Undefined once they are kept, else why not. */
async function put(changes: Changes): Promise<string | undefined> {
  const body = new URLSearchParams();
  body.set("quantities", changesText(changedIn(changes)));
  for (const [variantId, change] of changes) if (change === null) body.append("back", String(variantId));
  try {
    const response = await fetch("/reorder/quantities", { method: "PUT", body, keepalive: true });
    if (!response.ok) return LOST;
    const { refusals } = answer.parse(await response.json());
    return Object.values(refusals)[0];
  } catch {
    return LOST;
  }
}

const changedIn = (changes: Changes) =>
  new Map([...changes].flatMap(([variantId, change]) => (change === null ? [] : [[variantId, change] as const])));

/** Null: back to what is suggested. */
export type Changes = ReadonlyMap<number, ChangedQuantity | null>;
