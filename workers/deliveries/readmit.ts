import * as z from "zod";
import type { Chosen, KeptDelivery } from "../../app/deliveries/quarantine";
import { listChosen, readmitted } from "../../app/deliveries/quarantine.server";
import type { JobMessage } from "../../app/jobs/messages";
import { shopifyId } from "../../app/shopify/wire-types";
import type { InboxMessage } from "./messages";
import { isKnown } from "./topics/table";

/** What one sendBatch may carry. */
const AT_ONCE = 100;
/** Time enough to delete the row: what fails again is put aside anew, and must not meet its old one. */
const HEAD_START = 5;
/** A batch of messages holds 256 KB. */
const LARGEST_SENDING = 200_000;

/**
 * How a delivery put aside comes back: itself, by asking Shopify for what it told of, by comparing all of that kind where
 * nothing names it, or not at all.
 */
type Readmission =
  | { kind: "message"; message: InboxMessage }
  | { kind: "read"; job: JobMessage }
  | { kind: "comparison" }
  | { kind: "impossible" };

/**
 * Sends what was put aside on its way again, at most a hundred at once. What cannot be is left where it is; so is a row
 * whose sending failed.
 */
export async function readmit(
  { database, INBOX, JOBS }: { database: D1Database; INBOX: Queue<InboxMessage>; JOBS: Queue<JobMessage> },
  shop: { id: number; domain: string },
  chosen: Chosen,
): Promise<{ readmitted: number; left: number }> {
  const now = Date.now();
  const kept = await listChosen(database, shop, chosen, AT_ONCE);
  let room = LARGEST_SENDING;
  const fitting = kept.filter(({ size }, index) => {
    room -= size;
    return index === 0 || room > 0;
  });
  const readmissions = fitting.map((delivery) => ({ id: delivery.id, as: readmissionOf(delivery, shop.domain) }));
  const messages = readmissions.flatMap(({ as }) => (as.kind === "message" ? [as.message] : []));
  const jobs = readmissions.flatMap(({ as }) => (as.kind === "read" ? [as.job] : []));
  if (messages.length)
    await INBOX.sendBatch(
      messages.map((body) => ({ body: { ...body, readmittedAt: now }, contentType: "json", delaySeconds: HEAD_START })),
    );
  if (jobs.length) await JOBS.sendBatch(jobs.map((body) => ({ body, contentType: "json" })));
  const ids = readmissions.flatMap(({ id, as }) => (as.kind === "message" || as.kind === "read" ? [id] : []));
  if (ids.length) await readmitted(database, shop, ids).run();
  return { readmitted: ids.length, left: kept.length - ids.length };
}

export function readmissionOf({ topic, message }: Pick<KeptDelivery, "topic" | "message">, shop: string): Readmission {
  const read = message === null ? undefined : kept.safeParse(JSON.parse(message)).data;
  if (!read) return withoutObject(topic, shop);
  if ("job" in read) return { kind: "read", job: read.job };
  if ("object" in read) return readingOf(topic, read.object, shop);
  return { kind: "message", message: JSON.parse(message ?? "") };
}

/** A job that was put aside. Its message is of our own making, so that only its kind and shop are checked. */
const job = z.custom<JobMessage>(
  (value) => typeof value === "object" && value !== null && "kind" in value && "shop" in value,
);

const kept = z.union([
  z.object({ job }),
  z.object({ object: shopifyId }),
  z.object({ kind: z.literal("delivery"), topic: z.string().refine(isKnown), payload: z.unknown() }),
]);

const familyOf = (topic: string) => topic.split("/")[0] ?? "";

/** Families whose changes the comparison with Shopify finds. */
const COMPARED = ["products", "inventory_levels", "inventory_items", "orders", "refunds", "shop"];

/** Nothing names what it told of. Locations are few: all are read. */
function withoutObject(topic: string, shop: string): Readmission {
  if (familyOf(topic) === "locations") return { kind: "read", job: { kind: "read-locations", shop } };
  return { kind: isKnown(topic) && COMPARED.includes(familyOf(topic)) ? "comparison" : "impossible" };
}

function readingOf(topic: string, object: string, shop: string): Readmission {
  switch (familyOf(topic)) {
    case "products":
      return { kind: "read", job: { kind: "read-product", shop, productId: object } };
    case "inventory_levels":
    case "inventory_items":
      return { kind: "read", job: { kind: "read-levels", shop, items: [object] } };
    case "orders":
    case "refunds":
      return { kind: "read", job: { kind: "read-orders", shop, orders: [object] } };
    case "locations":
      return { kind: "read", job: { kind: "read-locations", shop } };
    default:
      return withoutObject(topic, shop);
  }
}
