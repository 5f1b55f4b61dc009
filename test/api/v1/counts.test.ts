import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { JobMessage } from "../../../app/jobs/messages";
import { first } from "../../support/rows";
import { Recorder } from "../../support/shopify";
import { givenShops, TWO } from "../../support/two-shops";
import { ask } from "./client";
import { givenStock } from "./stock";

beforeEach(async () => {
  await givenShops();
  await givenStock();
});

const named = z.object({ id: z.string() });
const draft = (body: object = {}, more = {}) =>
  ask("/counts", {
    ...{
      method: "POST",
      body: { name: "Shelf A", location_id: "901", choice: "variants", variant_ids: ["301"], ...body },
    },
    ...more,
  });
const drafted = async () => named.parse((await draft()).json).id;
const move = (id: string, path: string, body?: object, more = {}) =>
  ask(`/counts/${id}/${path}`, { method: "POST", ...(body && { body }), ...more });
const enter = (id: string, units: number, variant_id = "301", more = {}) =>
  move(id, "entries", { entries: [{ variant_id, units }] }, more);

describe("counts", () => {
  it("are drafted, started, entered by several, reviewed and approved, and ask Shopify for each difference once", async () => {
    const made = await draft();
    expect([made.status, made.json]).toMatchObject([201, { name: "Shelf A", state: "draft", location_id: "901" }]);
    const { id } = named.parse(made.json);
    expect((await move(id, "started")).json).toMatchObject({ state: "in_progress" });
    expect((await enter(id, 2)).json).toMatchObject({ counted_lines: 1 });
    expect((await enter(id, 1)).status).toBe(200);
    expect((await move(id, "reviewed")).json).toMatchObject({ state: "in_review" });
    const lines = await ask(`/counts/${id}/lines`);
    expect(lines.json).toMatchObject({ data: [{ variant_id: "301", counted: 3, posting: null }], next_cursor: null });
    const jobs = new Recorder<JobMessage>();
    const done = await move(id, "completed", {}, { environment: { JOBS: jobs } });
    expect([done.status, done.json]).toMatchObject([200, { state: "completed", counted_lines: 1, changed_lines: 1 }]);
    expect(jobs.messages.filter(({ kind }) => kind === "write-inventory")).toHaveLength(1);
    expect((await ask(`/counts/${id}/lines`)).json).toMatchObject({ data: [{ posting: { state: "queued" } }] });
    expect(await first("SELECT COUNT(*) AS n FROM events WHERE type = 'count.completed'")).toEqual({ n: 1 });
    expect((await move(id, "completed", {})).status).toBe(409);
  });

  it("are not approved into fewer than none, unless that is said to be right", async () => {
    const id = await drafted();
    await move(id, "started");
    await enter(id, 3);
    await first("UPDATE levels SET available = 1 WHERE shop_id = 1 AND inventory_item_id = 501 RETURNING 1");
    await first(
      `INSERT INTO movements (shop_id, inventory_item_id, location_id, at, recorded_at, cause, delta, available_after)
      SELECT 1, 501, l.location_id, ?1, ?1, 'shopify', -7, 1 FROM levels l WHERE l.shop_id = 1 AND l.inventory_item_id = 501 LIMIT 1 RETURNING 1`,
      Date.now() + 60_000,
    );
    await move(id, "reviewed");
    expect(await move(id, "completed", {})).toMatchObject({ status: 409, json: { code: "below_none" } });
    expect((await ask(`/counts/${id}`)).json).toMatchObject({ state: "in_review" });
    expect((await move(id, "completed", { confirm_below: true })).json).toMatchObject({ state: "completed" });
  });

  it("say of two approvals at once to the second that it stands already, and not that fewer than none would be left", async () => {
    const id = await drafted();
    await move(id, "started");
    await enter(id, 7);
    await move(id, "reviewed");
    const answers = await Promise.all([1, 2, 3].map(() => move(id, "completed", {})));
    expect(answers.map(({ status, json }) => json.code ?? status).toSorted()).toEqual([
      200,
      "not_allowed_now",
      "not_allowed_now",
    ]);
  });

  it("add up what is entered, once for a key that is sent twice", async () => {
    const id = await drafted();
    await move(id, "started");
    const once = { headers: { "idempotency-key": "scan-1" } };
    await enter(id, 4, "301", once);
    await enter(id, 4, "301", once);
    await enter(id, 1);
    expect((await ask(`/counts/${id}/lines`)).json).toMatchObject({ data: [{ counted: 5 }] });
  });

  it("are one for a key, which takes no other body, even where the first answer was lost", async () => {
    const keyed = (key: string, body: object = {}) => draft(body, { headers: { "idempotency-key": key } });
    const one = await keyed("count-1");
    expect((await keyed("count-1")).json).toEqual(one.json);
    expect(await keyed("count-1", { name: "Shelf B" })).toMatchObject({ status: 422, json: { code: "key_used" } });
    await first("UPDATE api_answers SET status = NULL, body = NULL, lease_until = 0 RETURNING 1");
    expect((await keyed("count-1")).json).toEqual(one.json);
    expect(await first("SELECT COUNT(*) AS n FROM stock_counts")).toEqual({ n: 1 });
    expect((await keyed("count-2")).json).not.toEqual(one.json);
    const { id } = named.parse(one.json);
    await move(id, "started");
    const once = { headers: { "idempotency-key": "scan-1" } };
    await enter(id, 4, "301", once);
    await first("UPDATE api_answers SET status = NULL, body = NULL, lease_until = 0 RETURNING 1");
    expect((await enter(id, 4, "301", once)).json).toMatchObject({ counted_lines: 1 });
    expect((await enter(id, 5, "301", once)).json).toMatchObject({ code: "key_used" });
    expect((await ask(`/counts/${id}/lines`)).json).toMatchObject({ data: [{ counted: 4 }] });
  });

  it.each<[object, string, string]>([
    [{ choice: "vendor", variant_ids: undefined }, "/vendor", "This is needed."],
    [{ choice: "variants", variant_ids: undefined }, "/variant_ids", "This is needed."],
    [{ choice: "scanned" }, "/variant_ids", "This goes with the choice variants alone."],
    [{ supplier_id: "1" }, "/supplier_id", "This goes with the choice supplier alone."],
  ])(
    "say which they are of, by the field that goes with the choice and no other: %j",
    async (body, pointer, message) => {
      expect(await draft(body)).toMatchObject({ status: 422, json: { errors: [{ pointer, message, in: "body" }] } });
    },
  );

  it("are entered with the time of any zone, written as a time is written", async () => {
    const id = await drafted();
    await move(id, "started");
    const scanned = (at: string) => move(id, "entries", { entries: [{ variant_id: "301", units: 1, at }] });
    expect((await scanned("2026-11-28T09:30:00+05:30")).status).toBe(200);
    expect(await scanned("2026-11-28")).toMatchObject({
      ...{ status: 422, json: { errors: [{ message: "A time is written like 2026-11-28T09:30:00Z." }] } },
    });
  });

  it("move as their state allows, and say why where it does not", async () => {
    const id = await drafted();
    for (const [path, body] of [
      ["entries", { entries: [{ variant_id: "301", units: 1 }] }],
      ["reviewed", undefined],
      ["completed", {}],
    ] as const) {
      const { status, json } = await move(id, path, body);
      expect([path, status, typeof json.detail]).toEqual([path, 409, "string"]);
    }
    await move(id, "started");
    expect((await enter(id, 1, "999999")).json).toMatchObject({ errors: [{ pointer: "/entries/0/variant_id" }] });
    expect((await move(id, "cancelled")).json).toMatchObject({ state: "cancelled" });
    expect((await move(id, "started")).status).toBe(409);
  });

  it("of another shop are not there", async () => {
    const id = await drafted();
    expect((await ask(`/counts/${id}`, { key: TWO.key })).status).toBe(404);
    expect((await move(id, "started", undefined, { key: TWO.key })).status).toBeGreaterThanOrEqual(404);
    expect((await ask(`/counts/${id}`)).json).toMatchObject({ state: "draft" });
  });
});
