import type { ShopFacts } from "../facts";

/** Where a fact comes from: the shop as D1 knows it, and Shopify's time of the delivery. */
export interface Origin {
  shopId: number;
  domain: string;
  timeZone: string;
  currency: string;
  triggeredAt: number;
  receivedAt: number;
  webhookId: string;
}

/** One of Shopify's webhook topics: what we ask for, what we keep of it, what it tells us. */
export interface Topic<Payload> {
  /** How to subscribe; absent for topics that shopify.app.toml declares. */
  subscription?: { topic: string; includeFields: string[] };
  /**
   * Keeps the fields in use, ids lossless, no buyer. Several payloads where one would be too long for a message;
   * each must converge alone. Throws a ZodError where the shape is not Shopify's.
   */
  narrow(body: unknown): Payload[];
  /** The shop that the body itself names, which the signature covers; undefined where it names none. */
  shopIn?(payload: Payload): string | undefined;
  /** It tells that something has gone, and at what time only its headers say. */
  isFarewell?: boolean;
  /** What the log says of one that was accepted, where there is more to say. */
  logged?: string;
  /** What a payload says, in the domain's words. Pure. */
  facts(payload: Payload, origin: Origin): Partial<ShopFacts>;
}
