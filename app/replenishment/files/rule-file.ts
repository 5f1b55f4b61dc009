import * as z from "zod";
import type { FileColumn, FileFormat } from "../../csv/format";
import { gidOf, idCell, type Kind, SHOPIFY_ID } from "../../csv/shopify-id";
import { folded } from "../../words/folded";
import { trimmed } from "../../words/trimmed";
import { percentTyped } from "../decisions/similar/form";
import { FIELD_TABLE, type RuleField } from "../rules/field-table";
import { RULE_FIELDS } from "../rules/form";
import { LEVELS, type Level } from "../rules/place";
import { FIELDS, METHOD_WORDS, METHODS, type Rule } from "../rules/rule";

/**
 * A row tells what it has columns for; a blank cell decides nothing. The subject is a gid, or where the row has none a
 * name; "" for the shop.
 */
export type RuleRow = {
  level: Level;
  subject: string;
  location: string;
  rule: Partial<Rule>;
  /** What a variant is forecast like, named as a subject is, and times how many percent; null: nothing. */
  similar?: { named: string; percent: number } | null;
};

/** What has an id in Shopify. */
export const KINDS: Partial<Record<Level, Kind>> = { product: "Product", variant: "ProductVariant" };

/** As the variant's page calls them. */
export const SIMILAR: FileColumn = {
  name: "similar_to",
  label: "Forecast like",
  also: ["similar product", "similar variant"],
};
const FACTOR: FileColumn = { name: "similar_factor", label: "Times", number: true };

export const SUBJECT = "sku_or_product_or_supplier";

/** How a screen names them. */
const LEVEL_WORDS: Record<Level, string> = {
  shop: "Shop",
  supplier: "Supplier",
  product: "Product",
  variant: "Variant",
};
export const levelCell = (level: Level) => LEVEL_WORDS[level];

const columnOf = ({ column, heading, also, input }: RuleField): FileColumn => ({
  ...{ name: column, label: heading },
  ...(input && { number: true }),
  ...(also && { also }),
});

/** Rules of all levels as a file. */
export const RULE_FORMAT: FileFormat<RuleRow> = {
  columns: [
    { name: "level", label: "Level", required: true },
    {
      name: SUBJECT,
      label: "SKU, product or supplier",
      required: true,
      orElse: SHOPIFY_ID.name,
      also: ["sku", "subject", "product", "supplier"],
    },
    SHOPIFY_ID,
    { name: "location", label: "Location" },
    ...FIELDS.map((field) => columnOf(FIELD_TABLE[field])),
    ...[SIMILAR, FACTOR],
  ],
  row: z
    .object({
      level: z
        .string()
        .overwrite(trimmed)
        .toLowerCase()
        .pipe(z.enum(LEVELS, "Write Shop, Supplier, Product or Variant.")),
      [SUBJECT]: z.string().overwrite(trimmed).max(300, "That is too long for a name.").default(""),
      [SHOPIFY_ID.name]: z.string().overwrite(trimmed).default(""),
      location: z.string().overwrite(trimmed).default(""),
      ...Object.fromEntries(FIELDS.map((field) => [FIELD_TABLE[field].column, cellOf(field).optional()])),
      [SIMILAR.name]: z.string().overwrite(trimmed).optional(),
      [FACTOR.name]: z
        .string()
        .overwrite(trimmed)
        .pipe(percentTyped.or(z.literal("").transform(() => 100)))
        .optional(),
    })
    .transform((row: Record<string, unknown> & { level: Level; location: string }, context): RuleRow => {
      const { level, location } = row;
      const refuse = (column: string, message: string) => {
        context.addIssue({ code: "custom", path: [column], message });
        return z.NEVER;
      };
      const id = idOf(level, String(row[SHOPIFY_ID.name]));
      if (!id.success) return refuse(SHOPIFY_ID.name, id.error.issues[0]?.message ?? "");
      const subject = id.data || String(row[SUBJECT]);
      if (level !== "shop" && subject === "") return refuse(SUBJECT, `Say which ${level}.`);
      if (level !== "variant" && location !== "") return refuse("location", "Only a variant has rules at a location.");
      const told = FIELDS.filter((field) => row[FIELD_TABLE[field].column] !== undefined);
      const rule = Object.fromEntries(told.map((field) => [field, row[FIELD_TABLE[field].column]]));
      const named = row[SIMILAR.name];
      const isWhole = level === "variant" && location === "";
      if (named && !isWhole) return refuse(SIMILAR.name, "Only a variant, wherever it is, is forecast like another.");
      const similar = named ? { named: String(named), percent: Number(row[FACTOR.name] ?? 100) } : null;
      if (isWhole && named !== undefined) return { level, subject, location, rule, similar };
      return { level, subject: level === "shop" ? "" : subject, location, rule };
    }),
  keyOf: ({ level, subject, location }) => JSON.stringify([level, subject, location].map(folded)),
};

/** A supplier and the shop itself have none. */
const idOf = (level: Level, cell: string) =>
  (KINDS[level] ? idCell(KINDS[level]) : z.literal("", NO_ID)).safeParse(cell);
const NO_ID = "Only products and variants have an ID in Shopify. Leave this blank.";

/** A rule's cells in the file's order. */
export const ruleCells = (rule: Rule) =>
  FIELDS.map((field) => {
    if (field === "serviceLevel" && rule.serviceLevel !== null)
      return `${Number((rule.serviceLevel * 100).toFixed(4))}%`;
    return field === "method" && rule.method !== null ? METHOD_WORDS[rule.method] : rule[field];
  });

export const similarCells = (similar: { shopifyId: string; percent: number } | null) =>
  similar ? [gidOf("ProductVariant", similar.shopifyId), similar.percent / 100] : [null, null];

/** As the form takes it, told a little more freely. */
function cellOf(field: keyof Rule): z.ZodType {
  if (field === "serviceLevel")
    return z
      .string()
      .max(40, { error: "Enter a percentage.", abort: true })
      .transform(percent)
      .pipe(RULE_FIELDS.serviceLevel);
  if (field === "active" || field === "sellOut") return z.string().trim().toLowerCase().pipe(RULE_FIELDS[field]);
  if (field === "method") return z.string().trim().toLowerCase().transform(methodNamed).pipe(RULE_FIELDS.method);
  return RULE_FIELDS[field];
}

/** As a screen names the method, and as files of an earlier release did. */
function methodNamed(text: string) {
  return METHODS.find((method) => METHOD_WORDS[method].toLowerCase() === text) ?? text;
}

/** "97%", "97" and "0.97" are one. */
function percent(text: string) {
  const typed = text.trim();
  const bare = typed.endsWith("%") ? typed.slice(0, -1).trim() : typed;
  const value = Number(bare);
  return bare !== "" && value > 0 && value < 1 && !text.includes("%") ? String(Number((value * 100).toFixed(4))) : bare;
}
