import * as z from "zod/mini";

/** What can have happened to an order. Its detail is JSON of its own. */
export const HAPPENINGS = [
  "created",
  "sending",
  "sent",
  "unsent",
  "cancelled",
  "closed",
  "reopened",
  "changed",
  "line_added",
  "line_changed",
  "line_removed",
  "line_closed",
  "line_reopened",
  "line_split",
  "cost_added",
  "cost_removed",
  "received",
  "unreceived",
  "rejected",
  "returned",
  "billed",
  "mailed",
  "bounced",
  "moved_in",
  "linked",
] as const;
export type Happening = (typeof HAPPENINGS)[number];

/** `who`: Shopify's number of the member of staff, or a key of the API by its name (`byKey`); null where the app did it. */
export type TimelineEntry = { who: string | null; what: Happening; detail?: Record<string, unknown> | null };

const said = z.object({
  reason: z.optional(z.string()),
  to: z.optional(z.union([z.string(), z.array(z.string())])),
});

/** Of a mail that went out or came back: to whom, and why. */
export function saidOf({ detail }: Pick<TimelineLine, "detail">): { reason?: string; to?: string } {
  const { reason, to } = (detail === null ? undefined : said.safeParse(JSON.parse(detail)).data) ?? {};
  return { reason, to: Array.isArray(to) ? to.join(", ") : to };
}

const SETTLING: Happening[] = ["mailed", "unsent", "received", "cancelled", "closed"];
/** What makes it idle that a mail came back: another one, or news of the goods. */
export const SETTLES_BOUNCE: readonly string[] = SETTLING;

/** The bounce that is still to be dealt with, of a timeline with the last first. */
export function openBounce(timeline: TimelineLine[]): TimelineLine | undefined {
  const last = timeline.find(({ what }) => what === "bounced" || SETTLES_BOUNCE.includes(what));
  return last?.what === "bounced" ? last : undefined;
}

/** A mail with it went out, and nobody has said that it came back. */
export const isMailedOnly = (timeline: TimelineLine[]) =>
  timeline.some(({ what }) => what === "mailed") && !openBounce(timeline);

export type TimelineLine = { id: number; at: number; who: string | null; what: string; detail: string | null };
