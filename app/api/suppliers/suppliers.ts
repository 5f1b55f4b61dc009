import * as z from "zod";
import { currencyCode } from "../../money/currency-code";
import { saveSupplier } from "../../replenishment/decisions/suppliers.server";
import { listSuppliers } from "../../replenishment/overviews/supplier-list.server";
import { NOTHING_DECIDED, placeOfSupplier } from "../../replenishment/rules/place";
import { findRule } from "../../replenishment/rules/rules.server";
import { askForPlans } from "../../requests/ask-for-plans.server";
import { DETAILS } from "../../suppliers/details";
import { NO_DETAILS, type SupplierLine } from "../../suppliers/supplier";
import { findSupplier, findSupplierNamed } from "../../suppliers/suppliers.server";
import { listOf, pageIn, paging } from "../door/listed";
import { notFound, refused } from "../door/problem";
import { ANSWERS, BODIES } from "../door/registries";
import { answer, type Context, NOTHING, route } from "../door/route";
import { id } from "../shapes/fields";

const LONGEST_LEAD = 365;
const DAYS = `Days are a whole number from 0 to ${LONGEST_LEAD}.`;

const wanted = z
  .strictObject({
    name: DETAILS.name,
    email: DETAILS.email.nullable().default(null),
    phone: DETAILS.phone.nullable().default(null),
    currency: DETAILS.currency.optional().describe("Of its prices; the shop's if not said"),
    lead_time_days: z
      .int(DAYS)
      .min(0, DAYS)
      .max(LONGEST_LEAD, DAYS)
      .nullable()
      .default(null)
      .describe("Null: the shop's default"),
    tax_rate: z
      .number()
      .min(0)
      .max(100)
      .multipleOf(0.01)
      .nullable()
      .default(null)
      .describe("Per cent, of its new order lines; null: no tax"),
    costs_include_tax: z.boolean().default(false).describe("Whether its costs are quoted with tax in them"),
    vendors: DETAILS.vendors.default([]).describe("Shopify's vendors that it delivers"),
  })
  .register(BODIES, { id: "NewSupplier" });

const supplier = z
  .object({
    id,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    currency: currencyCode,
    lead_time_days: z.int().nullable().describe("Null: the shop's default"),
    tax_rate: z.number().nullable().describe("Per cent, of its new order lines; null: no tax"),
    costs_include_tax: z.boolean(),
    vendors: z.array(z.string()),
    archived: z.boolean(),
  })
  .register(ANSWERS, { id: "Supplier" });

/** Each reads its name, its row, its rule, its vendors and its counts. */
const USUAL = 20;

const shown = (
  { id, name, email, phone, currency, leadTimeDays, vendors, ...tax }: Omit<SupplierLine, "variants">,
  archived: boolean,
): z.input<typeof supplier> => ({
  ...{ id: String(id), name, email, phone, currency, lead_time_days: leadTimeDays, vendors, archived },
  ...{ tax_rate: tax.taxRate === null ? null : tax.taxRate / 100, costs_include_tax: tax.costsIncludeTax },
});

async function findShown({ database, shop }: Context, id: number) {
  const [found, rule] = await Promise.all([
    findSupplier(database, shop, id),
    findRule(database, shop, placeOfSupplier(id)),
  ]);
  return found && shown({ ...found, leadTimeDays: rule?.leadTimeDays ?? null }, found.archivedAt !== null);
}

/** The supplier of this name, where it was made since then. */
async function findMade(call: Context, name: string, since: number) {
  const named = await findSupplierNamed(call.database, call.shop, name);
  return named && named.createdAt >= since ? findShown(call, named.id) : undefined;
}

export const SUPPLIERS = [
  route("GET", "/suppliers", {
    scope: "read",
    name: "listSuppliers",
    summary: "Suppliers by name",
    query: z.strictObject({ ...paging(USUAL), archived: z.enum(["true", "false"]).default("false") }),
    body: NOTHING,
    answers: listOf(supplier).register(ANSWERS, { id: "Suppliers" }),
    async work(call) {
      const page = pageIn(call, "suppliers");
      if (page.kind === "problem") return page;
      const archived = call.query.archived === "true";
      const list = { tab: archived ? ("archived" as const) : ("active" as const), text: "", cursor: page.cursor };
      const found = await listSuppliers(call.database, call.shop, list, page.size);
      return page.answer(found, (row) => shown(row, archived));
    },
  }),
  route("GET", "/suppliers/{id}", {
    scope: "read",
    name: "getSupplier",
    summary: "A supplier",
    query: NOTHING,
    body: NOTHING,
    answers: supplier,
    async work(call) {
      const found = await findShown(call, Number(call.ids.id));
      return found ? answer(found) : notFound("supplier");
    },
  }),
  route("POST", "/suppliers", {
    scope: "write_purchasing",
    name: "createSupplier",
    shownAt: "/suppliers",
    status: 201,
    summary: "Add a supplier",
    says: "Plans of the variants that it delivers are worked out anew within minutes.",
    query: NOTHING,
    body: wanted,
    answers: supplier,
    async work(call) {
      const { database, shop, env, body, begunAt, now } = call;
      const { lead_time_days: leadTimeDays, currency = shop.currency, tax_rate, costs_include_tax, ...said } = body;
      const taxRate = tax_rate === null ? null : Math.round(tax_rate * 100);
      const details = { ...NO_DETAILS, ...said, currency, taxRate, costsIncludeTax: costs_include_tax };
      const saved = await saveSupplier(
        database,
        shop,
        null,
        { details, rule: { ...NOTHING_DECIDED, leadTimeDays } },
        now,
      );
      if (saved.kind === "refused") {
        const made = begunAt === null ? undefined : await findMade(call, body.name, begunAt);
        return made ? answer(made) : refused(saved.refusals);
      }
      // A message that is lost is asked for again by the schedule.
      await askForPlans(env, shop).catch((error) => console.warn(JSON.stringify({ at: "api", unsent: String(error) })));
      const made = await findShown(call, saved.id);
      if (!made) throw new Error(`Supplier ${saved.id} was saved and is not there.`);
      return answer(made);
    },
  }),
];
