import type { GraphQLResolveInfo } from "graphql";
import { gid, idOf } from "../ids";
import { imageAddress } from "../images";
import { utcText } from "../instants";
import { decimal } from "../money";
import type { BarcodeRow, ProductRow, VariantRow } from "../rows";
import type { Store } from "../store";
import { type ConnectionArguments, countRows, type Listing, listConnection } from "./connection";
import type { Context, Node } from "./context";
import { badRequest } from "./failures";
import { inventoryItemNode } from "./inventory";
import { searchConditions } from "./search";

type ListArguments = ConnectionArguments & { query?: string | null; sortKey?: string };

const PRODUCT_SORTS: Record<string, string> = {
  ID: "id",
  TITLE: "title",
  VENDOR: "vendor",
  CREATED_AT: "created_at",
  UPDATED_AT: "updated_at",
};
const VARIANT_SORTS: Record<string, string> = { ID: "id", SKU: "sku", TITLE: "title", POSITION: "position" };

export const productFields = {
  products: (args: ListArguments, context: Context, info: GraphQLResolveInfo) =>
    listConnection<ProductRow>(args, context, info, productListing(args), (row) => productNode(context.store, row)),
  productsCount: (args: ListArguments, context: Context) => countRows(context, productListing(args)),
  product: ({ id }: { id: string }, { store }: Context) => findProductNode(store, id),
  productVariants: (args: ListArguments, context: Context, info: GraphQLResolveInfo) =>
    listConnection<VariantRow>(args, context, info, variantListing(args), (row) => variantNode(context.store, row)),
  productVariantsCount: (args: ListArguments, context: Context) => countRows(context, variantListing(args)),
  productVariant: ({ id }: { id: string }, { store }: Context) => findVariantNode(store, id),
};

export function findProductNode(store: Store, id: string): Node | null {
  const row = store.database.find<ProductRow>("select * from products where id = ?", idOf("Product", id) ?? 0);
  return row ? productNode(store, row) : null;
}

export function findVariantNode(store: Store, id: string): Node | null {
  return variantNodeById(store, idOf("ProductVariant", id) ?? 0);
}

export function variantNodeById(store: Store, id: number): Node | null {
  const row = store.database.find<VariantRow>("select * from variants where id = ?", id);
  return row ? variantNode(store, row) : null;
}

function productNode(store: Store, product: ProductRow): Node {
  const image = product.image === null ? null : imageNode(store, product, product.image);
  return {
    __typename: "Product",
    id: gid("Product", product.id),
    legacyResourceId: String(product.id),
    title: product.title,
    handle: product.handle,
    vendor: product.vendor,
    productType: product.type,
    status: product.status.toUpperCase(),
    tags: [],
    createdAt: utcText(product.created_at),
    updatedAt: utcText(product.updated_at),
    featuredImage: image,
    featuredMedia: image && {
      __typename: "MediaImage",
      id: gid("MediaImage", product.id),
      alt: product.title,
      mediaContentType: "IMAGE",
      image,
      preview: { status: "READY", image },
    },
    hasOnlyDefaultVariant: () => variantCount(store, product.id) === 1,
    variantsCount: () => ({ count: variantCount(store, product.id), precision: "EXACT" }),
    totalInventory: () =>
      store.database.one<{ n: number }>(
        `select coalesce(sum(l.available), 0) n from variants v join levels l on l.item_id = v.item_id where v.product_id = ?`,
        product.id,
      ).n,
    variants: (args: ListArguments, context: Context, info: GraphQLResolveInfo) => {
      const sort = args.sortKey === "ID" ? "id" : "position";
      const listing = { from: "variants", where: ["product_id = ?"], bindings: [product.id], sort, id: "id" };
      return listConnection<VariantRow>(args, context, info, listing, (row) => variantNode(store, row, product));
    },
  };
}

export function variantNode(store: Store, variant: VariantRow, parent?: ProductRow): Node {
  const product = () =>
    parent ?? store.database.one<ProductRow>("select * from products where id = ?", variant.product_id);
  return {
    __typename: "ProductVariant",
    id: gid("ProductVariant", variant.id),
    legacyResourceId: String(variant.id),
    title: variant.title,
    displayName: () => `${product().title} - ${variant.title}`,
    sku: variant.sku,
    barcode: variant.barcode,
    barcodes: (args: ConnectionArguments, context: Context, info: GraphQLResolveInfo) => {
      const of = { from: "barcodes", where: ["variant_id = ?"], bindings: [variant.id] };
      const listing = { ...of, sort: "position", id: "variant_id" };
      return listConnection<BarcodeRow>(args, context, info, listing, ({ value, type }) => ({ value, type }));
    },
    price: decimal(variant.price, store.facts.currency),
    compareAtPrice: null,
    position: variant.position,
    taxable: true,
    inventoryPolicy: variant.policy.toUpperCase(),
    inventoryQuantity: () =>
      store.database.one<{ n: number }>(
        "select coalesce(sum(available), 0) n from levels where item_id = ? and active = 1",
        variant.item_id,
      ).n,
    selectedOptions: [{ name: "Title", value: variant.title }],
    createdAt: utcText(variant.created_at),
    updatedAt: utcText(variant.updated_at),
    image: null,
    product: () => productNode(store, product()),
    inventoryItem: () => inventoryItemNode(store, variant),
  };
}

function imageNode(store: Store, product: ProductRow, number: number): Node {
  const url = imageAddress(store, number);
  return {
    __typename: "Image",
    id: gid("ImageSource", product.id),
    url,
    src: url,
    originalSrc: url,
    transformedSrc: url,
    altText: product.title,
    width: 600,
    height: 600,
  };
}

function productListing(args: ListArguments): Listing {
  const sort = PRODUCT_SORTS[args.sortKey ?? "ID"];
  if (!sort) throw badRequest(`the dev store cannot sort products by ${args.sortKey}`);
  const found = searchConditions(
    args.query,
    {
      id: { column: "id", kind: "id" },
      title: { column: "title", kind: "like" },
      vendor: { column: "lower(vendor)", kind: "text" },
      status: { column: "status", kind: "text" },
      product_type: { column: "lower(type)", kind: "text" },
      created_at: { column: "created_at", kind: "instant" },
      updated_at: { column: "updated_at", kind: "instant" },
    },
    "title",
  );
  return { from: "products", where: found.sql, bindings: found.bindings, sort, id: "id" };
}

function variantListing(args: ListArguments): Listing {
  const sort = VARIANT_SORTS[args.sortKey ?? "ID"];
  if (!sort) throw badRequest(`the dev store cannot sort variants by ${args.sortKey}`);
  const found = searchConditions(
    args.query,
    {
      id: { column: "id", kind: "id" },
      product_id: { column: "product_id", kind: "id" },
      sku: { column: "lower(sku)", kind: "text" },
      barcode: { column: "(select lower(value) from barcodes where variant_id = variants.id)", kind: "among" },
      title: { column: "title", kind: "like" },
      updated_at: { column: "updated_at", kind: "instant" },
    },
    "title || ' ' || coalesce(sku, '')",
  );
  return { from: "variants", where: found.sql, bindings: found.bindings, sort, id: "id" };
}

function variantCount(store: Store, productId: number): number {
  return store.database.one<{ n: number }>("select count(*) n from variants where product_id = ?", productId).n;
}
