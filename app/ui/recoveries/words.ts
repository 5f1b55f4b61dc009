import type { Recovery } from "../../outbound/dispatches/recovery";
import { counted, type Noun } from "../../words/counted";

const EVENTS: Noun = { one: "event", other: "events" };

type Format = (count: number) => string;

/** Of what to send again. */
export const FORM = {
  intro: (days: string) =>
    `Events of the last ${days} days that could not be delivered, or were held back, are sent again as they were, under the same webhook-id. What was delivered is left alone.`,
  endpoint: "Endpoint",
  all: "All endpoints that are on",
  from: "From",
  until: "Until",
  perMinute: "Events a minute, at most",
  see: "See what would be sent",
};

/** Of what that would send. */
export const PREVIEW = {
  nothing: "Nothing of that time is exhausted or held: everything was delivered, or is still on its way.",
  to: (count: number, endpoint: string, format: Format) => `${counted(count, EVENTS, format)} to ${endpoint}`,
  toOff: (count: number, endpoint: string, format: Format) =>
    `${counted(count, EVENTS, format)} to ${endpoint}: not sent, since it is off. Switch it on to send them.`,
  send: (count: number, format: Format) => `Send ${counted(count, EVENTS, format)} again`,
};

/** Of the last recovery. */
export const PROGRESS = {
  titles: {
    running: "Missed events are being sent again",
    done: "The last time, it went through",
    failed: "The last time, it failed",
    stopped: "The last time, it was stopped",
  } satisfies Record<Recovery["state"], string>,
  all: "all endpoints that were on",
  chosen: (endpoint: string, since: string, until: string) =>
    `To ${endpoint}, of what happened from ${since} until ${until}.`,
  handedOver: (sent: string, total: string, perMinute: string) =>
    `${sent} of ${total} handed over, at most ${perMinute} a minute.`,
  mayLeave: "You can leave this page: it carries on.",
  left: "What was left stays as it was.",
  stop: "Stop",
};

/** Of the page itself. */
export const PAGE = {
  title: "Send missed events again",
  back: "Dispatches",
  nothing: "Nothing is left to send: everything was delivered, or its endpoints are off.",
  running: "Another one is still running. Wait for it, or stop it.",
};
