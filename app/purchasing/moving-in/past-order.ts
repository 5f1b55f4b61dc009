import * as z from "zod";
import { dayOfIso } from "../../days/iso-day";
import { MOST_TAX } from "../../suppliers/costs/tax-rate-typed";
import { LONGEST_SUPPLIER_SKU } from "../../suppliers/terms-form";
import { folded } from "../../words/folded";

const MOST_UNITS = 1_000_000;
/** Of an order. */
export const MOST_LINES = 5000;
/** Letters of what each row must tell of its order. */
export const LONGEST = { number: 100, supplier: 200 };

const text = (longest: number) => z.string().max(longest).nullable();
const shopifyId = z
  .string()
  .regex(/^\d{1,19}$/)
  .nullable();
/** Exact, as it stands in the file, with a point. */
const decimal = z
  .string()
  .regex(/^\d{1,12}(\.\d{1,12})?$/)
  .nullable();
const day = z
  .string()
  .refine((text) => !Number.isNaN(dayOfIso(text)))
  .nullable();

export const pastLineSchema = z.object({
  sku: text(255),
  barcode: text(255),
  title: text(300),
  variantId: shopifyId,
  itemId: shopifyId,
  supplierSku: text(LONGEST_SUPPLIER_SKU),
  /** Units. */
  ordered: z.number().int().min(1).max(MOST_UNITS),
  received: z.number().int().min(0).max(MOST_UNITS),
  receivedOn: day,
  /** Of one unit, and of all: in the order's currency. */
  unitCost: decimal,
  total: decimal,
  /** Basis points. */
  taxRate: z.number().int().min(0).max(MOST_TAX).nullable(),
  pack: z.number().int().min(1).max(MOST_UNITS).nullable(),
});

/** An order of a former system, as its file tells it. */
export const pastOrderSchema = z.object({
  number: z.string().min(1).max(LONGEST.number),
  supplier: z.string().min(1).max(LONGEST.supplier),
  /** In the words of the file. */
  status: text(100),
  isCancelled: z.boolean(),
  /** The merchant says that the rest of it is still to come. */
  isOpen: z.boolean(),
  orderedOn: day,
  expectedOn: day,
  /** Null: the shop's own. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  rate: decimal,
  destination: text(200),
  destinationId: shopifyId,
  note: text(5000),
  lines: z.array(pastLineSchema).min(1).max(MOST_LINES),
});
export type PastOrder = z.infer<typeof pastOrderSchema>;
export type PastLine = z.infer<typeof pastLineSchema>;

/** What makes an order of two files the same order: its number. */
export const pastKey = ({ number }: Pick<PastOrder, "number">) => folded(number);

/** Our own numbers go on by themselves, so that an old one must not look like them. Capitals, as the search asks for. */
export const pastNumber = ({ number }: Pick<PastOrder, "number">) => `STOCKY-${number.trim().toUpperCase()}`;

/** History never comes into stock: only what a person says is still to come is awaited. */
export function pastState({ isOpen, isCancelled }: Pick<PastOrder, "isOpen" | "isCancelled">) {
  if (isOpen) return "sent" as const;
  return isCancelled ? ("cancelled" as const) : ("closed" as const);
}

/** Days since 1970-01-01. */
export const dayNumber = (iso: string | null) => (iso === null ? null : dayOfIso(iso));

/** The last day on which anything is known to have happened to it. */
export const lastDay = ({ orderedOn, lines }: Pick<PastOrder, "orderedOn" | "lines">) =>
  [orderedOn, ...lines.map(({ receivedOn }) => receivedOn)].reduce(
    (last, each) => (each !== null && (last === null || each > last) ? each : last),
    null,
  );

/** For the team: what the file says of the order that has no field of its own here. */
export function pastNote({ number, status, destination, note }: PastOrder, place: string | null) {
  const facts = [
    `${number} in Stocky`,
    ...(status ? [`status there: ${status}`] : []),
    ...(destination && folded(destination) !== folded(place ?? "") ? [`went to ${destination}`] : []),
  ];
  return [...(note ? [note.slice(0, LONGEST_NOTE)] : []), facts.join(", ")].join("\n\n");
}

const LONGEST_NOTE = 1500;
