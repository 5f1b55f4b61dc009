import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { JobMessage } from "../../../app/jobs/messages";
import { signedHeaders } from "../../../app/outbound/signatures/standard-webhooks";
import worker from "../../stub-worker";
import { FOR_A_ROUND, fuzzed, type Outcome, rounds } from "../../support/fuzzed";
import { changed, oddText, varied } from "../../support/odd-values";
import { first } from "../../support/rows";
import { Recorder } from "../../support/shopify";
import { givenShops } from "../../support/two-shops";
import { givenOrders } from "../v1/orders";
import { givenStock } from "../v1/stock";
import { MAIL_API } from "./mail-server";

const SECRET = `whsec_${btoa("0123456789abcdef0123456789abcdef")}`;
const PASSWORD = "a-long-password-of-16";
const SERVICES = {
  resend: { ...MAIL_API, MAIL_BOUNCE_SECRET: SECRET },
  postmark: { ...MAIL_API, MAIL_API_STYLE: "postmark", MAIL_BOUNCE_SECRET: PASSWORD },
};

const jobs = new Recorder<JobMessage>();
let order = 0;

beforeEach(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  await givenShops();
  await givenStock();
  await givenOrders();
  order = (await first<{ id: number }>("SELECT id FROM purchase_orders WHERE shop_id = 1"))?.id ?? 0;
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO purchase_order_timeline (shop_id, order_id, at, what, detail) VALUES (1, ?, 1, 'mailed', '{"messageId":"m-1"}')`,
    ).bind(order),
    env.DB.prepare(
      `INSERT INTO alert_mail (shop_id, recipients, frequency, told_up_to, updated_at) VALUES (1, '["me@example.com"]', 'daily', 0, 1)`,
    ),
  ]);
});

afterEach(() => void vi.restoreAllMocks());

/** What either service tells of the order's mail, and of another's. */
const notices = () => {
  const of = [
    { shop: "1", order: `${order}` },
    { shop: "2", order: "1" },
    { shop: "9007199254740993", order: "9999999999999999" },
  ];
  const resend = of.flatMap((tags) =>
    [{ bounce: { message: "Gone." } }, { failed: { reason: "reached_daily_quota" } }, { suppressed: {} }].map(
      (why) => ({
        type: `email.${Object.keys(why)[0]?.replace("bounce", "bounced")}`,
        data: { email_id: "m-1", to: ["orders@supplier.example"], ...why, tags },
      }),
    ),
  );
  const asList = {
    ...resend[0],
    data: {
      ...resend[0]?.data,
      tags: [
        { name: "shop", value: "1" },
        { name: "order", value: `${order}` },
      ],
    },
  };
  const postmark = of.map((Metadata) => ({
    ...{ RecordType: "Bounce", Type: "HardBounce", MessageID: "m-1", Email: "orders@supplier.example" },
    ...{ Description: "Gone.", Metadata },
  }));
  return { resend: fc.constantFrom<object>(...resend, asList), postmark: fc.constantFrom<object>(...postmark) };
};

it.each(rounds(150))(
  "takes whatever the mail service tells it, and writes no other shop's rows (seed $seed)",
  async (round) => {
    const { resend, postmark } = notices();
    const bodyOf = (good: fc.Arbitrary<object>) =>
      fc.oneof(
        { weight: 5, arbitrary: fc.oneof(good, varied(good), changed(good)).map((told) => JSON.stringify(told) ?? "") },
        { weight: 1, arbitrary: fc.oneof(fc.json(), oddText) },
      );
    const asked = fc.record({
      style: fc.constantFrom("resend", "postmark"),
      resend: bodyOf(resend),
      postmark: bodyOf(postmark),
      isSigned: fc.integer({ min: 0, max: 9 }).map((of) => of > 0),
    });
    const seen = await fuzzed({ ...round, what: "bounces", asked, answer: (all) => Promise.all(all.map(told)) });
    expect(Math.min(seen.get(200) ?? 0, seen.get(401) ?? 0)).toBeGreaterThan(0);
    expect(await first("SELECT COUNT(*) > 0 AS some FROM purchase_order_timeline WHERE what = 'bounced'")).toEqual({
      some: 1,
    });
  },
  FOR_A_ROUND,
);

interface Told {
  style: "resend" | "postmark";
  resend: string;
  postmark: string;
  isSigned: boolean;
}

async function told({ style, isSigned, ...bodies }: Told): Promise<Outcome> {
  const body = bodies[style];
  const mails = jobs.messages.length;
  const request = new Request("http://localhost:8787/mail/bounces", {
    ...{ method: "POST", body },
    headers: await (style === "resend" ? signed(body, isSigned) : named(isSigned)),
  });
  const answer = await worker.fetch(request, { ...env, ...SERVICES[style], JOBS: jobs }, createExecutionContext());
  if (!isSigned) expect(answer.status).toBe(401);
  return { at: style, status: answer.status, said: await answer.text(), done: jobs.messages.length > mails };
}

async function signed(body: string, isGood: boolean): Promise<Record<string, string>> {
  const headers = await signedHeaders([SECRET], isGood ? "msg_1" : "msg_2", Date.now(), body);
  return Object.fromEntries(
    Object.entries({ ...headers, "webhook-id": "msg_1" }).map(([name, value]) => [
      name.replace("webhook", "svix"),
      value,
    ]),
  );
}

const named = async (isGood: boolean): Promise<Record<string, string>> => ({
  authorization: `Basic ${btoa(`name:${isGood ? PASSWORD : "another"}`)}`,
});
