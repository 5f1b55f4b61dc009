import { env } from "cloudflare:workers";
import type { JobMessage } from "../../../app/jobs/messages";
import { completeCount } from "../../../app/stock/counts/complete.server";
import { createCount, findCount, moveCount, type NewCount } from "../../../app/stock/counts/counts.server";
import { enterCounted } from "../../../app/stock/counts/entries.server";
import { first } from "../../support/rows";
import { Recorder } from "../../support/shopify";
import { ITEMS, PLACE, shop } from "../purchasing/receiving-shop";

let made = 0;
const unique = () => `token-of-${++made}-here`;

export const variantOf = async (item = ITEMS[0]) =>
  (await first<{ id: number }>("SELECT id FROM variants WHERE inventory_item_id = ?", item))?.id ?? 0;

export async function givenCount(of: Partial<NewCount> = {}, now = Date.now()) {
  const locationId = (await first<{ id: number }>("SELECT id FROM locations WHERE shopify_id = ?", PLACE))?.id ?? 0;
  const count = {
    locationId,
    name: "Shop floor",
    choice: "all" as const,
    chosen: null,
    variantIds: [],
    blind: false,
    ...of,
  };
  const created = await createCount(env.DB, shop, { formToken: unique(), ...count }, "42", now);
  if (created.kind === "refused") throw new Error(created.reason);
  await moveCount(env.DB, shop, created.id, "start", "42", now);
  return created.id;
}

/** Somebody finds units, and the phone sends them as often as it likes. */
export async function find(
  countId: number,
  item: number | undefined,
  units: number,
  { who = "42", now = Date.now(), times = 1, age = 0, anew = false } = {},
) {
  const entries = [{ token: unique(), variantId: await variantOf(item), units, age, anew }];
  for (let time = 0; time < times; time += 1) await enterCounted(env.DB, shop, countId, { entries, last: 0 }, who, now);
}

export const review = (countId: number, now = Date.now()) => moveCount(env.DB, shop, countId, "review", "42", now);

export const complete = (
  countId: number,
  now = Date.now(),
  of: Partial<{ formToken: string; restIsNone: boolean; belowIsMeant: boolean }> = {},
) =>
  completeCount(
    ...[env.DB, new Recorder<JobMessage>(), shop, countId],
    { formToken: unique(), restIsNone: false, belowIsMeant: true, ...of },
    "42",
    now,
  );

export const countAt = (countId: number) => findCount(env.DB, shop, countId);
