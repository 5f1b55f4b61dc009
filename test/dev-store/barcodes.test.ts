import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { graphql, install, post, SHOP } from "./door";

let token = "";

beforeEach(async () => {
  await post(`/${SHOP}/seed`, { seed: 4711 });
  token = await install();
});

const Variant = z.object({
  id: z.string(),
  barcode: z.string().nullable(),
  barcodes: z.object({ nodes: z.array(z.object({ value: z.string(), type: z.string().nullable() })) }),
});

async function variants(query = "") {
  const asked = `query($query: String) { productVariants(first: 100, query: $query) { nodes {
    id barcode barcodes(first: 20) { nodes { value type } } } } }`;
  const { productVariants } = z
    .object({ productVariants: z.object({ nodes: z.array(Variant) }) })
    .parse((await graphql(token, asked, { query })).data);
  return productVariants.nodes;
}
const numberOf = (id: string) => Number(id.split("/").pop());
const change = (id: string, fields: object) => post(`/${SHOP}/variants/${numberOf(id)}`, fields);

test("some variants have several barcodes, the first of them is the old field, and any of them finds its variant", async () => {
  const all = await variants();
  for (const { barcode, barcodes } of all) expect(barcodes.nodes[0]?.value ?? null).toBe(barcode);
  const several = all.filter(({ barcodes }) => barcodes.nodes.length > 1);
  expect(several.length).toBeGreaterThan(3);
  const [one] = several;
  expect((await variants(`barcode:${one?.barcodes.nodes[1]?.value}`)).map(({ id }) => id)).toEqual([one?.id]);
});

test("barcodes that are set replace the whole set, the old field too", async () => {
  const [{ id } = { id: "" }] = await variants();
  const EAN = "4006381333931";
  await change(id, { barcodes: [{ value: EAN, type: "EAN" }, "own-7"] });
  const changed = async () => (await variants()).find((each) => each.id === id);
  const set = [
    { value: EAN, type: "EAN" },
    { value: "own-7", type: null },
  ];
  expect(await changed()).toEqual({ id, barcode: EAN, barcodes: { nodes: set } });
  await change(id, { title: "Renamed", barcode: EAN });
  expect((await changed())?.barcodes.nodes).toEqual(set);
  await change(id, { barcodes: `own-7, EAN:${EAN}` });
  expect((await changed())?.barcodes.nodes).toEqual(set.toReversed());
  await change(id, { barcode: "alone" });
  expect((await changed())?.barcodes.nodes).toEqual([{ value: "alone", type: null }]);
});

test.each([
  ["a wrong check digit", [{ value: "4006381333932", type: "EAN" }]],
  ["too few digits", [{ value: "1234", type: "UPC" }]],
  ["a type that nobody knows", [{ value: "1234", type: "QR" }]],
  ["twenty-one of them", Array.from({ length: 21 }, (_, n) => String(n))],
])("%s is refused, and changes nothing", async (_, barcodes) => {
  const before = await variants();
  expect((await change(before[0]?.id ?? "", { barcodes })).status).toBe(400);
  expect(await variants()).toEqual(before);
});

test("barcode and barcodes at once are refused", async () => {
  const [one] = await variants();
  expect((await change(one?.id ?? "", { barcode: "a", barcodes: ["b"] })).status).toBe(422);
});
