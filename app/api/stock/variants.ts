import * as z from "zod";
import { listLocationIds } from "../../catalog/location-ids.server";
import { listVariantIds } from "../../catalog/variant-ids.server";
import { FACTOR_RANGE, LEAST_PERCENT, MOST_PERCENT, NO_SIMILAR } from "../../replenishment/decisions/similar/form";
import { chooseSimilar, forgetSimilar } from "../../replenishment/decisions/similar/similar.server";
import {
  findWholeVariant,
  listWholeVariants,
  VARIANT_STATES,
  type VariantFilter,
  type WholeVariant,
} from "../../replenishment/overviews/whole-variants.server";
import { listOf, pageIn, paging } from "../door/listed";
import { invalidQuery, notFound, refused } from "../door/problem";
import { ANSWERS, BODIES } from "../door/registries";
import { answer, type Context, NOTHING, route } from "../door/route";
import { id } from "../shapes/fields";
import { variant, variantShown } from "./variant-shape";

/** Each reads some nine rows: itself twice, its plan, its supplier and its levels. */
const USUAL = 50;

const query = z.strictObject({
  ...paging(USUAL),
  sku: z.string().min(1).max(255).optional().describe("Whatever its case"),
  barcode: z.string().min(1).max(255).optional().describe("Any of a variant's barcodes"),
  supplier_id: id.optional().describe("The one to order from"),
  state: z.enum(VARIANT_STATES).optional().describe("As the tabs of Products and Reorder count"),
});

const wantedSimilar = z
  .strictObject({
    variant_id: id.describe("Shopify's"),
    factor: z
      .number()
      .min(LEAST_PERCENT / 100, FACTOR_RANGE)
      .max(MOST_PERCENT / 100, FACTOR_RANGE)
      .default(1)
      .describe("0.5 for half as much as the other sells; to two decimals"),
  })
  .register(BODIES, { id: "NewSimilar" });

export const VARIANTS = [
  route("GET", "/variants", {
    scope: "read",
    name: "listVariants",
    summary: "Variants with stock and plan",
    says: "All, and those of a SKU or a barcode, in an order that never changes. Those of a supplier or in a state come most urgent first, so that one whose figures change meanwhile may move. One filter at a time.",
    query,
    body: NOTHING,
    answers: listOf(variant).register(ANSWERS, { id: "Variants" }),
    async work(call) {
      const filter = filterOf(call.query);
      if (!filter) {
        const named = FILTERS.filter((name) => call.query[name] !== undefined);
        return invalidQuery(named.map((name) => ({ pointer: `/${name}`, message: ONE_FILTER, in: "query" })));
      }
      const page = pageIn(call, "variants");
      if (page.kind === "problem") return page;
      const found = await listWholeVariants(call.database, call.shop, filter, page.cursor, page.size);
      const locationIds = await listLocationIds(call.database, call.shop, found.rows.flatMap(placesOf));
      return page.answer(found, (row) => variantShown(row, { ...call, locationIds }));
    },
  }),
  route("GET", "/variants/{id}", {
    scope: "read",
    name: "getVariant",
    summary: "A variant by Shopify's id",
    query: NOTHING,
    body: NOTHING,
    answers: variant,
    work: async (call) => shownNow(call),
  }),
  route("POST", "/variants/{id}/similar", {
    scope: "write_purchasing",
    name: "chooseSimilarVariant",
    summary: "Forecast a new variant like another",
    says: "In place of the one chosen before. Until it has been in stock on 56 days of its own, its forecast begins with what the other sells, times the factor; its plan follows at once.",
    query: NOTHING,
    body: wantedSimilar,
    answers: variant,
    async work(call) {
      const { database, shop, ids, body, now } = call;
      const known = await listVariantIds(database, shop, [ids.id ?? "", body.variant_id]);
      const variantId = known.get(ids.id ?? "");
      const similarId = known.get(body.variant_id);
      if (variantId === undefined) return notFound("variant");
      if (similarId === undefined) return refused({ variant_id: NO_SIMILAR.unknown });
      if (similarId === variantId) return refused({ variant_id: NO_SIMILAR.itself });
      const percent = Math.round(body.factor * 100);
      const chosen = await chooseSimilar(database, shop, variantId, { similarId, percent }, now);
      if (chosen === "unknown" || chosen === "circle") return refused({ variant_id: NO_SIMILAR[chosen] });
      return shownNow(call);
    },
  }),
  route("DELETE", "/variants/{id}/similar", {
    scope: "write_purchasing",
    name: "forgetSimilarVariant",
    summary: "Forecast a variant by its own days",
    query: NOTHING,
    body: NOTHING,
    answers: variant,
    async work(call) {
      const { database, shop, ids, now } = call;
      const variantId = (await listVariantIds(database, shop, [ids.id ?? ""])).get(ids.id ?? "");
      if (variantId === undefined) return notFound("variant");
      await forgetSimilar(database, shop, variantId, now);
      return shownNow(call);
    },
  }),
];

/** As it stands now. */
async function shownNow({ database, shop, ids, now }: Context) {
  const found = await findWholeVariant(database, shop, ids.id ?? "");
  if (!found) return notFound("variant");
  const locationIds = await listLocationIds(database, shop, placesOf(found));
  return answer(variantShown(found, { shop, now, locationIds }));
}

const placesOf = ({ levels }: WholeVariant) => levels.map(({ locationId }) => locationId);

const FILTERS = ["sku", "barcode", "supplier_id", "state"] as const;
const ONE_FILTER = `Take one of ${FILTERS.join(", ")}.`;

function filterOf({ sku, barcode, supplier_id, state }: z.output<typeof query>): VariantFilter | undefined {
  const filters: VariantFilter[] = [
    ...(sku === undefined ? [] : [{ by: "sku" as const, text: sku }]),
    ...(barcode === undefined ? [] : [{ by: "barcode" as const, text: barcode }]),
    ...(supplier_id === undefined ? [] : [{ by: "supplier" as const, supplierId: Number(supplier_id) }]),
    ...(state === undefined ? [] : [{ by: state }]),
  ];
  return filters.length > 1 ? undefined : (filters[0] ?? { by: "all" });
}
