/** What a table of counts keeps of each row that counts: a column, and its SQL over a row called NEW or OLD. */
type Sums = Record<string, (row: "NEW" | "OLD") => string>;

/** Open alerts, on the list and put aside. */
const ALERTS = {
  alerts: (row) => `${row}.snoozed_until_day IS NULL`,
  snoozed: (row) => `${row}.snoozed_until_day IS NOT NULL`,
} satisfies Sums;

/** Of a shop's variants: what the home page, the tabs and the reports' heads show. */
const OF_SHOP: Sums = {
  variants: (row) => `(${row}.hidden = 0)`,
  low: shown((row) => `${row}.low`),
  order_now: standing("low"),
  to_move: standing("move"),
  '"out"': shown((row) => `${row}."out"`),
  untracked: shown((row) => `${row}.untracked`),
  soon: standing("soon"),
  overstocked: standing("overstocked"),
  snoozed_lines: standing("snoozed"),
  excluded: standing("excluded"),
  risk: (row) => `iif(${row}.hidden = 0 AND ${row}.standing IS 'low', ${row}.risk, 0)`,
  units: (row) => `iif(${row}.hidden = 0, MAX(0, COALESCE(${row}.available, 0)), 0)`,
  incoming: (row) => `iif(${row}.hidden = 0, ${row}.incoming, 0)`,
  stock_value: (row) => `iif(${row}.hidden = 0, COALESCE(${row}.stock_value, 0), 0)`,
};

/** One more with each change that an open page is to notice. */
const CHANGED = "changes = changes + 1";

/** Of a supplier's variants: how many, and what of them to order now, in units and in its currency. */
const OF_SUPPLIER: Sums = {
  variants: () => "1",
  low: (row) => `(${row}.standing IS 'low')`,
  lines: (row) => `(${row}.standing IS 'low' AND ${filled(row)} > 0)`,
  units: toOrder(filled),
  cost: toOrder((row) => `${filled(row)} * COALESCE(${row}.unit_cost, 0)`),
  without_cost: (row) => `(${row}.standing IS 'low' AND ${row}.unit_cost IS NULL AND ${filled(row)} > 0)`,
  risk: toOrder((row) => `${row}.risk`),
};

/**
 * The triggers that count, as the migrations make them. A count more: add it here and to the schema, and hand-write into its
 * migration the DROP TRIGGER and the CREATE TRIGGER that `npm run db:triggers` prints.
 */
export const COUNTS: Record<string, string> = {
  alerts_counted_delete: `CREATE TRIGGER \`alerts_counted_delete\` AFTER DELETE ON \`alerts\` WHEN OLD.closed_at IS NULL BEGIN
  UPDATE shop_counts SET ${CHANGED}, ${each(ALERTS, (name, sum) => `${name} = ${name} - (${sum("OLD")})`)}
  WHERE shop_id = OLD.shop_id;
END`,
  alerts_counted_insert: `CREATE TRIGGER \`alerts_counted_insert\` AFTER INSERT ON \`alerts\` WHEN NEW.closed_at IS NULL BEGIN
  INSERT INTO shop_counts (shop_id, changes, ${names(ALERTS)}) VALUES (NEW.shop_id, 1, ${of(ALERTS)})
  ${added("shop_id", ALERTS)}, ${CHANGED};
END`,
  alerts_counted_update: `CREATE TRIGGER \`alerts_counted_update\` AFTER UPDATE OF closed_at, snoozed_until_day ON \`alerts\` BEGIN
  UPDATE shop_counts SET ${CHANGED},
    ${each(ALERTS, (name, sum) => `${name} = ${name} + (NEW.closed_at IS NULL AND ${sum("NEW")}) - (OLD.closed_at IS NULL AND ${sum("OLD")})`, ",\n    ")}
  WHERE shop_id = NEW.shop_id;
END`,
  overviews_counted_delete: `CREATE TRIGGER \`overviews_counted_delete\` AFTER DELETE ON \`overviews\` WHEN OLD.hidden = 0 BEGIN
  UPDATE shop_counts SET ${CHANGED},
    ${each(OF_SHOP, (name, sum) => `${name} = ${name} - ${sum("OLD")}`, ",\n    ")}
  WHERE shop_id = OLD.shop_id;
END`,
  overviews_counted_insert: `CREATE TRIGGER \`overviews_counted_insert\` AFTER INSERT ON \`overviews\` BEGIN
  INSERT INTO shop_counts (shop_id, changes, ${names(OF_SHOP)})
  VALUES (NEW.shop_id, 1, ${of(OF_SHOP)})
  ${added("shop_id", OF_SHOP)}, ${CHANGED};
END`,
  overviews_counted_update: `CREATE TRIGGER \`overviews_counted_update\` AFTER UPDATE OF hidden, low, "out", untracked, standing, risk, available, incoming, stock_value, suggested ON \`overviews\`
WHEN ${differ("hidden", "low", '"out"', "untracked", "standing", "risk", "available", "incoming", "stock_value", "suggested")} BEGIN
  UPDATE shop_counts SET ${CHANGED},
    ${each(OF_SHOP, (name, sum) => `${name} = ${name} + ${sum("NEW")} - ${sum("OLD")}`, ",\n    ")}
  WHERE shop_id = NEW.shop_id;
END`,
  overviews_ordered_delete: `CREATE TRIGGER \`overviews_ordered_delete\` AFTER DELETE ON \`overviews\` BEGIN
  ${takenFromSupplier()}
END`,
  overviews_ordered_insert: `CREATE TRIGGER \`overviews_ordered_insert\` AFTER INSERT ON \`overviews\` WHEN NEW.hidden = 0 BEGIN
  ${givenToSupplier()}
END`,
  overviews_ordered_update: `CREATE TRIGGER \`overviews_ordered_update\` AFTER UPDATE OF hidden, standing, supplier_id, suggested, held_back, unit_cost, risk ON \`overviews\`
WHEN ${differ("hidden", "standing", "supplier_id", "suggested", "held_back", "unit_cost", "risk")}
  AND ((NEW.hidden, NEW.supplier_id) IS NOT (OLD.hidden, OLD.supplier_id) OR NEW.standing IS 'low' OR OLD.standing IS 'low') BEGIN
  ${takenFromSupplier()}
  ${givenToSupplier()}
END`,
  purchase_orders_counted_insert: `CREATE TRIGGER \`purchase_orders_counted_insert\` AFTER INSERT ON \`purchase_orders\` BEGIN
  ${orderChanged()}
END`,
  purchase_orders_counted_update: `CREATE TRIGGER \`purchase_orders_counted_update\` AFTER UPDATE OF version ON \`purchase_orders\` BEGIN
  ${orderChanged()}
END`,
};

function orderChanged() {
  return `INSERT INTO shop_counts (shop_id, order_changes) VALUES (NEW.shop_id, 1)
  ON CONFLICT (shop_id) DO UPDATE SET order_changes = order_changes + 1;`;
}

function shown(holds: Sums[string]): Sums[string] {
  return (row) => `(${row}.hidden = 0 AND ${holds(row)})`;
}

function standing(name: string) {
  return shown((row) => `${row}.standing IS '${name}'`);
}

/** What is ordered without being typed. */
function filled(row: "NEW" | "OLD") {
  return `iif(${row}.held_back, 0, ${row}.suggested)`;
}

function toOrder(amount: Sums[string]): Sums[string] {
  return (row) => `iif(${row}.standing IS 'low', ${amount(row)}, 0)`;
}

function each(sums: Sums, part: (name: string, sum: Sums[string]) => string, separator = ", ") {
  return Object.entries(sums)
    .map(([name, sum]) => part(name, sum))
    .join(separator);
}

function names(sums: Sums) {
  return Object.keys(sums).join(", ");
}

function of(sums: Sums) {
  return each(sums, (_, sum) => sum("NEW"));
}

function added(key: string, sums: Sums) {
  return `ON CONFLICT (${key}) DO UPDATE SET ${each(sums, (name) => `${name} = ${name} + excluded.${name}`)}`;
}

function differ(...columns: string[]) {
  const row = (name: string) => `(${columns.map((column) => `${name}.${column}`).join(", ")})`;
  return `${row("NEW")}\n  IS NOT ${row("OLD")}`;
}

function takenFromSupplier() {
  return `UPDATE supplier_counts SET ${each(OF_SUPPLIER, (name, sum) => `${name} = ${name} - ${sum("OLD")}`)}
  WHERE shop_id = OLD.shop_id AND supplier_id = OLD.supplier_id AND OLD.hidden = 0;`;
}

function givenToSupplier() {
  return `INSERT INTO supplier_counts (shop_id, supplier_id, ${names(OF_SUPPLIER)})
  SELECT NEW.shop_id, NEW.supplier_id, ${of(OF_SUPPLIER)} WHERE NEW.hidden = 0
  ${added("shop_id, supplier_id", OF_SUPPLIER)};`;
}
