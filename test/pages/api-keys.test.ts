import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { findCaller } from "../../app/session/api-keys/api-keys.server";
import { sha256Of } from "../../app/words/sha256";
import { givenShop } from "./rows";
import { visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP, "UTC");
  await givenShop(2, OTHER, "UTC");
});

interface Answer {
  refusals: Record<string, string>;
  made?: { name: string; secret: string };
}

const post = (fields: Record<string, string>, shop = SHOP) =>
  visit("/api-keys", shop, { method: "POST", body: new URLSearchParams({ name: "ERP", scopes: "read", ...fields }) });
const create = async (formToken: string, shop = SHOP) => (await post({ formToken }, shop)).json<Answer>();
const keys = async () => (await env.DB.prepare("SELECT shop_id, name FROM api_keys ORDER BY id").all()).results;
const callerOf = async (secret = "") => findCaller(env.DB, await sha256Of(secret));

it("a key's form that comes twice makes one key, and both answers say its secret", async () => {
  const [one, other] = await Promise.all([create("form-0001"), create("form-0001")]);
  expect(one.made?.secret).toMatch(/^ek_[0-9a-f]{48}$/);
  expect(other).toEqual(one);
  expect(await keys()).toEqual([{ shop_id: 1, name: "ERP" }]);
  expect(await callerOf(one.made?.secret)).toMatchObject({ keyName: "ERP", shop: { id: 1 } });
});

it("another form, and the same one of another shop, make keys of their own", async () => {
  const made = await Promise.all([create("form-0001"), create("form-0002"), create("form-0001", OTHER)]);
  expect(new Set(made.map((answer) => answer.made?.secret)).size).toBe(3);
  expect(await keys()).toHaveLength(3);
});

it("a form of a key that was revoked since makes no other, and gives no secret that opens nothing", async () => {
  await create("form-0001");
  await env.DB.exec("UPDATE api_keys SET revoked_at = 5");
  expect((await create("form-0001")).refusals).toEqual({
    name: "This form has made a key before, whose secret is not known any more. Open the form again.",
  });
  expect(await keys()).toHaveLength(1);
});

it("a form of no token is none", async () => {
  expect((await post({})).status).toBe(400);
  expect(await keys()).toEqual([]);
});
