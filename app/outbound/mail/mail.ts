const MINUTE = 60_000;

/** A mail as its readers get it. The two parts say the same. */
export type Mail = { subject: string; text: string; html: string };

/** A file that goes along. */
export type Attachment = { name: string; type: string; bytes: Uint8Array<ArrayBuffer> };

/**
 * How long after a mail was written each try of it comes, in ms. After the last one it has failed, and Settings says so.
 * All lie within the 24 hours for which mail services remember a key.
 */
export const TRIES_AFTER = [0, 1, 5, 30, 120, 360].map((minutes) => minutes * MINUTE);

/** A try that has had no answer for so long has none to come. */
export const UNANSWERED_AFTER = 5 * MINUTE;

/** What became of a try. `unanswered`: it may have been sent. */
export type Outcome =
  /** The service's own id of it, where it gives one. */
  | { kind: "sent"; messageId?: string }
  | { kind: "refused"; reason: string; forGood: boolean }
  | { kind: "unanswered"; reason: string };

export type MailState = { state: "queued" | "sent" | "failed"; failure: string | null };

/**
 * How a mail stands after its try number `attempts`. A try without an answer is repeated only where the way knows a mail
 * by its key; elsewhere it could arrive twice.
 */
export function stateAfter(outcome: Outcome, attempts: number, waysKnowKeys: boolean): MailState {
  if (outcome.kind === "sent") return { state: "sent", failure: null };
  const again = outcome.kind === "unanswered" ? waysKnowKeys : !outcome.forGood;
  const failure = outcome.kind === "unanswered" ? `It may have been sent: ${outcome.reason}` : outcome.reason;
  return { state: again && attempts < TRIES_AFTER.length ? "queued" : "failed", failure };
}
