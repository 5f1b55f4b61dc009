import { Banner, BlockStack, Button, Card, InlineStack, List, Select, Text } from "@shopify/polaris";
import { useMemo, useState } from "react";
import { guessedMapping, type Mapping, mappedRows } from "../../csv/mapping";
import type { Sheet } from "../../csv/sheet";
import { pastKey } from "../../purchasing/moving-in/past-order";
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
import { ColumnMapping } from "../csv-import/column-mapping";
import { useDecimalSign } from "../csv-import/use-decimal-sign";
import { CSV_IMPORT } from "../csv-import/words";
import { GoOn } from "../go-on";
import { useNumberFormat } from "../number";
import { AwaitedOrders } from "./awaited-orders";
import { BroughtIn } from "./brought-in";
import { DefaultFields } from "./default-fields";
import type { Found } from "./found";
import { FoundOrders } from "./found-orders";
import type { OpenedFile } from "./opened-file";
import { useBringingIn } from "./use-bringing-in";
import { MOVING_IN } from "./words";

type Place = { id: number; name: string };

/** How a file is read, what would come of it, and what a person must decide first. */
export const ReviewPastFile = ({
  opened,
  places,
  currency,
  startOver,
}: {
  opened: OpenedFile;
  places: Place[];
  currency: string;
  startOver: () => void;
}) => {
  const table = useTable(opened.kind === "table" ? opened.sheet : undefined, currency);
  const found = opened.kind === "archive" ? opened.read : table.found;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [place, setPlace] = useState(String(places[0]?.id ?? ""));
  const { progress, bringIn } = useBringingIn(opened);
  const format = useNumberFormat();
  // Said beside the button as well, which on a phone is far from the columns.
  const doubtful = table.kind === "kept" ? undefined : table.decimal.doubtful;
  const nothing = found.orders.length + found.suppliers.length === 0;
  const brought = progress && "sent" in progress ? progress : undefined;
  const warnings = opened.kind === "archive" ? opened.warnings : (opened.sheet.mended ?? []).map(mendedSaid);
  return (
    <GoOn step={brought?.state}>
      {brought ? <BroughtIn progress={brought} name={opened.name} startOver={startOver} /> : review()}
    </GoOn>
  );

  function review() {
    return (
      <>
        {warnings.length > 0 && (
          <Banner tone="warning">
            <List>
              {warnings.slice(0, 10).map((warning) => (
                <List.Item key={warning}>{warning}</List.Item>
              ))}
            </List>
          </Banner>
        )}
        {opened.kind === "table" && (
          <Card>
            <BlockStack gap="400">
              <Select
                label={MOVING_IN.reviewPastFile.whatTheFileHolds}
                options={KINDS}
                value={table.kind}
                onChange={(kind) => table.setKind(kind as FileKind)}
              />
              {table.kind !== "kept" && (
                <ColumnMapping
                  columns={table.columns}
                  headings={opened.sheet.headings}
                  mapping={table.mapping}
                  setMapping={table.setMapping}
                  {...table.decimal}
                  note={MOVING_IN.reviewPastFile.guessedByTheirHeadingsPut}
                />
              )}
              {table.kind === "orders" && (
                <DefaultFields
                  mapping={table.mapping}
                  defaults={table.defaults}
                  setDefaults={table.setDefaults}
                  dayOrder={table.dayOrder}
                  setDayOrder={table.setDayOrder}
                  asksForDays={table.asksForDays}
                />
              )}
            </BlockStack>
          </Card>
        )}
        <FoundOrders found={found} currency={currency} />
        <AwaitedOrders orders={found.orders} open={open} setOpen={setOpen} />
        {found.orders.length > 0 && (
          <Card>
            <Select
              label={MOVING_IN.reviewPastFile.whereGoodsWentIf}
              options={places.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={place}
              onChange={setPlace}
            />
          </Card>
        )}
        <div className="BesideCards">
          <InlineStack align="end" gap="200">
            <Button onClick={startOver}>{MOVING_IN.reviewPastFile.chooseAnotherFile}</Button>
            <Button
              variant="primary"
              disabled={doubtful !== undefined}
              loading={progress?.state === "keeping"}
              onClick={() => void bringIn(withOpen(found, open), Number(place))}
            >
              {nothing
                ? MOVING_IN.reviewPastFile.keepTheFile
                : MOVING_IN.reviewPastFile.bring(
                    [
                      found.suppliers.length > 0 && MOVING_IN.reviewPastFile.suppliers(found.suppliers.length, format),
                      found.orders.length > 0 && MOVING_IN.reviewPastFile.orders(found.orders.length, format),
                    ]
                      .filter(Boolean)
                      .join(" and "),
                  )}
            </Button>
          </InlineStack>
          {doubtful !== undefined && (
            <Text as="p" tone="critical" alignment="end">
              {CSV_IMPORT.columnMapping.mayBeThousands(doubtful)}
            </Text>
          )}
          {progress?.state === "refused" && (
            <Text as="p" tone="critical">
              {progress.reason}
            </Text>
          )}
        </div>
      </>
    );
  }
};

const KINDS = [
  { value: "orders", label: MOVING_IN.reviewPastFile.purchaseOrdersARow },
  { value: "suppliers", label: MOVING_IN.suppliers },
  { value: "kept", label: MOVING_IN.reviewPastFile.somethingElseOnlyKeep },
];

const mendedSaid = (row: number) => MOVING_IN.reviewPastFile.rowAQuotationMarkHas(row);

const withOpen = (found: Found, open: ReadonlySet<string>): Found => ({
  ...found,
  orders: found.orders.map(({ order, ...each }) => ({
    ...each,
    order: { ...order, isOpen: each.isAwaited && open.has(pastKey(order)) },
  })),
});

const NOTHING: Found = { orders: [], suppliers: [], left: [] };
const EMPTY: Sheet = { name: "", headings: [], rows: [] };
const DAYS = ["ordered_on", "expected_on", "received_on"];

/** A table's columns as they are guessed, and as a person has put them right. */
function useTable(given: Sheet | undefined, currency: string) {
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
