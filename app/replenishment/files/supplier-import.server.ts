import type { Chunk, Outcome } from "../../csv/chunk";
import { type RefusedRow, readRows, refusedRow } from "../../csv/format";
import { isShortened, SHORTENED } from "../../csv/shortened";
import { digitsOf } from "../../money/money";
import { amountRefused, typedAmount } from "../../suppliers/details";
import { NO_DETAILS, type SupplierDetails } from "../../suppliers/supplier";
import { detailsFields } from "../../suppliers/supplier-fields";
import { listVendorOwners } from "../../suppliers/suppliers.server";
import { unknownVendorsSaid } from "../../suppliers/vendors/unknown-vendors";
import { asWritten, listSpellings, unknownVendors } from "../../suppliers/vendors/vendors.server";
import { folded } from "../../words/folded";
import { saveSuppliers, takenVendors } from "../decisions/suppliers.server";
import { type DecidedRule, NOTHING_DECIDED } from "../rules/place";
import { listSuppliersNamed, type NamedSupplier } from "../rules/suppliers-named.server";
import { SUPPLIER_FORMAT, type SupplierRow } from "./supplier-file";

type Shop = { id: number; timeZone: string; currency: string };
type Whole = {
  number: number;
  kind: "whole";
  old: NamedSupplier | undefined;
  id: number | null;
  details: SupplierDetails;
  rule: DecidedRule;
  takenBack: boolean;
  /** Those that the row names. */
  vendorsTold: string[];
};

/** A piece of a file of suppliers. A check answers the same and saves nothing; "planning": a roll-forward has begun. */
export async function saveSupplierRows(
  database: D1Database,
  shop: Shop,
  { rows, check }: Chunk,
  now: number,
): Promise<{ outcomes: Outcome[]; planning: boolean }> {
  const read = readRows(SUPPLIER_FORMAT, rows);
  const told = read.flatMap((row) => (row.kind === "read" ? [row.value] : []));
  const vendorsTold = told.flatMap(({ details }) => details.vendors ?? []);
  const [named, owners, written] = await Promise.all([
    listSuppliersNamed(
      database,
      shop,
      told.map(({ name }) => name),
    ),
    listVendorOwners(database, shop, vendorsTold),
    listSpellings(database, shop, vendorsTold),
  ]);
  const wholes = read.map((row) =>
    row.kind === "read" ? wholeOf(row.number, row.value, named.get(folded(row.value.name)), shop, written) : row,
  );
  const settled = vendorsSettled(wholes, new Map([...owners].map(([vendor, owner]) => [folded(vendor), owner])));
  const changed = settled.flatMap((row) => (row.kind === "whole" && !isSame(row) ? [row] : []));
  const outcomes = settled.map((row) => outcomeOf(row, written));
  if (check || changed.length === 0) return { outcomes, planning: false };
  await saveSuppliers(database, shop, changed, now);
  return { outcomes, planning: true };
}

/** By folded vendors. */
type Owners = Map<string, { supplierId: number; name: string }>;
type Written = Map<string, string[]>;

/**
 * One vendor, one supplier: a row takes a vendor that no row above takes, and that nobody has or whose supplier gives it up
 * in this piece. A row that is refused gives nothing up, so that the others are looked at again.
 */
function vendorsSettled(rows: (Whole | RefusedRow)[], owners: Owners): (Whole | RefusedRow)[] {
  const stays = new Map(rows.flatMap((row) => (row.kind === "whole" && row.id !== null ? [[row.id, row]] : [])));
  const taker = new Map<string, Whole>();
  const settled = rows.map((row) => {
    if (row.kind === "refused") return row;
    const taken = row.details.vendors.flatMap((vendor): [string, { name: string }][] => {
      const owner = owners.get(folded(vendor));
      const isHeld = owner && owner.supplierId !== row.id && !givesUp(stays.get(owner.supplierId), vendor);
      const above = taker.get(folded(vendor));
      return isHeld ? [[vendor, owner]] : above ? [[vendor, above.details]] : [];
    });
    if (taken.length > 0) return refusedRow(row.number, "vendors", takenVendors(taken));
    for (const vendor of row.details.vendors) taker.set(folded(vendor), row);
    return row;
  });
  return settled.every((row, index) => row === rows[index]) ? settled : vendorsSettled(settled, owners);
}

const givesUp = (row: Whole | undefined, vendor: string) =>
  row !== undefined && !row.details.vendors.some((kept) => folded(kept) === folded(vendor));

function outcomeOf(row: Whole | RefusedRow, written: Written): Outcome {
  if (row.kind === "refused") return row;
  const { number, old } = row;
  if (isSame(row)) return { number, kind: "unchanged" };
  const said = unknownVendorsSaid(unknownVendors(row.vendorsTold, written));
  return { number, kind: old ? "changed" : "added", ...(said && { notes: { vendors: said } }) };
}

const isSame = ({ old, details, rule }: Whole) =>
  old !== undefined && !old.archived && textOf(old.details, old.rule) === textOf(details, rule);

/** The name as it is spelled, too; amounts with their currency. A vendor in another case is the same. */
const textOf = (details: SupplierDetails, rule: DecidedRule) =>
  JSON.stringify([detailsFields({ ...details, vendors: details.vendors.map(folded).sort() }), rule]);

/**
 * The supplier as it stands, with what the row tells in its place. The name keeps the file's capitals. One that was put
 * away comes back: whoever names it in a list of suppliers wants it there.
 */
function wholeOf(
  number: number,
  { name, details, minimumValue, rule }: SupplierRow,
  old: NamedSupplier | undefined,
  shop: Shop,
  written: Written,
): Whole | RefusedRow {
  const before = old?.details;
  const currency = details.currency ?? before?.currency ?? shop.currency;
  const minimum = minimumValue === undefined ? (before?.minimumValue ?? null) : typedAmount(minimumValue, currency);
  if (minimum === undefined) return refusedRow(number, "minimum_value", amountRefused(minimumValue ?? "", currency));
  const countsOthers = before !== undefined && digitsOf(before.currency) !== digitsOf(currency);
  if (old?.hasCosts && countsOthers)
    return refusedRow(number, "currency", "Clear the unit costs of its price list first: they count other decimals.");
  if (countsOthers && minimumValue === undefined && minimum !== null)
    return refusedRow(number, "currency", "Say its minimum order value, too: it counts other decimals.");
  const phone = details.phone === undefined ? (before?.phone ?? null) : details.phone;
  if (!old && isShortened(name)) return refusedRow(number, "name", SHORTENED);
  if (phone !== (before?.phone ?? null) && isShortened(phone ?? "")) return refusedRow(number, "phone", SHORTENED);
  const vendorsTold = asWritten(details.vendors ?? [], written);
  return {
    ...{ number, kind: "whole", old, id: old?.id ?? null, takenBack: old?.archived ?? false, vendorsTold },
    details: {
      ...{ ...NO_DETAILS, vendors: [], ...before, ...details },
      ...{ name, phone, currency, minimumValue: minimum },
      vendors: details.vendors ? vendorsTold : (before?.vendors ?? []),
    },
    rule: { ...(old?.rule ?? NOTHING_DECIDED), ...rule },
  };
}
