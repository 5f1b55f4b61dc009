import type { Closure } from "./calendar/closures";
import type { Contact } from "./contacts/contacts";
import type { CostPattern } from "./costs/cost-pattern";

/** What a merchant tells of a supplier. */
export type SupplierDetails = {
  name: string;
  /** The primary contact: whom orders go to. */
  contactName: string | null;
  email: string | null;
  phone: string | null;
  /** Further ones. */
  contacts: Contact[];
  /** By its lines. */
  address: string | null;
  paymentTerms: string | null;
  /** Days of the week on which it takes orders, bit 0 is Monday; null: any. */
  orderWeekdays: number | null;
  closures: Closure[];
  /** Its costs are quoted with tax in them. */
  costsIncludeTax: boolean;
  /** Of its new order lines, in basis points (2000 is 20%); null: no tax. */
  taxRate: number | null;
  costPattern: CostPattern | null;
  notes: string | null;
  currency: string;
  /** The least that an order must be worth, in minor units of the currency. */
  minimumValue: number | null;
  /** Shopify's vendors that this supplier delivers, in alphabetical order. */
  vendors: string[];
};

export type Supplier = SupplierDetails & { id: number; archivedAt: number | null };

/** What a new supplier says beside its name, currency and vendors, until somebody does. */
export const NO_DETAILS = {
  ...{ contactName: null, email: null, phone: null, contacts: [], address: null, paymentTerms: null, notes: null },
  orderWeekdays: null,
  closures: [],
  costsIncludeTax: false,
  taxRate: null,
  costPattern: null,
  minimumValue: null,
} satisfies Partial<SupplierDetails>;

/** A line of the list. */
export type SupplierLine = Pick<
  Supplier,
  "id" | "name" | "email" | "phone" | "currency" | "vendors" | "costsIncludeTax" | "taxRate"
> & {
  /** Days, as the supplier promised; null where the shop's default holds. */
  leadTimeDays: number | null;
  /** Ordered from it. */
  variants: number;
};
