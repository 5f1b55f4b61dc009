import { all } from "../support/rows";
import { textOf, visit } from "./visit";

export const SHOP = "one.myshopify.com";
export const OTHER = "two.myshopify.com";

const FIELDS = {
  name: "Acme Ltd",
  email: "orders@acme.test",
  phone: "+49 40 1",
  notes: "",
  currency: "EUR",
  minimumValue: "250.50",
  leadTimeDays: "21",
  leadTimeDeviation: "3",
  reviewDays: "7",
  coverDays: "",
  minimumOrder: "",
  casePack: "6",
  serviceLevel: "97.5",
  taxRate: "5.5",
};

const form = (fields: Partial<typeof FIELDS> = {}, vendors: string[] = ["Acme"]) =>
  new URLSearchParams([...Object.entries({ ...FIELDS, ...fields }), ...vendors.map((vendor) => ["vendors", vendor])]);

export const add = (fields: Partial<typeof FIELDS> = {}, vendors?: string[], shop = SHOP) =>
  visit("/suppliers/new", shop, { method: "POST", body: form(fields, vendors), redirect: "manual" });
export const change = (id: number, fields: Partial<typeof FIELDS>, vendors?: string[]) =>
  visit(`/suppliers/${id}`, SHOP, { method: "PUT", body: form(fields, vendors) });
export const page = async (path: string, shop = SHOP) => textOf(await (await visit(path, shop)).text());

export const vendorRows = () =>
  all("SELECT shop_id, vendor, supplier_id FROM supplier_vendors ORDER BY shop_id, vendor");
