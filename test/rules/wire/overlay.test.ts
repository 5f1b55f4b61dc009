import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, isObjectType, Kind, parse, type SelectionSetNode } from "graphql";
import { expect, it } from "vitest";
import { PRODUCT_VARIANTS } from "../../../app/shopify/graphql/product";
import { overlaid } from "../../../workers/dev-store/graphql/overlay";

const packaged = () => {
  const published = JSON.parse(
    gunzipSync(readFileSync("workers/dev-store/generated/admin_2026-10.json.gz")).toString("utf8"),
  );
  return buildClientSchema(published.data ?? published);
};
const fieldsOf = (schema: GraphQLSchema) => {
  const variant = schema.getType("ProductVariant");
  if (!isObjectType(variant)) throw new Error("no variants");
  return variant.getFields();
};

it("adds the barcodes of a variant, and the old field is deprecated for them", () => {
  const { barcode, barcodes } = fieldsOf(overlaid(packaged()));
  expect(String(barcodes?.type)).toBe("ProductVariantBarcodeConnection!");
  expect(barcode?.deprecationReason).toContain("barcodes");
});

it("is needed: the packaged schema lacks them", () => {
  expect(
    Object.keys(fieldsOf(packaged())),
    "The packaged schema has ProductVariant.barcodes: take workers/dev-store/graphql/overlay.ts and its uses away.",
  ).not.toContain("barcodes");
});

it("says what to take away once the packaged schema has them", () => {
  const { barcode } = fieldsOf(packaged());
  const later = packaged();
  if (barcode) fieldsOf(later).barcodes = { ...barcode, name: "barcodes" };
  expect(() => overlaid(later)).toThrow("take workers/dev-store/graphql/overlay.ts away");
});

it("a product is read within 1,000 points a query, were each object one", () => {
  const [operation] = parse(PRODUCT_VARIANTS.document.replace("#graphql", "")).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("no operation");
  const points = objectsIn(operation.selectionSet);
  expect(points).toBeLessThanOrEqual(1000);
  expect(points).toBeGreaterThan(500);
});

/** Objects that a selection answers with at most; `nodes` and `pageInfo` belong to their connection. */
function objectsIn({ selections }: SelectionSetNode): number {
  return selections.reduce((sum, field) => {
    if (field.kind !== Kind.FIELD || !field.selectionSet || field.name.value === "pageInfo") return sum;
    const inner = objectsIn(field.selectionSet);
    const first = field.arguments?.find(({ name }) => name.value === "first")?.value;
    if (field.name.value === "nodes") return sum + 1 + inner;
    return sum + (first?.kind === Kind.INT ? Number(first.value) * inner : 1 + inner);
  }, 0);
}
