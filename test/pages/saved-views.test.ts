import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { MOST_VIEWS } from "../../app/shops/views/saved-view";
import { givenShop, overviewRow } from "./rows";
import { textOf, visit } from "./visit";

const SHOP = "one.myshopify.com";
const OTHER = "two.myshopify.com";

beforeEach(async () => {
  await givenShop(1, SHOP);
  await givenShop(2, OTHER);
  await overviewRow(1, 1).run();
});

const html = async (path: string, domain = SHOP) => (await visit(path, domain)).text();
const send = async (method: "POST" | "PUT" | "DELETE", path: string, fields: Record<string, string>, domain = SHOP) => {
  const answer = await visit(`${path}.data`, domain, { method, body: new URLSearchParams(fields) });
  return answer.status < 300 ? answer.text() : String(answer.status);
};
const save = (fields: Record<string, string> = {}, domain = SHOP) =>
  send(
    "POST",
    "/views",
    { page: "products", name: "Low mugs", search: "tab=low&q=mug&sort=-available", ...fields },
    domain,
  );
const views = async () =>
  (await env.DB.prepare("SELECT shop_id AS shop, page, name, search FROM saved_views ORDER BY id").all()).results;

it.each(["products", "alerts", "reorder", "purchase-orders"])(
  "of %s is an address that all staff sees",
  async (page) => {
    const list = `/${page}?q=mug`;
    expect(textOf(await html(list))).toContain("Save view");
    expect(textOf(await html(`/${page}`))).not.toContain("Save view");
    expect(await save({ page, search: "q=mug" })).toContain('View \\"Low mugs\\" saved');
    expect(await html(`/${page}`)).toContain(`href="${list}"`);
    const shown = await html(list);
    expect(shown).toMatch(/aria-current="page"[^>]*>Low mugs/);
    expect(textOf(shown)).toContain("Change view");
    expect(textOf(await html(`/${page}`, OTHER))).not.toContain("Low mugs");
  },
);

it("keeps tab, search, filters and order, and no place in the list", async () => {
  await save({ search: "tab=low&q=mug&after=%5B1%2C2%5D&sort=-available&vendor=S%C3%BCd" });
  expect(await views()).toEqual([
    { shop: 1, page: "products", name: "Low mugs", search: "q=mug&sort=-available&tab=low&vendor=S%C3%BCd" },
  ]);
  expect(await html("/products?tab=low&q=mug&sort=-available&vendor=S%C3%BCd")).toMatch(
    /aria-current="page"[^>]*>Low mugs/,
  );
});

it.each([
  { page: "products", search: "q=mug&sort=-available&supplier=3&tab=low&type=M%C3%BCgs+%26+cups&vendor=S%C3%BCd" },
  {
    page: "reorder",
    search: "location=11&q=mug&sort=cover&supplier=3&tab=soon&type=M%C3%BCgs+%26+cups&vendor=S%C3%BCd",
  },
  { page: "alerts", search: "kind=out&location=11&q=mug&sort=title&type=M%C3%BCgs+%26+cups&vendor=S%C3%BCd" },
  { page: "purchase-orders", search: "q=PO&supplier=3&tab=late" },
])("holds every filter of $page, product types among them, and shows them again", async ({ page, search }) => {
  const twisted = search.split("&").toReversed().join("&");
  await save({ page, search: twisted });
  expect(await views()).toMatchObject([{ page, search }]);
  const shown = await html(`/${page}?${twisted}`);
  expect(shown).toMatch(/aria-current="page"[^>]*>Low mugs/);
  if (search.includes("type=")) expect(textOf(shown)).toContain("Mügs & cups");
});

it("replaces a view of the same name only where somebody says so, in whatever case", async () => {
  await save();
  const again = await save({ name: "LOW MUGS", search: "tab=out" });
  expect(again).toContain("There is a view of that name");
  expect(again).toContain("taken");
  expect(await views()).toMatchObject([{ name: "Low mugs" }]);
  expect(await save({ name: "LOW MUGS", search: "tab=out", replace: "yes" })).toContain("updated");
  expect(await views()).toMatchObject([{ name: "LOW MUGS", search: "tab=out" }]);
  expect(await save({ page: "alerts" })).toContain("saved");
});

it("is renamed and deleted by its own shop alone", async () => {
  await save();
  await save({ name: "Others" });
  expect(await send("PUT", "/views/1", { name: "Theirs" }, OTHER)).toContain("deleted this view meanwhile");
  expect(await send("DELETE", "/views/1", {}, OTHER)).toContain("deleted already");
  expect(await send("PUT", "/views/1", { name: "others" })).toContain("There is a view of that name");
  expect(await send("PUT", "/views/1", { name: " Mugs " })).toContain("View renamed");
  expect(await views()).toMatchObject([{ name: "Mugs" }, { name: "Others" }]);
  expect(await send("DELETE", "/views/1", {})).toContain('View \\"Mugs\\" deleted');
  expect(await views()).toMatchObject([{ name: "Others" }]);
});

it.each<[Record<string, string>, string]>([
  [{ name: "  " }, "Give the view a name."],
  [{ name: "x".repeat(61) }, "Keep the name to 60 characters."],
  [{ search: "q".repeat(1001) }, "too long"],
])("says beside the field what is wrong: %j", async (fields, said) => {
  expect(await save(fields)).toContain(said);
  expect(await views()).toEqual([]);
});

it("takes so many of a page and no more, and still replaces one", async () => {
  for (let at = 0; at < MOST_VIEWS; at++) await save({ name: `View ${at}` });
  expect(await save({ name: "One more" })).toContain(`There are ${MOST_VIEWS} views here already`);
  expect(await save({ name: "View 3", search: "tab=out", replace: "yes" })).toContain("updated");
  expect(await views()).toHaveLength(MOST_VIEWS);
});

it("says what of it is gone, and shows nothing in its place", async () => {
  await save({ search: "supplier=99&vendor=Gone&location=77" });
  const text = textOf(await html("/products?supplier=99&vendor=Gone&location=77"));
  expect(text).toContain("Supplier: a supplier that is gone");
  expect(text).toContain("Figures of: a location that is gone");
  expect(text).toContain("Vendor: Gone");
  expect(text).toContain("No variant is left by this filter.");
});

it("goes with the shop", async () => {
  await save();
  await save({ name: "Theirs" }, OTHER);
  await env.DB.prepare("UPDATE shops SET uninstalled_at = 5 WHERE id = 1").run();
  expect(await views()).toMatchObject([{ shop: 2, name: "Theirs" }]);
});
