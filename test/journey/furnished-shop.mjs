const LONG_NAME = "Carrick Outdoor, a supplier whose name is longer than most lists are made for";
const SUPPLIERS = [
  { name: "Mill Lane Textiles", email: "orders@milllane.example", lead_time_days: "12", minimum_value: "500" },
  { name: "Pembroke Ceramics", email: "hello@pembroke.example", lead_time_days: "28", lead_time_deviation: "4" },
  { name: "Nordlys Living", phone: "+44 20 7946 0958", lead_time_days: "21", minimum_value: "12000" },
  { name: LONG_NAME, vendors: "Carrick Outdoor", currency: "EUR" },
];
const PRICED = 12;

/** Gives the shop suppliers, a price list and rules, through the doors that take a merchant's files. Where they are. */
export async function furnish(merchant) {
  await merchant.open("/products");
  const variants = (await merchant.rows()).slice(0, PRICED);
  await sendRows(
    merchant,
    "/suppliers/file",
    SUPPLIERS.map((supplier) => ({ vendors: supplier.name, ...supplier })),
  );
  await merchant.open("/suppliers");
  const rows = await merchant.rows();
  const supplier = rows.find(({ title }) => title === SUPPLIERS[0].name)?.path;
  const prices = `${supplier}/prices`;
  await sendRows(
    merchant,
    `${prices}/file`,
    variants.map(({ SKU: sku }, at) => ({
      sku,
      supplier_sku: `ML-${100 + at}`,
      unit_cost: `${4 + at}.50`,
      ...(at % 2 && { minimum_order: "24", case_pack: "6" }),
    })),
  );
  await sendRows(
    merchant,
    "/rules/file",
    variants.slice(0, 4).map(({ SKU }, at) => ({
      level: "variant",
      sku_or_product_or_supplier: SKU,
      lead_time_days: String(10 + at),
      ...(at === 1 && { reorder_point: "40" }),
      ...(at === 2 && { active: "no" }),
    })),
  );
  return { supplier, prices, "prices-import": `${prices}/import`, "variant-furnished": variants[1].path };
}

export async function sendRows(merchant, door, cells) {
  const rows = cells.map((row, at) => ({ number: at + 1, cells: row }));
  const { outcomes } = await ask(merchant, door, { check: false, rows });
  const refused = outcomes.find(({ kind }) => kind === "refused");
  if (refused) throw new Error(`${door} refused row ${refused.number}: ${JSON.stringify(refused.refusals)}`);
}

/** From within the app's own frame, where App Bridge adds the session token. */
async function ask(merchant, door, body) {
  const frame = await merchant.frame();
  const { ok, text } = await frame.evaluate(
    async ({ door, body }) => {
      const asked = body && { method: "POST", headers: { "content-type": "application/json" }, body };
      const response = await fetch(door, asked);
      return { ok: response.ok, text: await response.text() };
    },
    { door, body: body && JSON.stringify(body) },
  );
  if (!ok) throw new Error(`${door} failed: ${text.slice(0, 500)}`);
  return JSON.parse(text);
}
