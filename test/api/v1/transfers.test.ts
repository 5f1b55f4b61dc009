import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { JobMessage } from "../../../app/jobs/messages";
import { first } from "../../support/rows";
import { Recorder } from "../../support/shopify";
import { givenShops, TWO } from "../../support/two-shops";
import { ask, type Told, walk } from "./client";
import { givenStock } from "./stock";
import { givenTransfers } from "./transfers";

beforeEach(async () => {
  await givenShops();
  await givenStock();
});

const line = { variant_id: "301", quantity: 6 };
const good = { from_location_id: "901", to_location_id: "902", lines: [line] };
const drafted = z.object({ id: z.string(), lines: z.array(z.object({ id: z.string() })) });
const draftIn = ({ json }: Told) => drafted.parse(json);
const today = new Date().toISOString().slice(0, 10);
const draft = (body: object, more = {}) => ask("/transfers", { method: "POST", body, ...more });
const move = (id: string, path: string, body: object = {}, more = {}) =>
  ask(`/transfers/${id}/${path}`, { method: "POST", body, ...more });

describe("transfers", () => {
  it("are drafted, shipped, received in parts and cancelled, and tell how each write stands", async () => {
    const made = await draft({ ...good, lines: [line, line], expected_on: "2026-12-24", note: "By van" });
    expect([made.status, made.json]).toMatchObject([
      201,
      {
        ...{
          state: "draft",
          from_location_id: "901",
          to_location_id: "902",
          expected_on: "2026-12-24",
          note: "By van",
        },
        lines: [{ variant_id: "301", sku: "MUG-B", quantity: 12, shipped: 0, in_transit: 0 }],
        posting: [],
      },
    ]);
    const { id, lines } = draftIn(made);
    expect((await ask(String(made.headers.get("location")).replace("/api/v1", ""))).json).toEqual(made.json);
    const JOBS = new Recorder<JobMessage>();
    expect(await move(id, "shipped")).toMatchObject({ status: 409, json: { code: "below_none" } });
    const shipped = await move(id, "shipped", { confirm_below: true }, { environment: { JOBS } });
    expect(shipped.json).toMatchObject({
      ...{ state: "in_transit", shipped_at: expect.any(String), lines: [{ shipped: 12, in_transit: 12 }] },
      posting: [{ line_id: lines[0]?.id, move: "shipped", state: "queued", refusal: null }],
    });
    expect(JOBS.messages).toMatchObject([{ kind: "write-inventory" }]);
    const came = await move(id, "receipts", {
      received_on: today,
      lines: [{ line_id: lines[0]?.id, accepted: 4, damaged: 1 }],
    });
    expect([came.status, came.json]).toMatchObject([
      201,
      { transfer_id: id, lines: [{ accepted: 4, damaged: 1 }], posting: [{ state: "queued" }] },
    ]);
    expect((await walk(`/transfers/${id}/receipts`))[0]).toEqual(came.json);
    expect((await move(id, "cancelled")).json).toMatchObject({
      ...{ state: "cancelled", ended_at: expect.any(String) },
      lines: [{ shipped: 12, received: 4, damaged: 1, returned: 7, in_transit: 0 }],
    });
  });

  it("are not shipped into fewer than none with what is under way, nor of two at once, unless that is said to be right", async () => {
    const [one, two, three] = [await draft(good), await draft(good), await draft(good)].map((each) => draftIn(each).id);
    const answers = await Promise.all([one, two].map((id) => move(id ?? "", "shipped")));
    expect(answers.map(({ status, json }) => json.code ?? status).toSorted()).toEqual([200, "below_none"]);
    expect(await move(three ?? "", "shipped")).toMatchObject({ status: 409, json: { code: "below_none" } });
    expect((await ask(`/transfers/${three}`)).json).toMatchObject({ state: "draft" });
    expect((await move(three ?? "", "shipped", { confirm_below: true })).json).toMatchObject({ state: "in_transit" });
  });

  it("take a receipt back, and tell by whose key", async () => {
    const { id, lines } = draftIn(await draft(good));
    await move(id, "shipped");
    const came = await move(id, "receipts", { received_on: today, lines: [{ line_id: lines[0]?.id, accepted: 4 }] });
    const takeBack = (body = {}, more = {}) =>
      ask(`/transfer-receipts/${came.json.id}/reversal`, { method: "POST", body, ...more });
    expect((await takeBack()).status).toBe(409);
    await first("UPDATE inventory_writes SET state = 'confirmed' RETURNING 1");
    const back = await takeBack({ note: "Wrong shelf" });
    expect([back.status, back.json]).toMatchObject([
      201,
      {
        reverses: came.json.id,
        taken_back: false,
        lines: [{ accepted: -4, damaged: 0 }],
        posting: [{ state: "queued" }],
      },
    ]);
    expect(await walk(`/transfers/${id}/receipts`)).toMatchObject([{ reverses: came.json.id }, { taken_back: true }]);
    expect((await ask(`/transfers/${id}`)).json).toMatchObject({
      ...{ state: "in_transit", lines: [{ received: 0, in_transit: 6 }] },
      posting: [{ move: "shipped" }, { move: "received" }, { move: "taken_back" }],
    });
    const done = await first<{ who: string }>("SELECT group_concat(DISTINCT created_by) AS who FROM transfer_moves");
    expect(done?.who).toBe("key/Warehouse");
    expect((await takeBack({}, { key: TWO.key })).status).toBe(404);
    expect(await takeBack()).toMatchObject({ status: 409, json: { detail: "It was taken back already." } });
  });

  it("are one where the same is sent again, even where the first answer was lost", async () => {
    const lost = () => first("UPDATE api_answers SET status = NULL, body = NULL, lease_until = 0 RETURNING 1");
    const one = await draft(good, { headers: { "idempotency-key": "t-1" } });
    await lost();
    expect((await draft(good, { headers: { "idempotency-key": "t-1" } })).json.id).toBe(one.json.id);
    const { id, lines } = draftIn(one);
    await move(id, "shipped");
    const body = { received_on: today, lines: [{ line_id: lines[0]?.id, accepted: 2 }] };
    const receive = () => move(id, "receipts", body, { headers: { "idempotency-key": "t-2" } });
    const received = await receive();
    await lost();
    expect((await receive()).json).toEqual(received.json);
    expect(await first("SELECT units_received FROM transfers")).toEqual({ units_received: 2 });
  });

  it.each([
    { body: { ...good, expected_on: "0026-12-24" }, pointer: "/expected_on" },
    { body: { ...good, from_location_id: "951" }, pointer: "/from_location_id" },
    { body: { ...good, to_location_id: "951" }, pointer: "/to_location_id" },
    { body: { ...good, to_location_id: "901" }, pointer: "/to_location_id" },
    { body: { ...good, lines: [line, { ...line, variant_id: "401" }] }, pointer: "/lines/1/variant_id" },
    { body: { ...good, lines: [{ ...line, quantity: 1.5 }] }, pointer: "/lines/0/quantity" },
    { body: { ...good, lines: [] }, pointer: "/lines" },
    { body: { ...good, colour: "red" }, pointer: "/colour" },
  ])("are refused for $pointer", async ({ body, pointer }) => {
    expect(await draft(body)).toMatchObject({ status: 422, json: { errors: [{ pointer }] } });
    expect(await first("SELECT COUNT(*) AS n FROM transfers")).toEqual({ n: 0 });
  });

  it.each([
    { lines: [{ line_id: "3", accepted: 10 }], pointer: "/lines/0/accepted", message: /9 units/ },
    { lines: [{ line_id: "3", damaged: 10 }], pointer: "/lines/0/damaged", message: /9 units/ },
    {
      lines: [
        { line_id: "3", accepted: 1 },
        { line_id: "6", accepted: 1 },
      ],
      pointer: "/lines/1/line_id",
      message: /not on this transfer/,
    },
    { lines: [{ line_id: "3", accepted: 0 }], pointer: "/lines", message: /one unit/ },
    { received_on: "2999-01-01", pointer: "/received_on", message: /not come yet/ },
    { received_on: "2020-01-01", pointer: "/received_on", message: /before they were shipped/ },
  ])("refuse a receipt beside its $pointer: $message", async ({ pointer, message, ...more }) => {
    await givenTransfers();
    const body = { received_on: today, lines: [{ line_id: "3", accepted: 1 }], ...more };
    const { status, json } = await move("3", "receipts", body);
    expect([status, json.errors]).toEqual([422, [{ pointer, message: expect.stringMatching(message), in: "body" }]]);
  });

  it("say why a move is not allowed, and are listed by state, the newest first", async () => {
    await givenTransfers();
    expect(await move("3", "shipped")).toMatchObject({ status: 409, json: { detail: "It was shipped already." } });
    expect((await move("1", "receipts", { received_on: today, lines: [{ line_id: "1", accepted: 1 }] })).status).toBe(
      409,
    );
    expect((await move("6", "cancelled")).status).toBe(404);
    expect((await ask("/transfers/6", { key: TWO.key })).json.state).toBe("partial");
    expect((await walk("/transfers?limit=1")).map(({ id }) => id)).toEqual(["3", "2", "1"]);
    expect(await walk("/transfers?state=partial")).toMatchObject([
      { id: "3", lines: 1, units: 10, units_in_transit: 9, units_received: 1 },
    ]);
  });
});
