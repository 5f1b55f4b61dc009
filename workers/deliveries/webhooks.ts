import * as z from "zod";
import type { Settings } from "../../app/env";
import type { LogLine } from "../../app/log-line";
import { type DeliveryHeaders, deliveryHeaders, familyOf, signatureIn } from "../../app/shopify/delivery";
import { secretsOf } from "../../app/shopify/secrets";
import { isSignedBy, looksSigned } from "../../app/shopify/signature";
import { parseLossless } from "../../app/shopify/wire/lossless-json";
import { shopifyId } from "../../app/shopify/wire-types";
import { within } from "../../app/time-limit";
import { sha256Of } from "../../app/words/sha256";
import { limitedBody } from "../limited-body";
import type { InboxMessage } from "./messages";
import { isKnown, TOPICS } from "./topics/table";
import type { Topic } from "./topics/topic";

/** In ms. Shopify waits five seconds in all, and takes no answer for a failure as well: this one it is told. */
const LONGEST_SENDING = 3500;
const LARGEST_BODY = 10 * 1024 * 1024;
/** What one sendBatch may carry, with room for what the queue adds. */
const LARGEST_SENDING = 240_000;
const MOST_IN_A_SENDING = 100;

/**
 * `POST /webhooks`: look at the headers → read → verify → narrow → enqueue → answer. Statuses are those of
 * docs/deliveries.md. Nothing of a body is read whose headers could not be Shopify's.
 */
export async function receiveDelivery(
  request: Request,
  inbox: Queue<InboxMessage>,
  settings: Settings,
  line?: LogLine,
): Promise<Response> {
  if (request.method !== "POST")
    return new Response("Deliveries are posted.", { status: 405, headers: { allow: "POST" } });
  const receivedAt = Date.now();
  const family = familyOf(request.headers);
  const signature = signatureIn(request.headers, family);
  if (!looksSigned(signature)) return notSigned();
  const headers = deliveryHeaders(request.headers, family, receivedAt);
  if (!headers) return new Response("Topic or shop domain is missing or malformed.", { status: 400 });
  const body = await limitedBody(request, LARGEST_BODY);
  if (!body) return new Response("More than 10 MB.", { status: 413 });
  if (!(await isSignedBy(secretsOf(settings), body, signature))) return notSigned();

  try {
    await within(LONGEST_SENDING, "The queue", send(inbox, await messagesFor(headers, body, receivedAt)));
  } catch (error) {
    const { topic, shop, webhookId } = headers;
    line?.note({ topic, shop, webhookId });
    line?.failed(error);
    return new Response("Not stored; send it again.", { status: 503 });
  }
  return new Response(null);
}

const notSigned = () => new Response("The signature is not Shopify's.", { status: 401 });

/** A promise of them only where something is to be waited for: most are there at once. */
function messagesFor(
  headers: DeliveryHeaders,
  body: Uint8Array<ArrayBuffer>,
  receivedAt: number,
): InboxMessage[] | Promise<InboxMessage[]> {
  const { topic, shop, webhookId, triggeredAt } = headers;
  const received = { shop, webhookId, triggeredAt, receivedAt };
  if (!isKnown(topic)) return [{ kind: "unknown topic", topic, ...received }];
  try {
    const known: Topic<unknown> = TOPICS[topic];
    const payloads = narrowed(known, textOf(body));
    // Each by its name: to spread them costs as much again as the rest of it.
    return payloads.map((payload) => ({
      kind: "delivery",
      topic,
      payload,
      shop,
      webhookId,
      triggeredAt,
      receivedAt,
    }));
  } catch (error) {
    const told = { kind: "unreadable" as const, topic, size: body.byteLength, reason: reasonOf(error), ...received };
    return sha256Of(body).then((sha256) => [{ ...told, sha256, object: objectIn(body) }]);
  }
}

/**
 * As JSON.parse reads it; where that is refused, with its long numbers kept. No schema takes a whole number that JSON.parse has
 * rounded, and no shop's body has one: to look for them in each cost a twentieth of a product's delivery.
 */
function narrowed(topic: Topic<unknown>, text: string) {
  try {
    return topic.narrow(JSON.parse(text));
  } catch {
    return topic.narrow(parseLossless(text));
  }
}

const identified = z.object({
  id: shopifyId.optional().catch(undefined),
  order_id: shopifyId.optional().catch(undefined),
  inventory_item_id: shopifyId.optional().catch(undefined),
});

/** A refund is asked for with its order, a level with its item. */
function objectIn(body: Uint8Array): string | null {
  try {
    const { id, order_id, inventory_item_id } = identified.parse(parseLossless(textOf(body)));
    return order_id ?? inventory_item_id ?? id ?? null;
  } catch {
    return null;
  }
}

/**
 * Signs that begin or part what JSON holds, of a body: millions of empty objects would need more memory than a Worker has.
 * Ten megabytes as Shopify writes them have 400,000.
 */
const MOST_PARTS = 500_000;
const [OBJECT, LIST, NEXT] = [0x7b, 0x5b, 0x2c];

function textOf(body: Uint8Array): string {
  if (body.length > MOST_PARTS && partsOf(body) > MOST_PARTS) throw new RangeError("too many parts");
  return utf8.decode(body);
}

function partsOf(body: Uint8Array) {
  let parts = 0;
  for (const byte of body) if (byte === NEXT || byte === OBJECT || byte === LIST) parts++;
  return parts;
}

/** Throws a TypeError where it is not UTF-8. */
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Where and why it did not parse, without a word of what stood there: it may have been a buyer. */
function reasonOf(error: unknown) {
  if (error instanceof z.ZodError)
    return error.issues
      .slice(0, 3)
      .map((issue) => `${issue.path.join(".") || "body"}: ${issue.code}`)
      .join("; ");
  if (error instanceof RangeError) return "too many parts";
  return error instanceof SyntaxError ? "not JSON" : error instanceof TypeError ? "not UTF-8" : "not readable";
}

function send(inbox: Queue<InboxMessage>, messages: InboxMessage[]): Promise<unknown> {
  const [only] = messages;
  return only && messages.length === 1 ? inbox.send(only, { contentType: "json" }) : sendInParts(inbox, messages);
}

async function sendInParts(inbox: Queue<InboxMessage>, messages: InboxMessage[]) {
  for (const part of sendings(messages)) await inbox.sendBatch(part.map((body) => ({ body, contentType: "json" })));
}

function sendings(messages: InboxMessage[]): InboxMessage[][] {
  const parts: InboxMessage[][] = [];
  let room = 0;
  for (const message of messages) {
    const size = bytesOf(message);
    if (size > room || !parts.length || parts.at(-1)?.length === MOST_IN_A_SENDING) {
      parts.push([]);
      room = LARGEST_SENDING;
    }
    parts.at(-1)?.push(message);
    room -= size;
  }
  return parts;
}

const bytesOf = (message: InboxMessage) => new TextEncoder().encode(JSON.stringify(message)).length;
