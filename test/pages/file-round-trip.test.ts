import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { FileColumn, FileRow } from "../../app/csv/format";
import { decimalSignIn, guessedMapping, mappedRows } from "../../app/csv/mapping";
import { sheetFrom } from "../../app/csv/sheet";
import { RULE_FORMAT } from "../../app/replenishment/files/rule-file";
import { SUPPLIER_FORMAT } from "../../app/replenishment/files/supplier-file";
import { DEAREST } from "../../app/suppliers/details";
import { PRICES_FORMAT, priceFormat } from "../../app/suppliers/price-file";
import { folded } from "../../app/words/folded";
import { trimmed } from "../../app/words/trimmed";
import { givenShop, overviewRow, wordsOf } from "./rows";
import { ask, withToken } from "./visit";

const PATIENCE = 300_000;
const SHOPS = 12;

/** Pieces of names as people have them, and as spreadsheets and CSV stumble over them. */
const piece = fc.constantFrom(
  ...["É", "é", "E\u0301", "ß", "SS", "İ", "ı", "i", "I", "ς", "Σ", "茶", "😀", "ｅ", "\uFF1D"],
  ...["|", ";", ",", '"', "'", "\\", "\n", "\r\n", "\t", " ", "\u00a0", "\u200b", "=", "+", "-", "@"],
  ..."aB01.",
);
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")) },
  { weight: 1, arbitrary: fc.constantFrom("4006381333931000", "1E5", "-5", "1.50", "TRUE", "2026-01-02", "gid:x") },
);
/** As a form takes it. */
const typed = text.map(trimmed);
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const some = <Value>(value: fc.Arbitrary<Value>, most: number, least = 0) =>
  fc.array(value, { minLength: least, maxLength: most });

const currency = fc.constantFrom("JPY", "EUR", "TND");
const NUMBERED = 900;

const number = (from: number, to: number) => orNull(fc.integer({ min: from, max: to }));
const rule = fc.record({
  lead_time_days: number(0, 365),
  cover_days: number(0, 730),
  case_pack: number(1, 1_000_000),
  velocity: orNull(fc.integer({ min: 0, max: 99_999_999 }).map((value) => value / 10_000)),
  service_level: orNull(fc.integer({ min: 500_000, max: 999_000 }).map((value) => value / 10_000 / 100)),
  active: orNull(fc.constantFrom(0, 1)),
  method: orNull(fc.constantFrom("engine", "simple")),
  lead_time_deviation: orNull(fc.integer({ min: 0, max: 3_650_000 }).map((value) => value / 10_000)),
});
/** As a form takes it: lines end with \n alone. */
const ofLines = orNull(typed.map((each) => trimmed(each.replaceAll("\r\n", "\n"))).filter((each) => each !== ""));
const details = fc.record({
  contact_name: ofLines,
  address: ofLines,
  payment_terms: ofLines,
  notes: ofLines,
  contacts: orNull(
    some(
      typed.filter((each) => each !== "" && !/[;\r\n]/.test(each)),
      2,
      1,
    ).map((names) => JSON.stringify(names.map((name) => [name, "Sales", "", "+86 1"]))),
  ),
  order_weekdays: orNull(fc.integer({ min: 1, max: 126 })),
  closures: orNull(fc.constantFrom('[[20000,20004,"New Year"]]', '[[20000,20000,""],[20010,20012,"Two, three"]]')),
  costs_include_tax: fc.constantFrom(0, 1),
  tax_rate: orNull(fc.integer({ min: 0, max: 10_000 })),
  pattern: orNull(fc.record({ base: fc.constantFrom("price", "cost"), percent: fc.integer({ min: 1, max: 50_000 }) })),
});
const terms = fc.record({
  description: orNull(typed.filter((each) => each !== "")),
  price_breaks: orNull(fc.constantFrom("[[12,450]]", `[[2,0],[144,${DEAREST}]]`)),
  backup: fc.constantFrom(0, 1),
  supplier_sku: orNull(typed.filter((each) => each !== "")),
  unit_cost: number(0, DEAREST),
  minimum_order: number(1, 1_000_000),
  lead_time_days: number(0, 365),
});

const shopArbitrary = fc.record({
  suppliers: fc.uniqueArray(
    fc.record({
      name: typed.filter((name) => name !== ""),
      phone: orNull(typed.filter((each) => each !== "")),
      currency,
      minimum: number(0, DEAREST),
      archived: fc.boolean(),
    }),
    { minLength: 2, maxLength: 4, selector: ({ name }) => folded(name) },
  ),
  vendors: fc.uniqueArray(
    typed.filter((name) => name !== ""),
    { maxLength: 6, selector: folded },
  ),
  /** A SKU of its own, one that others have, none, or Shopify's number of one of the others. */
  variants: some(
    fc.record({ title: text, gone: fc.boolean(), sku: fc.oneof(text, fc.constantFrom("DUP", "dup", " ")) }),
    6,
    2,
  ),
  numbered: fc.nat(),
  /** Titles of products, one of which is the other's number. */
  products: some(fc.record({ title: text, gone: fc.boolean() }), 3, 1),
  locations: some(fc.record({ name: orNull(text), active: fc.boolean() }), 4, 1),
});
type Made = typeof shopArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** What the merchant decided: which supplier has which vendor, what rules and price lists say. */
const stateArbitrary = fc.record({
  owners: some(fc.nat(), 6, 6),
  details: some(details, 4, 4),
  supplierRules: some(orNull(rule), 4, 4),
  rules: some(fc.record({ at: fc.nat(), location: orNull(fc.nat()), rule }), 8),
  products: some(orNull(rule), 4, 4),
  /** Of each variant one that came before it. */
  similar: some(orNull(fc.record({ to: fc.nat(), percent: fc.integer({ min: 5, max: 2000 }) })), 6, 6),
  terms: fc.uniqueArray(fc.record({ supplier: fc.nat(3), variant: fc.nat(6), terms, preferred: fc.boolean() }), {
    maxLength: 12,
    selector: ({ supplier, variant }) => `${supplier}/${variant}`,
  }),
});
type State = typeof stateArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

let shops = 0;

it(
  "every file comes back unchanged, and brings another state of the shop back to its own",
  async () => {
    await fc.assert(
      fc.asyncProperty(shopArbitrary, stateArbitrary, stateArbitrary, async (made, state, other) => {
        const shop = await shopOf(made);
        await decided(shop, made, state);
        const files = await filesOf(shop, made);
        for (const file of files) {
          const { name, rows, said } = await sent(shop, file, { check: true });
          expect(said, `${name} ${JSON.stringify(rows)}`).toEqual(rows.map(() => "unchanged"));
        }
        await decided(shop, made, other);
        for (const file of files) {
          const { name, rows, said } = await sent(shop, file, { check: false });
          expect(
            said.filter((each) => !["added", "changed", "unchanged"].includes(each)),
            name,
          ).toEqual([]);
          const again = await sent(shop, file, { check: true });
          expect(again.said, `${name} ${JSON.stringify(rows)}`).toEqual(rows.map(() => "unchanged"));
        }
        for (const [index, { name, lines }] of (await filesOf(shop, made)).entries())
          for (const line of files[index]?.lines ?? []) expect(lines, name).toContain(line);
      }),
      { seed: 9, numRuns: SHOPS, endOnFailure: true },
    );
  },
  PATIENCE,
);

const run = (sql: string, ...values: unknown[]) => env.DB.prepare(sql).bind(...values);

async function shopOf({ suppliers, variants, numbered, products, locations }: Made) {
  const id = ++shops;
  const domain = `shop-${id}.myshopify.com`;
  const base = id * 1000;
  await givenShop(id, domain);
  await env.DB.batch([
    ...suppliers.map((each, at) =>
      run(
        `INSERT INTO suppliers (id, shop_id, name, name_folded, phone, currency, minimum_value, archived_at, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 1)`,
        ...[base + at, id, each.name, folded(each.name), each.phone, each.currency],
        ...[each.minimum, each.archived && at > 0 ? 1 : null],
      ),
    ),
    ...products.map(({ title, gone }, at) =>
      run(
        `INSERT INTO products (shop_id, shopify_id, title, title_folded, vendor, status, updated_at, triggered_at, deleted_at)
        VALUES (?, ?, ?, ?, '', 'active', 1, 1, ?)`,
        ...[id, base + at, at === 1 ? String(base) : title, at === 1 ? null : folded(title), gone && at > 0 ? 1 : null],
      ),
    ),
    ...variants.flatMap(({ title, gone, sku: own }, at) => {
      const sku = numbered % variants.length === at ? String(base + NUMBERED + ((at + 1) % variants.length)) : own;
      const words = wordsOf({ product_title: title, sku });
      return [
        run(
          `INSERT INTO variants (id, shop_id, shopify_id, product_id, inventory_item_id, title, sku, deleted_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[base + at, id, base + NUMBERED + at, base, base + at, "L", sku, gone ? 1 : null],
        ),
        overviewRow(id, base + at, { ...words, hidden: gone ? 1 : 0 }),
        run(
          "UPDATE overviews SET shopify_id = ? WHERE shop_id = ? AND variant_id = ?",
          base + NUMBERED + at,
          id,
          base + at,
        ),
      ];
    }),
    ...locations.map(({ name, active }, at) =>
      run(
        "INSERT INTO locations (id, shop_id, shopify_id, name, active) VALUES (?, ?, ?, ?, ?)",
        ...[base + at, id, base + at, at === 1 ? String(base) : name, Number(active)],
      ),
    ),
  ]);
  return { id, domain, base };
}
type Shop = Awaited<ReturnType<typeof shopOf>>;

async function decided({ id, base }: Shop, { suppliers, vendors, variants, products, locations }: Made, state: State) {
  const active = suppliers.flatMap(({ archived }, at) => (archived && at > 0 ? [] : [base + at]));
  const preferring = new Set<number>();
  const ruleRow = (level: string, subject: number, location: number, decides: object) => {
    const told = Object.entries(decides).filter(([, value]) => value !== null);
    if (told.length === 0) return [];
    const columns = told.map(([column]) => column);
    return [
      run(
        `INSERT OR REPLACE INTO rules (shop_id, level, subject_id, location_id, ${columns.join(", ")}, updated_at)
        VALUES (?, ?, ?, ?, ${columns.map(() => "?").join(", ")}, 1)`,
        ...[id, level, subject, location, ...told.map(([, value]) => value)],
      ),
    ];
  };
  await env.DB.batch([
    run("DELETE FROM supplier_vendors WHERE shop_id = ?", id),
    run("DELETE FROM supplier_terms WHERE shop_id = ?", id),
    run("DELETE FROM rules WHERE shop_id = ? AND level <> 'shop'", id),
    ...vendors.map((vendor, at) =>
      run(
        "INSERT INTO supplier_vendors (shop_id, vendor, supplier_id) VALUES (?, ?, ?)",
        id,
        vendor,
        active[(state.owners[at] ?? 0) % active.length],
      ),
    ),
    ...suppliers.flatMap((_, at) => {
      const { pattern, ...told } = state.details[at] ?? {};
      const columns = Object.entries({
        ...told,
        pattern_base: pattern?.base ?? null,
        pattern_percent: pattern?.percent ?? null,
      });
      return [
        run(
          `UPDATE suppliers SET ${columns.map(([column]) => `${column} = ?`).join(", ")} WHERE shop_id = ? AND id = ?`,
          ...[...columns.map(([, value]) => value ?? null), id, base + at],
        ),
      ];
    }),
    ...suppliers.flatMap((_, at) => ruleRow("supplier", base + at, 0, state.supplierRules[at] ?? {})),
    run("DELETE FROM similar_variants WHERE shop_id = ?", id),
    ...variants.slice(1).flatMap((_, at) => {
      const similar = state.similar[at];
      return similar
        ? [
            run(
              "INSERT INTO similar_variants (shop_id, variant_id, similar_id, percent, updated_at) VALUES (?, ?, ?, ?, 1)",
              ...[id, base + at + 1, base + (similar.to % (at + 1)), similar.percent],
            ),
          ]
        : [];
    }),
    ...products.flatMap((_, at) => ruleRow("product", base + at, 0, state.products[at] ?? {})),
    ...state.rules.flatMap(({ at, location, rule }) =>
      ruleRow(
        "variant",
        base + (at % variants.length),
        location === null ? 0 : base + (location % locations.length),
        rule,
      ),
    ),
    ...state.terms.flatMap(({ supplier, variant, terms, preferred }) => {
      if (supplier >= suppliers.length || variant >= variants.length) return [];
      const marked = preferred && active.includes(base + supplier) && !preferring.has(variant);
      if (marked) preferring.add(variant);
      return [
        run(
          `INSERT INTO supplier_terms (shop_id, variant_id, supplier_id, supplier_sku, unit_cost, minimum_order, lead_time_days, preferred,
            description, price_breaks, backup, updated_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
          ...[id, base + variant, base + supplier, terms.supplier_sku, terms.unit_cost],
          ...[terms.minimum_order, terms.lead_time_days, Number(marked)],
          ...[terms.description, terms.price_breaks, marked ? 0 : terms.backup],
        ),
      ];
    }),
  ]);
}

/** The shop's files as a browser saves them, those of single price lists among them. */
async function filesOf({ domain, base }: Shop, { suppliers }: Made) {
  const doors: { door: string; columns: readonly FileColumn[] }[] = [
    { door: "/suppliers/file", columns: SUPPLIER_FORMAT.columns },
    ...suppliers.map((each, at) => ({
      door: `/suppliers/${base + at}/prices/file`,
      columns: priceFormat(each.currency).columns,
    })),
    { door: "/prices/file", columns: PRICES_FORMAT.columns },
    { door: "/rules/file", columns: RULE_FORMAT.columns },
  ];
  return Promise.all(
    doors.map(async ({ door, columns }) => {
      const answer = await ask(door, { headers: await withToken(domain) });
      if (!answer.ok) throw new Error(`${door} answered ${answer.status}.`);
      const content = await answer.text();
      const opened = await sheetFrom(content, door);
      const sheet = opened.kind === "opened" ? opened.sheet : undefined;
      return { name: door, columns, sheet, lines: (sheet?.rows ?? []).map(({ cells }) => JSON.stringify(cells)) };
    }),
  );
}

/** The rows on their way back, as the browser reads them from the file. */
async function sent(
  { domain }: Shop,
  file: Awaited<ReturnType<typeof filesOf>>[number],
  { check }: { check: boolean },
) {
  const { name, columns, sheet } = file;
  const mapping = sheet ? guessedMapping(columns, sheet.headings) : {};
  const rows: FileRow[] = sheet ? mappedRows(sheet, columns, mapping, decimalSignIn(sheet, columns, mapping)).rows : [];
  if (rows.length === 0) return { name, rows, said: [] };
  const answer = await ask(name, {
    method: "POST",
    headers: { ...(await withToken(domain)), "content-type": "application/json" },
    body: JSON.stringify({ check, rows }),
  });
  if (!answer.ok) throw new Error(`${name} answered ${answer.status}: ${await answer.text()}`);
  const { outcomes } = await answer.json<{ outcomes: { kind: string; refusals?: Record<string, string> }[] }>();
  return {
    name,
    rows,
    said: outcomes.map(({ kind, refusals }) => (refusals ? Object.values(refusals).join(" ") : kind)),
  };
}
