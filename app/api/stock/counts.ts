import * as z from "zod";
import { findOpenLocation, listLocationIds } from "../../catalog/location-ids.server";
import { listVariantIds } from "../../catalog/variant-ids.server";
import { listShopifyIds, type ShopifyIds } from "../../catalog/variants-by-id.server";
import { DAY } from "../../days/iso-day";
import { instant, shopifyId } from "../../outbound/events/kinds/facts";
import { BELOW, completeCount } from "../../stock/counts/complete.server";
import { CHOICES, type Count, MOST_LINES, type Move, STATES, stateAfter } from "../../stock/counts/count";
import { createCount, findCount, findCountOfForm, listCounts, moveCount } from "../../stock/counts/counts.server";
import { enterCounted, isEntered } from "../../stock/counts/entries.server";
import { listReview } from "../../stock/counts/lines.server";
import type { ReviewLine } from "../../stock/counts/review";
import { WRITE_STATES } from "../../stock/writes/inventory-write";
import { findSupplier } from "../../suppliers/suppliers.server";
import { listVariantsOf } from "../../suppliers/terms.server";
import { byKey } from "../../words/who";
import { listOf, pageIn, paging } from "../door/listed";
import { conflict, invalid, notFound, refused } from "../door/problem";
import { ANSWERS, BODIES } from "../door/registries";
import { answer, type Context, NOTHING, route } from "../door/route";
import { amount, id, instantOf, moment, moneyOf } from "../shapes/fields";
import { belowNone, confirmBelow } from "./below-none";

/** Which field says what of a choice is meant. */
const SAYS_WHICH = { vendor: "vendor", product_type: "product_type", supplier_id: "supplier", variant_ids: "variants" };

const wanted = z
  .strictObject({
    location_id: id.describe("Shopify's"),
    name: z.string().trim().min(1).max(100).default("Count"),
    choice: z.enum(CHOICES).describe("Which variants; scanned: none at first, each as it is entered"),
    vendor: z.string().trim().max(255).optional().describe("With the choice vendor"),
    product_type: z.string().trim().max(255).optional().describe("With the choice product_type"),
    supplier_id: id.optional().describe("With the choice supplier"),
    variant_ids: z.array(id).max(MOST_LINES).optional().describe("Shopify's, with the choice variants"),
    blind: z.boolean().default(false),
  })
  .superRefine((said, { addIssue }) => {
    const fields = new Map<string, unknown>(Object.entries(said));
    for (const [field, choice] of Object.entries(SAYS_WHICH))
      if (fields.has(field) !== (said.choice === choice))
        addIssue({
          ...{ code: "custom", path: [field] },
          message: fields.has(field) ? `This goes with the choice ${choice} alone.` : "This is needed.",
        });
  })
  .register(BODIES, { id: "NewCount" });

const entered = z
  .strictObject({
    entries: z
      .array(
        z.strictObject({
          variant_id: id.describe("Shopify's"),
          units: z.int().min(-1_000_000).max(1_000_000).describe("Found; below 0 takes some off again"),
          at: moment
            .optional()
            .describe("When it was scanned; now if not said. Older than a day it counts as a day ago, to come as now."),
          anew: z.boolean().default(false).describe("What was entered of the variant before counts no more"),
        }),
      )
      .min(1)
      .max(500),
  })
  .register(BODIES, { id: "CountEntries" });

const completed = z
  .strictObject({
    rest_is_none: z
      .boolean()
      .default(false)
      .describe("Lines that nobody counted are 0; otherwise they stay as they are"),
    confirm_below: confirmBelow,
  })
  .register(BODIES, { id: "CountCompletion" });

const count = z
  .object({
    ...{ id, name: z.string(), state: z.enum(STATES), location_id: shopifyId.nullable(), choice: z.enum(CHOICES) },
    chosen: z.string().nullable().describe("The vendor or supplier, by name"),
    ...{ blind: z.boolean(), lines: z.int(), counted_lines: z.int() },
    changed_lines: z.int().describe("That differed as it was completed"),
    change: z.int().describe("Sum of their differences, in units"),
    created_at: instant,
    started_at: instant.nullable(),
    ended_at: instant.nullable(),
  })
  .register(ANSWERS, { id: "Count" });

const line = z
  .object({
    id,
    variant_id: shopifyId.nullable(),
    sku: z.string().nullable(),
    counted: z.int().nullable().describe("Null: not counted yet"),
    expected: z.int().nullable().describe("There at its first scan"),
    change: z.int().nullable(),
    value: amount.nullable().describe("Of the difference, at cost"),
    posting: z
      .object({
        state: z.enum(WRITE_STATES),
        refusal: z.string().nullable(),
      })
      .nullable()
      .describe("The write to Shopify; null where there is none"),
  })
  .register(ANSWERS, { id: "CountLine" });

const at = (instant: number | null) => (instant === null ? null : instantOf(instant));

const shown = (found: Count, locationIds: Map<number, string>): z.input<typeof count> => ({
  ...{ id: String(found.id), name: found.name, state: found.state, choice: found.choice, chosen: found.chosen },
  location_id: locationIds.get(found.locationId) ?? null,
  ...{ blind: found.blind, lines: found.lineCount, counted_lines: found.countedCount },
  ...{ changed_lines: found.changedCount, change: found.changedUnits, created_at: instantOf(found.createdAt) },
  ...{ started_at: at(found.startedAt), ended_at: at(found.endedAt) },
});

const lineShown = (row: ReviewLine, ids: Map<number, ShopifyIds>, currency: string): z.input<typeof line> => ({
  ...{ id: String(row.lineId), variant_id: ids.get(row.variantId)?.shopifyId ?? null, sku: row.sku || null },
  ...{ counted: row.counted, expected: row.expected, change: row.change, value: moneyOf(row.value, currency) },
  posting: row.posting === null ? null : { state: row.posting, refusal: row.refusal },
});

async function findShown({ database, shop }: Context, countId: number) {
  const found = await findCount(database, shop, countId);
  return found && shown(found, await listLocationIds(database, shop, [found.locationId]));
}

/** The count of the path as it stands now. */
async function shownNow(call: Context) {
  const found = await findShown(call, Number(call.ids.id));
  return found ? answer(found) : notFound("count");
}

async function made(call: Context, countId: number) {
  const found = await findShown(call, countId);
  if (!found) throw new Error(`Count ${countId} was made and is not there.`);
  return answer(found);
}

const move = (path: string, name: string, summary: string, moved: Exclude<Move, "complete">) =>
  route("POST", `/counts/{id}/${path}`, {
    ...{ scope: "write_stock", name, summary },
    ...{ query: NOTHING, body: NOTHING, answers: count },
    async work(call) {
      const done = await moveCount(call.database, call.shop, Number(call.ids.id), moved, byKey(call.caller), call.now);
      const found = await findShown(call, Number(call.ids.id));
      const stands = call.begunAt !== null && found?.state === stateAfter(moved);
      if (done.kind === "refused" && !stands) return conflict(done.reason);
      return found ? answer(found) : notFound("count");
    },
  });

const OLDEST = DAY;

export const COUNTS = [
  route("GET", "/counts", {
    scope: "read",
    name: "listCounts",
    summary: "Counts without their lines, the newest first",
    query: z.strictObject({ ...paging(50), state: z.enum(STATES).optional() }),
    body: NOTHING,
    answers: listOf(count).register(ANSWERS, { id: "Counts" }),
    async work(call) {
      const page = pageIn(call, "counts");
      if (page.kind === "problem") return page;
      const { database, shop, query } = call;
      const wanted = { ...(query.state && { state: query.state }) };
      const found = await listCounts(database, shop, wanted, page.cursor, page.size);
      const locationIds = await listLocationIds(
        database,
        shop,
        found.rows.map(({ locationId }) => locationId),
      );
      return page.answer(found, (row) => shown(row, locationIds));
    },
  }),
  route("POST", "/counts", {
    scope: "write_stock",
    name: "createCount",
    shownAt: "/counts",
    summary: "Draft a count",
    status: 201,
    ...{ query: NOTHING, body: wanted, answers: count },
    async work(call) {
      const { database, shop, body, caller, token, now } = call;
      const before = await findCountOfForm(database, shop, `api/${token}`);
      if (before !== null) return made(call, before);
      const [locationId, supplier, ids] = await Promise.all([
        findOpenLocation(database, shop, body.location_id),
        body.supplier_id === undefined ? undefined : findSupplier(database, shop, Number(body.supplier_id)),
        listVariantIds(database, shop, body.variant_ids ?? []),
      ]);
      if (locationId === null) return refused({ location_id: "This shop has no such location, or it is closed." });
      if (body.supplier_id !== undefined && !supplier)
        return refused({ supplier_id: "This shop has no such supplier." });
      const unknown = (body.variant_ids ?? []).findIndex((each) => !ids.has(each));
      if (unknown >= 0) return refused({ [`variant_ids/${unknown}`]: "This shop has no such variant." });
      const variantIds = supplier ? await listVariantsOf(database, shop, supplier.id) : [...ids.values()];
      const named = {
        vendor: body.vendor ?? "",
        product_type: body.product_type ?? "",
        supplier: supplier?.name ?? "",
      };
      const chosen = Object.entries(named).find(([choice]) => choice === body.choice)?.[1] ?? null;
      const created = await createCount(
        database,
        shop,
        {
          locationId,
          name: body.name,
          choice: body.choice,
          chosen,
          variantIds,
          blind: body.blind,
          formToken: `api/${token}`,
        },
        byKey(caller),
        now,
      );
      if (created.kind === "refused")
        return refused({ [created.field === "choice" ? "choice" : "location_id"]: created.reason });
      return made(call, created.id);
    },
  }),
  route("GET", "/counts/{id}", {
    scope: "read",
    name: "getCount",
    summary: "A count without its lines",
    ...{ query: NOTHING, body: NOTHING, answers: count },
    async work(call) {
      return shownNow(call);
    },
  }),
  route("GET", "/counts/{id}/lines", {
    scope: "read",
    name: "listCountLines",
    summary: "The lines of a count, with what is expected and what became of each difference",
    query: z.strictObject(paging(100)),
    body: NOTHING,
    answers: listOf(line).register(ANSWERS, { id: "CountLines" }),
    async work(call) {
      const { database, shop } = call;
      const page = pageIn(call, `counts/${call.ids.id}/lines`);
      if (page.kind === "problem") return page;
      const found = await findCount(database, shop, Number(call.ids.id));
      if (!found) return notFound("count");
      const rows = await listReview(database, shop, found.id, "all", page.cursor, page.size);
      const ids = await listShopifyIds(
        database,
        shop,
        rows.rows.map(({ variantId }) => variantId),
      );
      return page.answer(rows, (row) => lineShown(row, ids, shop.currency));
    },
  }),
  route("POST", "/counts/{id}/entries", {
    scope: "write_stock",
    name: "enterCounted",
    summary: "Enter what was found",
    says: "Units of several entries and people add up. A variant that the count does not have becomes a line.",
    ...{ query: NOTHING, body: entered, answers: count },
    async work(call) {
      const { database, shop, body, caller, token, begunAt, now } = call;
      const before = await findCount(database, shop, Number(call.ids.id));
      if (!before) return notFound("count");
      const ids = await listVariantIds(
        database,
        shop,
        body.entries.map(({ variant_id }) => variant_id),
      );
      const first = `api/${token}/0`;
      if (begunAt !== null && (await isEntered(database, shop, first))) return shownNow(call);
      const errors = body.entries.flatMap(({ variant_id }, at) =>
        ids.has(variant_id)
          ? []
          : [{ pointer: `/entries/${at}/variant_id`, message: "This shop has no such variant.", in: "body" as const }],
      );
      if (errors.length > 0) return invalid(errors);
      if (before.state !== "in_progress") return conflict("A count is entered on while it is in progress.");
      const entries = body.entries.map(({ variant_id, units, at, anew }, index) => ({
        ...{ token: `api/${token}/${index}`, variantId: ids.get(variant_id) ?? 0, units, anew },
        age: at === undefined ? 0 : Math.min(OLDEST, Math.max(0, now - Date.parse(at))),
      }));
      await enterCounted(database, shop, before.id, { entries, last: 0 }, byKey(caller), now);
      return shownNow(call);
    },
  }),
  move("started", "startCount", "Start counting", "start"),
  move("reviewed", "reviewCount", "Bring it to its review", "review"),
  move("reopened", "reopenCount", "Go on counting", "reopen"),
  route("POST", "/counts/{id}/completed", {
    scope: "write_stock",
    name: "completeCount",
    summary: "Approve it",
    says: "Each difference is written to Shopify once; the lines say how each write stands. One that leaves fewer than none available, with what is under way, is refused with `below_none`, unless `confirm_below` says that it is right.",
    ...{ query: NOTHING, body: completed, answers: count },
    async work(call) {
      const { database, shop, env, body, caller, token, now } = call;
      const countId = Number(call.ids.id);
      const said = { formToken: `api/${token}`, restIsNone: body.rest_is_none, belowIsMeant: body.confirm_below };
      const done = await completeCount(database, env.JOBS, shop, countId, said, byKey(caller), now);
      if (done.kind === "refused") return done.reason === BELOW ? belowNone() : conflict(done.reason);
      return shownNow(call);
    },
  }),
  move("cancelled", "cancelCount", "Cancel it", "cancel"),
];
