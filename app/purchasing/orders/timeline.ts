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

export type TimelineLine = { id: number; at: number; who: string | null; what: string; detail: string | null };
