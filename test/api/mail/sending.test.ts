import { env } from "cloudflare:workers";
import { beforeEach, expect, it, vi } from "vitest";
import { mailQueued } from "../../../app/outbound/mail/mails.server";
import { first } from "../../support/rows";
import { installShop, SHOP } from "../../support/shopify";
import { fakeMailServer, MAIL_API } from "./mail-server";
import { asked, send } from "./steps";

const NOW = Date.UTC(2026, 10, 21, 12, 0);
const MINUTE = 60_000;
const MAIL = { recipients: ["ada@example.com", "bo@example.com"], subject: "Low", text: "Low.", html: "<p>Low.</p>" };
const POSTMARK = { ...MAIL_API, MAIL_API_STYLE: "postmark" };

beforeEach(async () => {
  await installShop();
  await queue("one");
});

const queue = (key: string) => mailQueued(env.DB, { id: 1 }, key, MAIL, NOW).run();
const mail = () => first("SELECT state, attempts, failure FROM mails");

it("hands a mail over once, with its recipients, both parts and a key, however often it is asked to", async () => {
  const taken = fakeMailServer();
  await queue("one");
  for (const at of [NOW, NOW, NOW + 60 * MINUTE]) await send(at, env.DB, MAIL_API);
  expect(taken.map(({ body }) => body)).toEqual([
    {
      from: "Evenstock <stock@example.com>",
      to: MAIL.recipients,
      subject: "Low",
      text: "Low.",
      html: "<p>Low.</p>",
    },
  ]);
  expect(taken[0]?.headers.get("authorization")).toBe("Bearer mail-secret");
  expect(taken[0]?.headers.get("idempotency-key")).toBe(`${SHOP}/1/one`);
  expect(await mail()).toEqual({ state: "sent", attempts: 1, failure: null });
});

it("speaks Postmark's way where the environment says so", async () => {
  const taken = fakeMailServer();
  await send(NOW, env.DB, POSTMARK);
  expect(taken[0]?.body).toEqual({
    From: "Evenstock <stock@example.com>",
    To: "ada@example.com, bo@example.com",
    Subject: "Low",
    TextBody: "Low.",
    HtmlBody: "<p>Low.</p>",
  });
  expect(taken[0]?.headers.get("x-postmark-server-token")).toBe("mail-secret");
});

it("tries again, ever later, while the service is down, with the same key", async () => {
  const taken = fakeMailServer((count) => new Response("busy", { status: count < 3 ? 503 : 200 }));
  await send(NOW, env.DB, MAIL_API);
  expect(await mail()).toEqual({ state: "queued", attempts: 1, failure: "The mail service answered 503. busy" });
  expect(await asked("* * * * *", NOW + MINUTE - 1)).toEqual([]);
  expect(await asked("* * * * *", NOW + MINUTE)).toEqual([{ kind: "send-mails", shop: SHOP }]);
  for (const minutes of [0.9, 1, 4.9, 5, 6]) await send(NOW + minutes * MINUTE, env.DB, MAIL_API);
  expect(taken).toHaveLength(3);
  expect(new Set(taken.map(({ headers }) => headers.get("idempotency-key"))).size).toBe(1);
  expect(await mail()).toEqual({ state: "sent", attempts: 3, failure: null });
});

it("gives up after six hours, and says why", async () => {
  const taken = fakeMailServer(() => new Response("down", { status: 500 }));
  for (let minutes = 0; minutes <= 600; minutes += 10) await send(NOW + minutes * MINUTE, env.DB, MAIL_API);
  expect(taken).toHaveLength(6);
  expect(await mail()).toEqual({ state: "failed", attempts: 6, failure: "The mail service answered 500. down" });
  expect(await asked("* * * * *", NOW + 700 * MINUTE)).toEqual([]);
});

it("does not try again what the service will never take", async () => {
  const taken = fakeMailServer(() => Response.json({ message: "unknown sender" }, { status: 422 }));
  for (const minutes of [0, 1, 5]) await send(NOW + minutes * MINUTE, env.DB, MAIL_API);
  expect(taken).toHaveLength(1);
  expect(await mail()).toMatchObject({ state: "failed", failure: expect.stringContaining("unknown sender") });
});

it.each([
  { style: "a service that knows keys", environment: MAIL_API, tries: 2, state: "sent" },
  { style: "one that does not", environment: POSTMARK, tries: 1, state: "failed" },
])("repeats a try that had no answer only with $style", async ({ environment, tries, state }) => {
  const taken = fakeMailServer((count) => {
    if (count === 1) throw new TypeError("connection lost");
    return Response.json({});
  });
  for (const minutes of [0, 1, 5]) await send(NOW + minutes * MINUTE, env.DB, environment);
  expect(taken).toHaveLength(tries);
  expect(await mail()).toMatchObject({ state });
});

it.each([
  { style: "a service that knows keys", environment: MAIL_API, tries: 2, stands: { state: "sent" } },
  {
    style: "one that does not",
    environment: POSTMARK,
    tries: 1,
    stands: { state: "failed", failure: expect.stringContaining("may have been sent") },
  },
])("after a death between sending and marking repeats the try only with $style", async (the) => {
  const taken = fakeMailServer();
  await expect(send(NOW, dyingBeforeTheMark(), the.environment)).rejects.toThrow("died");
  expect(await mail()).toMatchObject({ state: "queued", attempts: 1 });
  expect(await asked("* * * * *", NOW + 4 * MINUTE)).toEqual([]);
  await send(NOW + 4 * MINUTE, env.DB, the.environment);
  expect(taken).toHaveLength(1);
  for (const minutes of [6, 7, 20]) await send(NOW + minutes * MINUTE, env.DB, the.environment);
  expect(taken).toHaveLength(the.tries);
  expect(await mail()).toMatchObject(the.stands);
});

it("sends by Cloudflare's binding where that is all the environment names", async () => {
  const EMAIL = { send: vi.fn(async () => ({ messageId: "1" })) };
  await send(NOW, env.DB, { MAIL_FROM: "stock@example.com", EMAIL });
  expect(EMAIL.send).toHaveBeenCalledExactlyOnceWith({
    from: { name: "Evenstock", email: "stock@example.com" },
    to: MAIL.recipients,
    subject: "Low",
    text: "Low.",
    html: "<p>Low.</p>",
  });
  expect(await mail()).toMatchObject({ state: "sent" });
});

it.each([
  { code: "E_RECIPIENT_NOT_ALLOWED", state: "failed" },
  { code: "E_RATE_LIMIT_EXCEEDED", state: "queued" },
])("leaves a mail $state after Cloudflare's $code", async ({ code, state }) => {
  const EMAIL = { send: () => Promise.reject(Object.assign(new Error("not taken"), { code })) };
  await send(NOW, env.DB, { MAIL_FROM: "stock@example.com", EMAIL });
  expect(await mail()).toMatchObject({ state, failure: "Cloudflare did not take it: Error: not taken" });
});

it("keeps mail where production has no way to send it, and says so", async () => {
  await send(NOW, env.DB, {
    ENVIRONMENT: "production",
    APP_URL: "https://app.example.com",
    SHOPIFY_ORIGIN: "",
    TOKEN_KEYS: "k1:q0Ls3l0R1eQ3cU0o3u3Y3mVb0b8nqQ9m2k3m7yT5x1A=",
  });
  expect(await mail()).toMatchObject({ state: "queued", failure: expect.stringContaining("MAIL_FROM is not set") });
});

it("puts nothing secret, and no address, into what it logs", async () => {
  const logged = vi.spyOn(console, "log").mockImplementation(() => {});
  fakeMailServer(() => new Response("bad recipient ada@example.com, key mail-secret", { status: 500 }));
  await send(NOW, env.DB, MAIL_API);
  expect(logged).toHaveBeenCalledOnce();
  expect(JSON.stringify(logged.mock.calls)).not.toMatch(/mail-secret|ada@/);
});

/** D1 that dies when it is told what became of a mail. */
const dyingBeforeTheMark = () =>
  new Proxy(env.DB, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      if (name !== "prepare") return member.bind(target);
      return (text: string) => {
        if (text.includes("UPDATE mails SET state")) throw new Error("died");
        return target.prepare(text);
      };
    },
  });
