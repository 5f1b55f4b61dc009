import * as z from "zod";
import { type CellRefusals, type FileRow, OVERFLOWS } from "../../csv/format";
import { isCurrency } from "../../money/money";
import { EMAIL } from "../../suppliers/contacts/contacts";
import { NO_DETAILS, type SupplierDetails } from "../../suppliers/supplier";
import { folded } from "../../words/folded";

const text = (longest: number) => z.string().max(longest).nullable();

/** A supplier of a former system. What it does not tell is null. */
export const pastSupplierSchema = z.object({
  name: z.string().min(1).max(200),
  email: text(254),
  phone: text(50),
  contactName: text(100),
  address: text(500),
  paymentTerms: text(200),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  leadTimeDays: z.number().int().min(0).max(365).nullable(),
  notes: text(5000),
});
export type PastSupplier = z.infer<typeof pastSupplierSchema>;

/** Suppliers of a file, each once by its name; what of a row is no address and no number of days is kept as a note. */
export function suppliersInRows(rows: FileRow[]): { suppliers: PastSupplier[]; refused: Map<number, CellRefusals> } {
  const refused = new Map<number, CellRefusals>();
  const suppliers = new Map<string, PastSupplier>();
  for (const { number, cells, overflows } of rows) {
    const name = (cells.name ?? "").trim().slice(0, 200);
    if (overflows) refused.set(number, { name: OVERFLOWS });
    else if (name === "") refused.set(number, { name: "No name." });
    else if (suppliers.has(folded(name))) refused.set(number, { name: "A row above is about the same supplier." });
    else suppliers.set(folded(name), supplierOf(name, cells));
  }
  return { suppliers: [...suppliers.values()], refused };
}

/**
 * By the cells of its row, each cut to what a field of ours takes. What no field takes, as "2 weeks or so" for a lead
 * time, is told in its notes.
 */
export function supplierOf(name: string, cells: Record<string, string>): PastSupplier {
  const cell = (field: string, longest: number) => cells[field]?.trim().slice(0, longest) || null;
  const email = cell("email", 254);
  const currency = cell("currency", 10)?.toUpperCase() ?? null;
  const account = cell("account_number", 100);
  const leadTime = cell("lead_time_days", 100);
  const days = Math.round(Number(/^(\d{1,3}(?:\.\d{1,6})?)(?: ?days?)?$/i.exec(leadTime ?? "")?.[1] ?? Number.NaN));
  const leadTimeDays = days <= 365 ? days : null;
  const notes = [
    cell("note", 4000),
    account && `Account number: ${account}`,
    email !== null && !EMAIL.test(email) && `Mail: ${email}`,
    leadTime !== null && leadTimeDays === null && `Lead time: ${leadTime}`,
  ].filter(Boolean);
  return {
    name,
    email: email !== null && EMAIL.test(email) ? email : null,
    phone: cell("phone", 50),
    contactName: cell("contact_name", 100),
    address: cell("address", 500),
    paymentTerms: cell("payment_terms", 200),
    currency: currency !== null && isCurrency(currency) ? currency : null,
    leadTimeDays,
    notes: notes.length > 0 ? notes.join("\n") : null,
  };
}

const FILLED = ["email", "phone", "contactName", "address", "paymentTerms", "notes"] as const;

/** What stands stays: a former system only tells what nobody has said here yet. */
export function filledIn(
  stands: SupplierDetails | undefined,
  told: PastSupplier,
  shopCurrency: string,
): SupplierDetails {
  const before = stands ?? {
    ...NO_DETAILS,
    ...{ name: told.name, currency: told.currency ?? shopCurrency, vendors: [] },
  };
  return { ...before, ...Object.fromEntries(FILLED.map((field) => [field, before[field] ?? told[field]])) };
}
