import * as z from "zod";
import { placeOrder } from "./orders";
import { integerBetween, pick, randomFrom } from "./random";
import type { Store } from "./store";

export const StreamSpeed = z.object({ perMinute: z.number().min(0).max(600) });

const Stream = z.object({ perMinute: z.number(), nextAt: z.number(), placed: z.number() });
type Stream = z.infer<typeof Stream>;

export function readStream(store: Store): Stream | undefined {
  return store.readSetting("stream", Stream);
}

/** Orders at a steady pace until stopped (0 a minute). */
export function setStream(store: Store, { perMinute }: z.infer<typeof StreamSpeed>): Stream | undefined {
  if (perMinute === 0) store.deleteSetting("stream");
  else store.writeSetting("stream", { perMinute, nextAt: Date.now(), placed: readStream(store)?.placed ?? 0 });
  store.wake();
  return readStream(store);
}

/** Places what is due. After a sleep it goes on from now instead of catching up. */
export function placeDueSales(store: Store): void {
  const stream = readStream(store);
  const now = Date.now();
  if (!stream || stream.nextAt > now) return;
  const gap = 60_000 / stream.perMinute;
  const due = Math.min(10, 1 + Math.floor((now - stream.nextAt) / gap));
  for (let n = 0; n < due; n++) placeOne(store, stream.placed + n);
  const nextAt = Math.max(stream.nextAt + due * gap, now + Math.min(gap, 100));
  store.writeSetting("stream", { ...stream, nextAt, placed: stream.placed + due });
}

function placeOne(store: Store, number: number): void {
  const random = randomFrom(store.plan.seed * 31 + number);
  const inStock = store.database.all<{ variant_id: number; location_id: number; available: number }>(
    `select v.id variant_id, l.location_id, l.available from levels l
     join variants v on v.item_id = l.item_id join products p on p.id = v.product_id
     where l.active = 1 and l.available > 0 and v.tracked = 1 and p.status in ('active', 'unlisted')`,
  );
  if (inStock.length === 0) return;
  const [main] = store.plan.locations;
  const level = pick(random, inStock);
  const online = store.database.find(
    "select 1 from locations where id = ? and name = ?",
    level.location_id,
    main?.name ?? "",
  );
  placeOrder(store, {
    lines: [{ variantId: level.variant_id, quantity: Math.min(level.available, integerBetween(random, 1, 2)) }],
    channel: online ? "online" : "pos",
    locationId: level.location_id,
    test: false,
    oversell: false,
  });
}
