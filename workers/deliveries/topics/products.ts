import * as z from "zod";
import type { VariantFact, VariantListFact } from "../../../app/catalog/catalog.server";
import { dayOf } from "../../../app/days/calendar";
import { minorUnits } from "../../../app/money/money";
import { readByName, readerOf, readQuickly, UNSURE } from "../../../app/shopify/wire/quick-reader";
import { gid, instant, listOf, shopifyId } from "../../../app/shopify/wire-types";
import { trimmed } from "../../../app/words/trimmed";
import type { ShopFacts } from "../facts";
import { chunked } from "./chunked";
import { narrowDeleted } from "./deleted";
import type { Origin, Topic } from "./topic";

const LONGEST_TEXT = 255;
/** Beyond what Shopify lets a product have; what claims more is put aside. */
const MOST_VARIANTS = 10_000;
/** So many ids fit beside the facts of their variants, and what is gone between them is found in few steps. */
const IDS_A_MESSAGE = 500;
const HALF_A_CHARACTER = /\p{Surrogate}/u;
/** Half a character, sent or made by cutting, is no UTF-8: the database would keep three broken ones in its place. */
const text = readQuickly(
  z.string().transform((value) =>
    value
      .slice(0, LONGEST_TEXT)
      .replace(/\p{Surrogate}$/u, "")
      .replace(/\p{Surrogate}/gu, "\ufffd"),
  ),
  (value) =>
    typeof value === "string" && value.length <= LONGEST_TEXT && !HALF_A_CHARACTER.test(value) ? value : UNSURE,
);

const LONGEST_PRICE = 30;
const exact = z.number().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
const price = readQuickly(z.union([z.string().max(LONGEST_PRICE), exact]).transform(String), (value) =>
  typeof value === "string" && value.length <= LONGEST_PRICE ? value : UNSURE,
);

const continues = readQuickly(
  z.string().transform((policy) => policy === "continue"),
  (value) => (typeof value === "string" ? value === "continue" : UNSURE),
);

/** A variant as a message tells it: by place, since there are hundreds and a message is paid by its length. */
type Variant<At = number> = [
  id: string,
  title: string,
  sku: string | null,
  barcode: string | null,
  inventoryItemId: string | null,
  /** As Shopify writes it, in the shop's currency. */
  price: string | null,
  continuesSelling: boolean,
  createdAt: number | null,
  updatedAt: At,
];

const variant = readByName(
  {
    id: shopifyId,
    title: text.nullish(),
    sku: text.nullish(),
    barcode: text.nullish(),
    inventory_item_id: shopifyId.nullish(),
    price: price.nullish(),
    inventory_policy: continues.nullish(),
    created_at: instant.nullish(),
    updated_at: instant.nullish(),
  },
  (read, told): Variant<number | null> => [
    read.id(told.id),
    read.title(told.title) ?? "",
    read.sku(told.sku) ?? null,
    read.barcode(told.barcode) || null,
    read.inventory_item_id(told.inventory_item_id) ?? null,
    read.price(told.price) ?? null,
    read.inventory_policy(told.inventory_policy) ?? false,
    read.created_at(told.created_at) ?? null,
    read.updated_at(told.updated_at) ?? null,
  ],
);

const readProduct = readerOf(
  z.object({
    id: shopifyId,
    title: text,
    vendor: text.nullish(),
    product_type: text.nullish(),
    status: z.string().max(20).nullish(),
    image: z.object({ src: z.string().max(2000).nullish() }).nullish(),
    updated_at: instant,
    variants: listOf(variant, MOST_VARIANTS),
    /** Every variant of the product; the list above stops at 100. */
    variant_gids: listOf(z.object({ admin_graphql_api_id: gid }), MOST_VARIANTS).nullish(),
  }),
);

/** The same by name, as messages of an earlier release tell it. */
type NamedVariant = Pick<VariantFact, "id" | "title" | "sku" | "barcode" | "inventoryItemId" | "continuesSelling"> & {
  price: string | null;
  createdAt: number | null;
  updatedAt: number;
};

const named = (variant: Variant | NamedVariant): NamedVariant => {
  if (!Array.isArray(variant)) return variant;
  const [id, title, sku, barcode, inventoryItemId, price, continuesSelling, createdAt, updatedAt] = variant;
  return { id, title, sku, barcode, inventoryItemId, price, continuesSelling, createdAt, updatedAt };
};

/** In bytes: a character is at most six of them as JSON writes it, and the numbers, times and signs around it are few. */
const bytesAtMost = ({ 1: title, 2: sku, 3: barcode }: Variant) =>
  200 + 6 * (title.length + (sku?.length ?? 0) + (barcode?.length ?? 0));

interface ProductPayload {
  id: string;
  updatedAt: number;
  title: string;
  vendor: string;
  /** Not in messages of an earlier release, nor in bodies of a subscription that asked for less. */
  productType?: string;
  status: string;
  imageUrl: string | null;
  variants: (Variant | NamedVariant)[];
  /** All the product has between two ids; null where another payload of the body says so. */
  variantIds: string[] | null;
  /** The first id is none of them, the last is; null, or nothing of both, is no bound. */
  between?: VariantListFact["between"];
  /** The body named variants that it did not tell of. */
  incomplete: boolean;
}

/** The fields that a product's body is asked for. */
const PRODUCT_FIELDS = [
  ...["id", "title", "vendor", "product_type", "status", "updated_at", "image.src"],
  ...[
    "id",
    "title",
    "sku",
    "barcode",
    "inventory_item_id",
    "price",
    "inventory_policy",
    "created_at",
    "updated_at",
  ].map((field) => `variants.${field}`),
  "variant_gids.admin_graphql_api_id",
];

function narrowProduct(body: unknown): ProductPayload[] {
  const { id, title, vendor, product_type, status, image, updated_at, variants, variant_gids } = readProduct(body);
  const header = {
    ...{ id, updatedAt: updated_at, title },
    vendor: trimmed(vendor ?? ""),
    ...(product_type !== undefined && { productType: trimmed(product_type ?? "") }),
    status: (status ?? "active").toLowerCase(),
    imageUrl: image?.src ?? null,
  };
  // What the body does not say is as new as the product.
  const kept = variants.map((variant): Variant => {
    variant[8] ??= updated_at;
    return variant as Variant;
  });
  const told = variants.map(([id]) => id);
  const listed = (variant_gids ?? []).map((each) => each.admin_graphql_api_id);
  const ids = idsIn(told, listed);
  const incomplete = ids.length > kept.length;
  const parts = chunked(
    kept,
    (part): ProductPayload => ({ ...header, variants: part, variantIds: null, incomplete: false }),
    bytesAtMost,
  );
  const [first, ...lists] = listsOf(ids);
  const [only, ...others] = parts;
  if (only && others.length === 0 && lists.length === 0) return [{ ...only, ...first, incomplete }];
  const untold = { ...header, variants: [], variantIds: null };
  return [
    { ...untold, ...first, incomplete },
    ...lists.map((list) => ({ ...untold, ...list, incomplete: false })),
    ...parts,
  ];
}

/**
 * The ids in their order, so many a message. Each says what the product has from where the one before ends: whichever comes
 * first, it removes nothing that another one names.
 */
function listsOf(ids: string[]): Pick<VariantListFact, "variantIds" | "between">[] {
  const lists = Array.from({ length: Math.max(1, Math.ceil(ids.length / IDS_A_MESSAGE)) }, (_, index) =>
    ids.slice(index * IDS_A_MESSAGE, (index + 1) * IDS_A_MESSAGE),
  );
  return lists.map((variantIds, index) => {
    const isLast = index === lists.length - 1;
    return { variantIds, between: [lists[index - 1]?.at(-1) ?? null, isLast ? null : (variantIds.at(-1) ?? null)] };
  });
}

const byNumber = (a: string, b: string) => a.length - b.length || (a < b ? -1 : Number(a > b));

/** The ids of both, each once, in their order: mostly the same ones stand in it already. */
function idsIn(told: string[], listed: string[]): string[] {
  const isAlike = listed.length === told.length && listed.every((id, index) => id === told[index]);
  const ids = isAlike ? told : [...told, ...listed];
  return ids.every(isAboveLast) ? ids : [...new Set(ids)].sort(byNumber);
}

const isAboveLast = (id: string, index: number, ids: string[]) => byNumber(ids[index - 1] ?? "", id) < 0;

function productFacts(
  payload: ProductPayload,
  { shopId, timeZone, currency, triggeredAt }: Origin,
  type: "product.created" | "product.updated",
): Partial<ShopFacts> {
  const {
    id,
    updatedAt,
    title,
    vendor,
    productType = null,
    status,
    imageUrl,
    variantIds,
    between,
    incomplete,
  } = payload;
  const origin = { shopId, triggeredAt };
  return {
    products: [{ ...origin, id, updatedAt, title, vendor, productType, status, imageUrl }],
    variants: payload.variants.map(named).map(({ createdAt, price, ...variant }) => ({
      ...origin,
      ...variant,
      // It tells the first one alone: only none is all of them.
      barcodes: variant.barcode === null ? [] : null,
      price: price === null ? null : (minorUnits(price, currency) ?? null),
      productId: id,
      ...{ createdAt, createdDay: createdAt === null ? null : dayOf(createdAt, timeZone) },
      productUpdatedAt: updatedAt,
    })),
    variantLists: variantIds
      ? [{ ...origin, productId: id, updatedAt, variantIds, between: between ?? [null, null] }]
      : [],
    incompleteProducts: incomplete ? [{ shopId, productId: id }] : [],
    occasions: [{ ...origin, type, id }],
  };
}

/** A new product is a version of it like any other. */
export const productsCreate: Topic<ProductPayload> = {
  subscription: { topic: "PRODUCTS_CREATE", includeFields: PRODUCT_FIELDS },
  narrow: narrowProduct,
  facts: (product, origin) => productFacts(product, origin, "product.created"),
};

/** Title, SKU, barcode, vendor, type, image and variants refresh the catalogue. */
export const productsUpdate: Topic<ProductPayload> = {
  subscription: { topic: "PRODUCTS_UPDATE", includeFields: PRODUCT_FIELDS },
  narrow: narrowProduct,
  facts: (product, origin) => productFacts(product, origin, "product.updated"),
};

/** The product and its variants leave a tombstone; what was sold of them stays sold. */
export const productsDelete: Topic<string> = {
  subscription: { topic: "PRODUCTS_DELETE", includeFields: ["id"] },
  narrow: narrowDeleted,
  isFarewell: true,
  facts: (id, { shopId, triggeredAt }) => ({
    productDeletions: [{ shopId, triggeredAt, id }],
    occasions: [{ shopId, triggeredAt, type: "product.deleted", id }],
  }),
};
