import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, isObjectType, Kind, parse, type SelectionSetNode } from "graphql";
import { expect, it } from "vitest";
import { PRODUCT_VARIANTS } from "../../../app/shopify/graphql/product";
import { PURCHASE_ORDER_LINES, PURCHASE_ORDERS } from "../../../app/shopify/graphql/purchasing/orders";
import { SHIPMENT_LINES } from "../../../app/shopify/graphql/purchasing/shipments";
import { overlaid } from "../../../workers/dev-store/graphql/overlay";

const packaged = () => {
  const published = JSON.parse(
    gunzipSync(readFileSync("workers/dev-store/generated/admin_2026-10.json.gz")).toString("utf8"),
  );
  return buildClientSchema(published.data ?? published);
};
const fieldsOf = (schema: GraphQLSchema, name = "ProductVariant") => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`no ${name}`);
  return type.getFields();
};

it("adds the barcodes of a variant, and the old field is deprecated for them", () => {
  const { barcode, barcodes } = fieldsOf(overlaid(packaged()));
  expect(String(barcodes?.type)).toBe("ProductVariantBarcodeConnection!");
  expect(barcode?.deprecationReason).toContain("barcodes");
});

it("adds Shopify's own purchase orders, read only, with the scope-bound parts nullable as published", () => {
  const schema = overlaid(packaged());
  const order = fieldsOf(schema, "InventoryPurchaseOrder");
  expect(String(fieldsOf(schema, "QueryRoot").inventoryPurchaseOrders?.type)).toBe("InventoryPurchaseOrderConnection!");
  expect(String(order.transfers?.type)).toBe("InventoryTransferConnection!");
  expect([order.origin, order.destination, order.orderedAt].map((field) => String(field?.type))).toEqual([
    ...["InventorySupplierSnapshot", "LocationSnapshot", "DateTime"],
  ]);
  expect(order.referenceName).toBeUndefined();
  expect(Object.keys(fieldsOf(schema, "Mutation")).filter((name) => /purchaseOrder/i.test(name))).toEqual([]);
});

it.each([
  ["ProductVariant", "barcodes"],
  ["QueryRoot", "inventoryPurchaseOrders"],
] as const)("is needed: the packaged schema lacks %s.%s, and once it has it says what to take away", (type, field) => {
  const later = packaged();
  expect(
    Object.keys(fieldsOf(later, type)),
    `The packaged schema has ${type}.${field}: take its part of workers/dev-store/graphql/overlay.ts and its uses away.`,
  ).not.toContain(field);
  const [other] = Object.values(fieldsOf(later, type));
  if (other) fieldsOf(later, type)[field] = { ...other, name: field };
  expect(() => overlaid(later)).toThrow(
    `has ${type}.${field} by now: take its part of workers/dev-store/graphql/overlay.ts away`,
  );
});

it.each(
  [PRODUCT_VARIANTS, PURCHASE_ORDERS, PURCHASE_ORDER_LINES, SHIPMENT_LINES].map((each) => [each.name, each] as const),
)("%s asks for up to 1,000 points a query, were each object one", (_, { document }) => {
  const [operation] = parse(document.replace("#graphql", "")).definitions;
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
