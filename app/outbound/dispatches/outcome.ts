import { retryAfterOf } from "./schedule";

/** What came of one attempt. `failed`: nothing was answered, for a reason in words. */
export type Answer =
  | { kind: "answered"; status: number; headers: [string, string][]; body: string; durationMs: number }
  | { kind: "failed"; reason: string; durationMs: number };

/** `gone` switches the endpoint off for good. `aborted`: the receiver wants no more of this event. */
type Outcome =
  | { kind: "delivered"; disables?: true }
  | { kind: "failed"; retryAfter?: number }
  | { kind: "gone" }
  | { kind: "aborted"; disables: boolean };

/** Any 2xx is a success; a redirect is none, and nobody follows it. What is not 2xx is tried again, 4xx too: receivers get mended. */
export function outcomeOf(answer: Answer, now: number): Outcome {
  if (answer.kind === "failed") return { kind: "failed" };
  const { status } = answer;
  const asked = wishes(answer);
  const disables = asked.has("disable");
  if (status >= 200 && status < 300) return disables ? { kind: "delivered", disables } : { kind: "delivered" };
  if (status === 410) return { kind: "gone" };
  if (disables || asked.has("abort-message")) return { kind: "aborted", disables };
  const retryAfter = PUTS_OFF.has(status) ? retryAfterOf(headerOf(answer, "retry-after"), now) : undefined;
  return retryAfter === undefined ? { kind: "failed" } : { kind: "failed", retryAfter };
}

/** Statuses whose `Retry-After` is heard. */
const PUTS_OFF = new Set([429, 503]);

type Answered = Extract<Answer, { kind: "answered" }>;

/** What `webhook-delivery` says: `abort-message`, `disable`, or both. */
const wishes = (answer: Answered) =>
  new Set((headerOf(answer, "webhook-delivery") ?? "").split(",").map((wish) => wish.trim().toLowerCase()));

const headerOf = ({ headers }: Answered, name: string) =>
  headers.find(([each]) => each.toLowerCase() === name)?.[1] ?? null;
