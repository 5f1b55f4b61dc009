import { useBeforeUnload, unstable_usePrompt as usePrompt } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import * as z from "zod/mini";
import { type ChangedQuantity, changesText } from "../../replenishment/reorder/quantities";
import { REORDER } from "./words";

/** Long enough for the next press of an arrow, and for the next digit of a field that a hand is still in (ms). */
const PAUSE = 400;
const REST = 2000;

const NONE: Changes = new Map();
const LOST = REORDER.useKeeping.typedIsStillHere;

/**
 * Sends what was typed to be kept, once its field is `left` or rests, and one after the other, so that none overtakes a
 * later one. What leaves with the page is sent at once; `problem` says why something is not kept, until `again`, a
 * connection, or more is typed, and who leaves before that is asked.
 */
export function useKeeping(onKept: (changes: Changes) => void) {
  const [waiting, setWaiting] = useState(NONE);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const latest = useRef(waiting);
  latest.current = waiting;
  const way = useRef<Promise<unknown>>(Promise.resolve());
  const [typing, setTyping] = useState(false);
  const left = useCallback(() => setTyping(false), []);
  const again = useCallback(() => setProblem(undefined), []);
  /** Something was sent, and whether it arrived is not known. */
  const unsure = useRef(false);
  /** What `stands` already is not sent, unless another number is on its way or was lost on it. */
  const add = useCallback((variantId: number, change: ChangedQuantity | null, isTyped: boolean, stands: boolean) => {
    const isKept = stands && !unsure.current;
    setTyping(isTyped);
    setWaiting((before) => {
      const after = new Map(before).set(variantId, change);
      if (isKept) after.delete(variantId);
      return after;
    });
    setProblem(undefined);
  }, []);
  const send = useCallback(async () => {
    const sent = latest.current;
    if (sent.size === 0) return;
    setSending(true);
    unsure.current = true;
    const asked = put(sent);
    way.current = asked;
    const said = await asked;
    if (said === undefined) {
      unsure.current = false;
      onKept(sent);
      setWaiting((before) => new Map([...before].filter(([variantId, change]) => sent.get(variantId) !== change)));
    }
    setProblem(said);
    setSending(false);
  }, [onKept]);
  useEffect(() => {
    if (waiting.size === 0 || sending || problem) return;
    const timer = setTimeout(send, typing ? REST : PAUSE);
    return () => clearTimeout(timer);
  }, [waiting, sending, problem, typing, send]);
  useEffect(() => {
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [again]);
  useEffect(
    () => () => {
      if (latest.current.size > 0) way.current.then(() => put(latest.current));
    },
    [],
  );
  useBeforeUnload((event) => {
    if (waiting.size > 0) event.preventDefault();
  });
  usePrompt({ when: problem !== undefined, message: REORDER.useKeeping.leave });
  return { waiting, add, left, isKept: waiting.size === 0, problem, again };
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
