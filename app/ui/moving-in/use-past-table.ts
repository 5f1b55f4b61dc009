import { useMemo, useState } from "react";
import { guessedMapping, type Mapping, mappedRows } from "../../csv/mapping";
import type { Sheet } from "../../csv/sheet";
import { suppliersInRows } from "../../purchasing/moving-in/past-supplier";
import { type DayOrder, dayOrderIn, isAmbiguous } from "../../purchasing/moving-in/reading/day-told";
import { type Defaults, ordersInRows } from "../../purchasing/moving-in/reading/orders-in-rows";
import {
  type FileKind,
  kindOf,
  ORDER_COLUMNS,
  orderColumns,
  SUPPLIER_COLUMNS,
} from "../../purchasing/moving-in/reading/stocky-columns";
import { useDecimalSign } from "../csv-import/use-decimal-sign";
import type { Found } from "./found";
import { MOVING_IN } from "./words";

const NOTHING: Found = { orders: [], suppliers: [], left: [] };
const EMPTY: Sheet = { name: "", headings: [], rows: [] };
const DAYS = ["ordered_on", "expected_on", "received_on"];

/** A table's columns as they are guessed, and as a person has put them right. */
export function usePastTable(given: Sheet | undefined, currency: string) {
  const sheet = given ?? EMPTY;
  const guesses = useMemo(
    () => ({
      orders: guessedMapping(ORDER_COLUMNS, sheet.headings),
      suppliers: guessedMapping(SUPPLIER_COLUMNS, sheet.headings),
    }),
    [sheet],
  );
  const [kind, setKind] = useState<FileKind>(() => kindOf(sheet.headings, guesses.orders, guesses.suppliers));
  const [chosen, setChosen] = useState<Partial<Record<FileKind, Mapping>>>({});
  const [chosenDays, setDayOrder] = useState<DayOrder>();
  const [defaults, setDefaults] = useState<Defaults>(() => defaultsOf(sheet, guesses.orders));
  const mapping = chosen[kind] ?? (kind === "suppliers" ? guesses.suppliers : guesses.orders);
  // Where neither the file nor a person says in which currency suppliers are paid, it is the shop's.
  const told = mapping.currency == null ? defaults.currency?.toUpperCase() || currency : "";
  const columns = useMemo(
    () => (kind === "suppliers" ? SUPPLIER_COLUMNS : orderColumns(currency, told)),
    [kind, currency, told],
  );
  const decimal = useDecimalSign(sheet, columns, mapping);
  const { sign } = decimal;
  const { rows } = useMemo(() => mappedRows(sheet, columns, mapping, sign), [sheet, columns, mapping, sign]);
  const days = useMemo(() => rows.flatMap(({ cells }) => DAYS.map((name) => cells[name] ?? "")), [rows]);
  const dayOrder = chosenDays ?? dayOrderIn(days) ?? "day first";
  const found = useMemo((): Found => {
    if (kind === "kept") return NOTHING;
    const orders = kind === "orders" ? ordersInRows(rows, defaults, dayOrder) : undefined;
    const suppliers = kind === "suppliers" ? suppliersInRows(rows) : undefined;
    const refused = [...(orders?.refused ?? suppliers?.refused ?? [])];
    return {
      ...{ orders: orders?.orders ?? [], suppliers: suppliers?.suppliers ?? [] },
      left: refused.map(([number, reasons]) => ({
        what: MOVING_IN.reviewPastFile.row(number),
        why: Object.values(reasons).join(" "),
      })),
    };
  }, [kind, rows, defaults, dayOrder]);
  return {
    ...{ kind, setKind, columns, mapping, decimal, defaults, setDefaults, dayOrder, setDayOrder, found },
    setMapping: (next: Mapping) => setChosen({ ...chosen, [kind]: next }),
    asksForDays: isAmbiguous(days) && dayOrderIn(days) === undefined,
  };
}

/** A file of one order bears its number in its name; a heading may bear the currency of its column. */
function defaultsOf(sheet: Sheet, mapping: Mapping): Defaults {
  const heading = mapping.cost == null ? "" : (sheet.headings[mapping.cost] ?? "");
  const currency = /\(([A-Z]{3})\)/.exec(heading)?.[1];
  const number = sheet.name.replace(/\.[a-z]{2,4}$/i, "").slice(0, 100);
  return { ...(mapping.number == null && number && { number }), ...(currency && { currency }) };
}

export type PastTable = ReturnType<typeof usePastTable>;
