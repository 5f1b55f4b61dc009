import type { DispatchState } from "../../outbound/dispatches/dispatch-state";
import { counted, type Noun } from "../../words/counted";

const ATTEMPTS: Noun = { one: "attempt", other: "attempts" };
const MINUTES: Noun = { one: "minute", other: "minutes" };
const HOURS: Noun = { one: "hour", other: "hours" };

type Format = (count: number) => string;

/** How a dispatch stands, in a word. */
export const STATES: Record<DispatchState, string> = {
  pending: "Waiting",
  delivered: "Delivered",
  exhausted: "Exhausted",
  held: "Held",
  skipped: "Skipped",
};

/** Of the list. */
export const LIST = {
  event: "Event",
  endpoint: "Endpoint",
  happened: "Happened",
  state: "State",
  attempts: "Attempts",
  answer: "Answer",
  noAnswer: "none",
  notTried: "–",
  named: (type: string, sequence: number) => `${type} · ${sequence}`,
};

export const FILTER = {
  endpoint: "Endpoint",
  allEndpoints: "All endpoints",
  deleted: "A deleted endpoint",
  state: "State",
  allStates: "All states",
  event: "Event",
  allEvents: "All events",
};

/** When it is tried for the first time. */
export const FIRST = {
  soon: "Sent within a minute.",
  inMinutes: (minutes: number, format: Format) => `Sent in ${counted(minutes, MINUTES, format)}.`,
  inHours: (hours: number, format: Format) => `Sent in ${counted(hours, HOURS, format)}.`,
};

/** When it is tried again. */
export const AGAIN = {
  soon: "Tried again within a minute.",
  inMinutes: (minutes: number, format: Format) => `Tried again in ${counted(minutes, MINUTES, format)}.`,
  inHours: (hours: number, format: Format) => `Tried again in ${counted(hours, HOURS, format)}.`,
};

/** Of each attempt. */
export const ATTEMPT = {
  title: (count: number, format: Format) => counted(count, ATTEMPTS, format),
  none: "None was made yet.",
  noAnswer: "No answer",
  answered: (status: number) => `Answered ${status}`,
  byHand: "By hand",
  took: (duration: string) => `in ${duration}`,
  inside: "What was sent and answered",
  sentHeaders: "Sent headers",
  answeredHeaders: "Answered headers",
  answer: "Answer",
  noHeaders: "None",
};

/** Of sending it once more, by how it stands. */
export const RESEND = {
  title: "Send it again",
  button: "Send it again",
  notes: {
    pending: "A try of it is still to come, so it is not sent beside that.",
    delivered:
      "It was delivered. Your receiver gets it a second time: the same body under the same webhook-id, at once.",
    exhausted: "The same body under the same webhook-id, at once.",
    held: "The same body under the same webhook-id, at once.",
    skipped: "The same body under the same webhook-id, at once.",
  } satisfies Record<DispatchState, string>,
};

/** Of the list's page. */
export const PAGE = {
  title: "Dispatches",
  events: "Events",
  subtitle: "Each event on its way to each endpoint, and what was answered.",
  recover: "Send missed events again",
  deleted: "A deleted endpoint",
  noMatch: "No dispatch matches these filters.",
  none: "Nothing has been sent yet. Each event that an endpoint hears of is listed here.",
};

/** Of one dispatch. */
export const ONE = {
  one: "Dispatch",
  to: (endpoint: string) => `To ${endpoint}`,
  body: "Body",
  letGo: "Too much was waiting for this shop's endpoints, so the oldest bodies were let go.",
  asSent: "As it was sent, the same on every attempt.",
  toBeSent: "As it will be sent.",
  about: "Details",
  happened: "Happened",
  event: "Event",
  endpoint: "Endpoint",
  deleted: (endpoint: string) => `${endpoint} (deleted)`,
  sequence: "Sequence",
  webhookId: "webhook-id",
  next: "Next",
  why: "Why",
};
