/** What a merchant tells of a supplier. */
export type SupplierDetails = {
  name: string;
  email: string | null;
  phone: string | null;
  notes: string | null;
  currency: string;
  /** The least that an order must be worth, in minor units of the currency. */
  minimumValue: number | null;
  /** Shopify's vendors that this supplier delivers, in alphabetical order. */
  vendors: string[];
};

export type Supplier = SupplierDetails & { id: number; archivedAt: number | null };

/** A line of the list. */
export type SupplierLine = Pick<Supplier, "id" | "name" | "email" | "phone" | "currency" | "vendors"> & {
  /** Days, as the supplier promised; null where the shop's default holds. */
  leadTimeDays: number | null;
  /** Ordered from it. */
  variants: number;
};
