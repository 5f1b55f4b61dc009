import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { productBody } from "../../support/bodies";
import { randomFrom, shuffled } from "../../support/random";
import { first, rowsIn } from "../../support/rows";
import { consume, deliver, installShop, post, SHOP } from "../../support/shopify";

beforeEach(() => installShop());

const topic = "products/update";
const NOW = Math.floor(Date.now() / 1000) * 1000;
const at = (seconds: number) => NOW - 600_000 + seconds * 1000;

const manyVariants = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: 10_000 + n, inventory_item_id: 50_000 + n, title: `Size ${n}` }));

const gids = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ admin_graphql_api_id: `gid://shopify/ProductVariant/${10_000 + n}` }));

const variantCounts = () =>
  first("SELECT COUNT(*) AS all_of_them, COUNT(title) AS told, COUNT(deleted_at) AS gone FROM variants");

it("writes all of 2,048 variants, in whatever order their messages come", async () => {
  const { messages } = await post({ topic, body: productBody({ variants: manyVariants(2048) }) });
  expect(messages.length).toBeGreaterThan(1);
  for (const message of shuffled(messages, randomFrom(7))) expect((await consume([message])).jobs).toEqual([]);
  expect(await variantCounts()).toEqual({ all_of_them: 2048, told: 2048, gone: 0 });
  expect(await first("SELECT variants FROM shop_counts")).toEqual({ variants: 2048 });
});

it("asks for a product to be read again whose body tells of 100 of its 2,048 variants", async () => {
  const body = productBody({ variants: manyVariants(100), variant_gids: gids(2048) });
  const { messages } = await post({ topic, body });
  const { jobs } = await consume(messages);
  expect(jobs).toEqual([{ kind: "read-product", shop: SHOP, productId: "101" }]);
  expect(await variantCounts()).toEqual({ all_of_them: 2048, told: 100, gone: 0 });
  expect(await first("SELECT variants FROM shop_counts")).toEqual({ variants: 100 });
});

it("removes what a newer body of 1,900 variants no longer names, and nothing else, in whatever order its messages come", async () => {
  const everyTenth = (each: { id: number }) => each.id % 10 > 0;
  const older = { topic, body: productBody({ variants: manyVariants(2100), at: at(1) }), triggeredAt: at(1) };
  const kept = manyVariants(2100).filter(everyTenth);
  // Their order in a body is the merchant's.
  const variants = shuffled(kept, randomFrom(3));
  const newer = { topic, body: productBody({ variants, at: at(5) }), triggeredAt: at(5) };
  const messages = [...(await post(older)).messages, ...(await post(newer)).messages];
  for (const seed of [1, 2]) {
    await env.DB.batch(["products", "variants"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
    for (const message of shuffled([...messages, ...messages], randomFrom(seed))) await consume([message]);
    expect(await first("SELECT COUNT(*) AS kept FROM variants WHERE deleted_at IS NULL")).toEqual({
      kept: kept.length,
    });
    expect(
      await first("SELECT COUNT(*) AS kept FROM variants WHERE deleted_at IS NULL AND shopify_id % 10 = 0"),
    ).toEqual({ kept: 0 });
  }
});

it("removes what lies beyond the first and the last that a list of several messages names", async () => {
  const outer = [{ id: 1 }, { id: 12_345 }, { id: 9_000_000_000_000_000 }];
  const { messages } = await post({
    topic,
    body: productBody({ variants: manyVariants(1200), at: at(5) }),
    triggeredAt: at(5),
  });
  await deliver({ topic, body: productBody({ variants: outer, at: at(1) }), triggeredAt: at(1) });
  for (const message of messages.toReversed()) await consume([message]);
  const gone = (await rowsIn("variants", "shopify_id", "shopify_id, deleted_at")).filter((row) => row.deleted_at);
  expect(gone).toEqual(outer.map(({ id }) => ({ shopify_id: id, deleted_at: at(5) })));
});

it("takes a list that was put into the queue before lists had bounds", async () => {
  await deliver({ topic, body: productBody({ variants: [{}, {}], at: at(1) }), triggeredAt: at(1) });
  const { messages } = await post({ topic, body: productBody({ at: at(5) }), triggeredAt: at(5) });
  await consume(messages.map((message) => JSON.parse(JSON.stringify(message).replace(/,"between":[^\]]*\]/, ""))));
  expect(await variantCounts()).toEqual({ all_of_them: 2, told: 2, gone: 1 });
});

it("keeps the newest type that a body told, in whatever order they come, and what tells none takes none away", async () => {
  const versions = [
    { product_type: " ÉTUIS", at: at(1) },
    { product_type: "Cases", at: at(2) },
    { at: at(3) },
    { product_type: null, at: at(4) },
    { product_type: "Étuis ", at: at(5) },
  ].map((body) => ({ topic, body: productBody(body), triggeredAt: body.at }));
  const told = () => first("SELECT product_type, product_type_folded FROM products");
  for (const [index, type] of ["ÉTUIS", "Cases", "Cases", "", "Étuis"].entries()) {
    await deliver(...versions.slice(index, index + 1));
    expect(await told()).toEqual({ product_type: type, product_type_folded: type.toLowerCase() || null });
  }
  for (const seed of [1, 2, 3]) {
    await env.DB.exec("DELETE FROM products");
    for (const version of shuffled([...versions, ...versions], randomFrom(seed))) await deliver(version);
    expect(await told()).toEqual({ product_type: "Étuis", product_type_folded: "étuis" });
    expect(await first("SELECT DISTINCT product_type_folded AS type FROM overviews")).toEqual({ type: "étuis" });
  }
});

it("leaves a tombstone for a variant that a newer body no longer has, and an older body does not bring it back", async () => {
  const two = productBody({ variants: [{}, {}], at: at(1) });
  const one = productBody({ variants: [{}], at: at(5) });
  await deliver({ topic, body: two, triggeredAt: at(1) }, { topic, body: one, triggeredAt: at(5) });
  await deliver({ topic, body: two, triggeredAt: at(1) });
  expect(await rowsIn("variants", "shopify_id", "shopify_id, deleted_at")).toEqual([
    { shopify_id: 301, deleted_at: null },
    { shopify_id: 302, deleted_at: at(5) },
  ]);
});

it.each([
  ["SQL", "Robert'); DROP TABLE products;--"],
  ["HTML", '<img src=x onerror="alert(1)"></script>'],
  ["JSON", '","x":[{'],
  ["parameters of a statement", "?1 $name :name @name %s"],
  ["emoji and Chinese", "🫖 茶壺"],
  ["quotes and backslashes", "\\\" \\' \\u0000 `"],
  ["line ends and tabs", "a\r\n\tb\u2028c"],
  ["text that runs from right to left", "\u202Eגד"],
])("keeps %s in a title as the text it is", async (_, text) => {
  const variants = [{ title: text, sku: text, barcode: text }];
  await deliver({ topic, body: productBody({ title: text, vendor: text, variants }) });
  // A vendor is a name to compare: signs that nobody sees are no part of it at its ends.
  const vendor = text.replace(/^\u202E/, "");
  expect(await first("SELECT title, vendor FROM products")).toEqual({ title: text, vendor });
  expect(await first("SELECT title, sku, barcode FROM variants")).toEqual({ title: text, sku: text, barcode: text });
  expect(await first("SELECT product_title FROM overviews")).toEqual({ product_title: text });
});

it.each([
  ["12.50", 1250],
  ["0.00", 0],
  ["free", null],
  [null, null],
])("keeps a price of %s as %s minor units", async (price, minor) => {
  await deliver({ topic, body: productBody({ variants: [{ price }] }) });
  expect(await first("SELECT price FROM variants")).toEqual({ price: minor });
});

it("cuts a title at 255 characters, and never through one of them", async () => {
  await deliver({ topic, body: productBody({ title: `${"a".repeat(254)}🫖 and more` }) });
  const { title } = (await first<{ title: string }>("SELECT title FROM products")) ?? { title: "" };
  expect(title).toBe("a".repeat(254));
});

it.each([
  ["half a character", "a\ud83db", "a\ufffdb"],
  ["a null byte", "a\u0000b", "a\u0000b"],
])("takes %s in a title without holding up the batch", async (_, title, kept) => {
  const odd = await post({ topic, body: productBody({ title }) });
  const plain = await post({ topic, body: productBody({ id: 102, variants: [{ id: 900 }] }) });
  const { explicitAcks } = await consume([...odd.messages, ...plain.messages]);
  expect(explicitAcks).toHaveLength(2);
  const titles = (await rowsIn("products", "shopify_id", "title")).map(({ title }) => title);
  expect(titles).toEqual([kept, "Kettle"]);
  expect(await rowsIn("quarantine")).toEqual([]);
});

it("takes a title named __proto__, and a body that sets it, for nothing special", async () => {
  const body = productBody({ title: "__proto__" }).replace("{", '{"__proto__":{"status":"archived","title":"x"},');
  await deliver({ topic, body });
  expect(await first("SELECT title, status FROM products")).toEqual({ title: "__proto__", status: "active" });
  expect(Object.prototype).not.toHaveProperty("status");
});

it.each([
  ["has no title", { title: null }, "title: invalid_type"],
  ["has no list of variants", { variants: undefined, more: 1 }, undefined],
  ["names a variant by no id", { variants: [{ id: null }] }, "variants.0.id: invalid_union"],
  ["was updated at no time", { updated_at: null }, "updated_at: invalid_type"],
  ["names other things as its variants", { variant_gids: [{ admin_graphql_api_id: "x" }] }, /^variant_gids\.0\.admin/],
])("quarantines a product that %s", async (name, more, reason) => {
  const body =
    name === "has no list of variants" ? productBody().replace('"variants"', '"others"') : productBody({ ...more });
  await deliver({ topic, body });
  expect(await rowsIn("products")).toEqual([]);
  const found = await first<{ reason: string }>("SELECT reason FROM quarantine");
  if (reason) expect(found?.reason).toMatch(reason);
  else expect(found?.reason).toBe("variants: invalid_type");
});

it("keeps two products apart whose ids differ in the last digit above 2^53", async () => {
  const of = (digit: number) =>
    productBody({ title: `Kettle ${digit}` })
      .replace('"id":101', `"id":900719925474099${digit}`)
      .replace('"id":301', `"id":910719925474099${digit}`);
  const [two, three] = [await post({ topic, body: of(2) }), await post({ topic, body: of(3) })];
  await consume([...two.messages, ...three.messages]);
  expect(await rowsIn("products", "shopify_id", "CAST(shopify_id AS TEXT) AS id, title")).toEqual([
    { id: "9007199254740992", title: "Kettle 2" },
    { id: "9007199254740993", title: "Kettle 3" },
  ]);
  const variants = await rowsIn(
    "variants",
    "shopify_id",
    "CAST(shopify_id AS TEXT) AS id, CAST(product_id AS TEXT) AS product",
  );
  expect(variants).toEqual([
    { id: "9107199254740992", product: "9007199254740992" },
    { id: "9107199254740993", product: "9007199254740993" },
  ]);
});
