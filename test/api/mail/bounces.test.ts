import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { settingsOf } from "../../../app/env";
import type { JobMessage } from "../../../app/jobs/messages";
import { mailWayOf } from "../../../app/outbound/mail/way";
import { signedHeaders } from "../../../app/outbound/signatures/standard-webhooks";
import { sendOrder } from "../../../app/purchasing/paper/send.server";
import { createWorker } from "../../../workers/doors";
import { handOver } from "../../../workers/outbox/mail";
import { first, rowsOf } from "../../support/rows";
import { installShop, Recorder, SHOP } from "../../support/shopify";
import { fakeMailServer, MAIL_API } from "./mail-server";

const SECRET = `whsec_${btoa("0123456789abcdef0123456789abcdef")}`;
const RESEND = { ...MAIL_API, MAIL_BOUNCE_SECRET: SECRET };
const POSTMARK = { ...MAIL_API, MAIL_API_STYLE: "postmark", MAIL_BOUNCE_SECRET: "a-long-password-of-16" };
const MAIL = { subject: "Order", text: "Order.", html: "<p>Order.</p>" };

const run = (sql: string) => env.DB.prepare(sql).run();
const jobs = new Recorder<JobMessage>();

beforeEach(async () => {
  jobs.messages.length = 0;
  await installShop();
  await run(
    "INSERT INTO suppliers (id, shop_id, name, currency, created_at, updated_at) VALUES (1, 1, 'Acme', 'USD', 1, 1)",
  );
  await run("INSERT INTO locations (id, shop_id, shopify_id, name, active) VALUES (3, 1, 900, 'Main', 1)");
  await run(
    `INSERT INTO purchase_orders (id, shop_id, number, state, supplier_id, location_id, currency, source, created_at, updated_at, line_count, units_ordered)
    VALUES (12, 1, 'PO-12', 'draft', 1, 3, 'USD', 'hand', 1, 1, 1, 5)`,
  );
  await run(
    `INSERT INTO purchase_order_lines (id, shop_id, order_id, position, variant_id, ordered, amount, created_at) VALUES (31, 1, 12, 1, 7, 5, 500, 1)`,
  );
  await run(
    `INSERT INTO alert_mail (shop_id, recipients, frequency, told_up_to, updated_at) VALUES (1, '["me@example.com"]', 'daily', 0, 1)`,
  );
});

/** The order's mail leaves by a service that gives it the id m-1. */
async function mailed(environment: object) {
  const taken = fakeMailServer(() => Response.json({ id: "m-1", MessageID: "m-1" }));
  const way = mailWayOf(settingsOf({ ...env, ...environment }));
  const sent = await sendOrder(
    ...[env.DB, { id: 1, domain: SHOP, timeZone: "UTC" }],
    {
      ...{ order: { id: 12, number: "PO-12", version: 1 }, mail: MAIL, recipients: ["orders@supplier.example"] },
      ...{ paper: new Uint8Array([1]), replyTo: null },
    },
    (mail, key) => handOver(way, mail, key),
    "staff-1",
    Date.now,
  );
  expect(sent).toEqual({ kind: "sent" });
  return taken[0]?.body;
}

async function told(environment: object, body: object, headers: Record<string, string>, method = "POST") {
  const worker = createWorker(async () => new Response("page"));
  const request = new Request("http://localhost:8787/mail/bounces", {
    ...{ method, headers },
    ...(method === "POST" && { body: JSON.stringify(body) }),
  });
  const answer = await worker.fetch(request, { ...env, ...environment, JOBS: jobs }, createExecutionContext());
  return answer.status;
}

const bounce = (data = {}) => ({
  type: "email.bounced",
  data: {
    ...{ email_id: "m-1", to: ["orders@supplier.example"], bounce: { message: "No such mailbox." } },
    ...{ tags: { shop: "1", order: "12" }, ...data },
  },
});

async function signed(body: object, { secret = SECRET, at = Date.now() } = {}) {
  const headers = await signedHeaders([secret], "msg_1", at, JSON.stringify(body));
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.replace("webhook", "svix"), value]));
}

const tellResend = async (body: object, how = {}) => told(RESEND, body, await signed(body, how));

const bounces = async () =>
  (
    await env.DB.prepare("SELECT who, detail FROM purchase_order_timeline WHERE what = 'bounced'").all<{
      who: string | null;
      detail: string;
    }>()
  ).results;
const notice = () =>
  first<{ key: string; recipients: string; text: string }>("SELECT * FROM mails WHERE key LIKE 'bounced/%'");

it("gives the service what the mail is of, keeps its bounce once, and tells the shop's people once", async () => {
  expect(await mailed(RESEND)).toMatchObject({
    tags: [
      { name: "shop", value: "1" },
      { name: "order", value: "12" },
    ],
  });
  for (let times = 0; times < 3; times++) expect(await tellResend(bounce())).toBe(200);
  expect((await bounces()).map(({ who, detail }) => [who, JSON.parse(detail)])).toEqual([
    [null, { messageId: "m-1", to: "orders@supplier.example", reason: "No such mailbox." }],
  ]);
  expect(await first("SELECT state FROM purchase_orders")).toEqual({ state: "sent" });
  const mail = await notice();
  expect(mail).toMatchObject({ key: "bounced/12/m-1", recipients: '["me@example.com"]' });
  expect(mail?.text).toContain("The mail with PO-12 to orders@supplier.example was not delivered.");
  expect(mail?.text).toContain("No such mailbox.");
  expect(await first("SELECT COUNT(*) AS n FROM mails WHERE key LIKE 'bounced/%'")).toEqual({ n: 1 });
  expect(jobs.messages).toContainEqual({ kind: "send-mails", shop: SHOP });
});

it("keeps one of eight that come at once", async () => {
  await mailed(RESEND);
  await Promise.all(Array.from({ length: 8 }, () => tellResend(bounce())));
  expect(await bounces()).toHaveLength(1);
});

it("takes a mail that the service could not send for one that did not arrive, and a complaint for one that did", async () => {
  await mailed(RESEND);
  const { data } = bounce();
  expect(await tellResend({ type: "email.complained", data })).toBe(200);
  expect(await bounces()).toEqual([]);
  const failed = { ...data, bounce: undefined, failed: { reason: "reached_daily_quota" } };
  for (let times = 0; times < 2; times++) expect(await tellResend({ type: "email.failed", data: failed })).toBe(200);
  expect((await bounces()).map(({ detail }) => JSON.parse(detail))).toEqual([
    { messageId: "m-1", to: "orders@supplier.example", reason: "It was never sent: reached daily quota." },
  ]);
  expect((await notice())?.text).toContain("reached daily quota");
});

it("takes Postmark's word where the address had the secret, and gives it the same", async () => {
  expect(await mailed(POSTMARK)).toMatchObject({ Metadata: { shop: "1", order: "12" } });
  const body = {
    ...{ RecordType: "Bounce", Type: "HardBounce", MessageID: "m-1", Email: "orders@supplier.example" },
    ...{ Description: "Unknown user.", Metadata: { shop: "1", order: "12" } },
  };
  const basic = (password: string) => ({ authorization: `Basic ${btoa(`evenstock:${password}`)}` });
  for (const headers of [
    {},
    basic("another"),
    basic(""),
    { authorization: "Basic %%%" },
    { authorization: "Bearer x" },
  ])
    expect(await told(POSTMARK, body, headers as Record<string, string>)).toBe(401);
  expect(await bounces()).toHaveLength(0);
  expect(await told(POSTMARK, body, basic(POSTMARK.MAIL_BOUNCE_SECRET))).toBe(200);
  expect(await bounces()).toHaveLength(1);
});

it("believes nobody else", async () => {
  await mailed(RESEND);
  const body = bounce();
  const before = await rowsOf("purchase_order_timeline", "mails", "purchase_orders");
  const other = `whsec_${btoa("another-secret-another-secret-32")}`;
  expect(await tellResend(body, { secret: other })).toBe(401);
  expect(await tellResend(body, { at: Date.now() - 6 * 60_000 })).toBe(401);
  expect(await tellResend(body, { at: Date.now() + 6 * 60_000 })).toBe(401);
  expect(await told(RESEND, body, {})).toBe(401);
  expect(await told(RESEND, bounce({ email_id: "m-2" }), await signed(body))).toBe(401);
  expect(await told(MAIL_API, body, await signed(body))).toBe(404);
  expect(await told({}, body, await signed(body))).toBe(404);
  expect(await told(RESEND, body, {}, "GET")).toBe(405);
  expect(await rowsOf("purchase_order_timeline", "mails", "purchase_orders")).toEqual(before);
});

it("answers what is of no order's mail of ours, and keeps nothing of it", async () => {
  await mailed(RESEND);
  const before = await rowsOf("purchase_order_timeline", "mails", "purchase_orders");
  for (const data of [
    ...[{ email_id: "m-2" }, { tags: { shop: "2", order: "12" } }, { tags: { shop: "1", order: "13" } }, { tags: {} }],
  ])
    expect(await tellResend(bounce(data))).toBe(200);
  expect(await tellResend({ type: "email.delivered", data: {} })).toBe(200);
  expect(await rowsOf("purchase_order_timeline", "mails", "purchase_orders")).toEqual(before);
  await run("UPDATE shops SET uninstalled_at = 5");
  expect(await tellResend(bounce())).toBe(200);
  expect(await notice()).toBeNull();
});
