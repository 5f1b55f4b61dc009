import { FORMAT_NAMES, type FormatName } from "../formats/format";
import { FORMATS } from "../formats/table";
import { EVENT_TYPES, EVENTS, type EventType } from "./catalogue";
import { exampleOf } from "./example";
import type { Kind } from "./kinds/facts";
import { fieldsOf } from "./schema-fields";
import { schemaAddress, schemaOf } from "./schemas";

/** An event of the catalogue in words. */
export interface ListedEvent extends Pick<Kind, "title" | "says" | "group"> {
  type: EventType;
}

const listedEvent = (type: EventType): ListedEvent => {
  const { title, says, group } = EVENTS[type];
  return { type, title, says, group };
};

/** Every event by its group, in the catalogue's order. */
export function groupsOfEvents(): { group: string; events: ListedEvent[] }[] {
  const groups = new Map<string, ListedEvent[]>();
  for (const event of EVENT_TYPES.map(listedEvent))
    groups.set(event.group, [...(groups.get(event.group) ?? []), event]);
  return [...groups].map(([group, events]) => ({ group, events }));
}

/** A secret that signs examples and nothing else: that of Standard Webhooks' own documents. */
const EXAMPLE_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** One event with its shape, and its example as a format sends it. */
export async function eventShown(type: EventType, format: FormatName) {
  const event = exampleOf(type);
  const { label, note = null, nameOf, body, headers } = FORMATS[format];
  const text = body(event, { payload: "full" });
  const own = await headers({ secret: EXAMPLE_SECRET, body: text, event, dispatchId: `${event.publicId}.1` });
  return {
    ...listedEvent(type),
    format: { name: format, label, note, eventName: nameOf(type), headers: [...STANDARD_HEADERS, ...Object.keys(own)] },
    example: JSON.stringify(JSON.parse(text), null, 2),
    schema: JSON.stringify(schemaOf(type), null, 2),
    schemaAddress: schemaAddress(type),
    fields: fieldsOf(schemaOf(type)),
  };
}

const STANDARD_HEADERS = ["webhook-id", "webhook-timestamp", "webhook-signature"];

export const formatIn = (text: string | null): FormatName => FORMAT_NAMES.find((name) => name === text) ?? "standard";
