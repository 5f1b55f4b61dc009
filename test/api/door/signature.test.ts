import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import vectors from "../../fixtures/shopify/hmac-vectors.json";
import { levelBody } from "../../support/bodies";
import { installShop, post, signature } from "../../support/shopify";

beforeEach(() => installShop());

const topic = "inventory_levels/update";
const body = levelBody();
const bytes = new TextEncoder().encode(body);

const hexOf = (base64: string) =>
  Array.from(atob(base64), (character) => character.charCodeAt(0).toString(16).padStart(2, "0")).join("");

it.each<[string, () => Promise<string | null>]>([
  ["signed with another secret", () => signature(body, "other-secret")],
  ["signed with an empty-looking secret", () => signature(body, " ")],
  ["without a signature", async () => null],
  ["with an empty signature", async () => ""],
  ["with a hex signature", async () => hexOf(await signature(body))],
  ["with a truncated signature", async () => (await signature(body)).slice(0, -5)],
  ["with a signature without padding", async () => (await signature(body)).slice(0, -1)],
  ["with a signature that is no base64", async () => "%".repeat(44)],
  ["with two signatures", async () => `${await signature(body)}, ${await signature(body)}`],
])("answers 401 and keeps nothing of a delivery %s", async (_, sign) => {
  const { status, messages } = await post({ topic, body, headers: { "x-shopify-hmac-sha256": await sign() } });
  expect(status).toBe(401);
  expect(messages).toEqual([]);
});

it("answers 401 when one byte of the body was altered, whichever it is", async () => {
  const signed = await signature(bytes);
  for (const at of [0, 1, Math.floor(bytes.length / 2), bytes.length - 1]) {
    const altered = bytes.slice();
    altered[at] = (altered[at] ?? 0) ^ 1;
    const { status } = await post({ topic, body: altered, headers: { "x-shopify-hmac-sha256": signed } });
    expect(status, `byte ${at}`).toBe(401);
  }
});

it("answers 401 when a byte was added or is missing", async () => {
  const headers = { "x-shopify-hmac-sha256": await signature(body) };
  expect((await post({ topic, body: `${body} `, headers })).status).toBe(401);
  expect((await post({ topic, body: body.slice(0, -1), headers })).status).toBe(401);
  expect((await post({ topic, body: "", headers })).status).toBe(401);
});

it.each(["customers/data_request", "customers/redact", "shop/redact"])(
  "answers 401 to a compliance request that is not signed: %s",
  async (compliance) => {
    const { status, messages } = await post({
      topic: compliance,
      body: "{}",
      headers: { "x-shopify-hmac-sha256": null },
    });
    expect([status, messages]).toEqual([401, []]);
  },
);

it("does not read the headers of what is not authentic", async () => {
  const headers = { "x-shopify-hmac-sha256": "wrong", "x-shopify-topic": null };
  expect((await post({ topic, body, headers })).status).toBe(401);
});

it("accepts the previous secret after a rotation", async () => {
  const headers = { "x-shopify-hmac-sha256": await signature(body, "previous-secret") };
  const { status, messages } = await post({ topic, body, headers });
  expect(status).toBe(200);
  expect(messages).toHaveLength(1);
});

it("accepts the previous secret no more once it is forgotten", async () => {
  const headers = { "x-shopify-hmac-sha256": await signature(body, "previous-secret") };
  const environment = { ...env, SHOPIFY_API_SECRET_PREVIOUS: "" };
  expect((await post({ topic, body, headers }, environment)).status).toBe(401);
});

const known = vectors.flatMap(({ id, kind, secret, body, hmac_base64 }) =>
  kind === "webhook" && body !== undefined && hmac_base64 !== undefined ? [{ id, secret, body, hmac_base64 }] : [],
);

it("finds four known answers of Shopify's own libraries", () => expect(known).toHaveLength(4));

it.each(known)("accepts the known answer $id, and no altered one", async ({ secret, body, hmac_base64 }) => {
  const environment = { ...env, SHOPIFY_API_SECRET: secret };
  const headers = { "x-shopify-hmac-sha256": hmac_base64 };
  expect((await post({ topic, body, headers }, environment)).status).toBe(200);
  expect((await post({ topic, body: `${body}\n`, headers }, environment)).status).toBe(401);
  expect((await post({ topic, body, headers })).status).toBe(401);
});
