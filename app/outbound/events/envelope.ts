import type { EventType } from "./catalogue";

/** A dispatch's body is no longer, in bytes of UTF-8: many receivers' parsers end at 100 KB. */
export const LONGEST_BODY = 64 * 1024;

/** Of what the envelope and its data look like. */
export const API_VERSION = "2026-11";

export interface OutboundEvent {
  /** "evt_…": the same at every attempt, whatever the endpoint. */
  publicId: string;
  type: EventType;
  /** Epoch ms. */
  at: number;
  /** Its permanent domain, *.myshopify.com. */
  shop: string;
  /** Rises by one with each event of the shop. */
  sequence: number;
  /** As stored: keys in snake_case, ids as text. */
  data: Record<string, unknown>;
  /** Where a person sees it. */
  link?: string;
}

export type Payload = "full" | "thin";

/** What a receiver of the standard format gets, and what the API lists. */
export const envelopeOf = ({ publicId, type, at, shop, sequence, data }: OutboundEvent) => ({
  id: publicId,
  type,
  timestamp: new Date(at).toISOString(),
  api_version: API_VERSION,
  shop,
  sequence,
  data,
});

const LONGEST_ID = 64;

/** The ids alone: which thing it is about. What it is like, the receiver asks. */
export const thinData = (data: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(data).filter(
      (entry): entry is [string, string] =>
        entry[0].endsWith("_id") && typeof entry[1] === "string" && entry[1].length <= LONGEST_ID,
    ),
  );

/**
 * The body that `written` makes of an event, as JSON; with the ids and the link alone where the endpoint wants it thin, or
 * where it would be longer than LONGEST_BODY.
 */
export function bodyOf(event: OutboundEvent, payload: Payload, written: (event: OutboundEvent) => object): string {
  const { data, link } = event;
  const thin = () => JSON.stringify(written({ ...event, data: { ...thinData(data), ...(link && { link }) } }));
  if (payload === "thin") return thin();
  const full = JSON.stringify(written(event));
  return isTooLong(full) ? thin() : full;
}

/** Most are told by their length alone: a character takes one to three bytes. */
const isTooLong = (text: string) =>
  text.length * 3 > LONGEST_BODY && new TextEncoder().encode(text).length > LONGEST_BODY;
