import { Link } from "@remix-run/react";
import { Box, Card, Link as PolarisLink, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { type LedgerRow, type SoldLine, type Source, sourcesOf } from "../../purchasing/ledger/ledger";
import { availableBefore } from "../../stock/movements/movement";
import { isReason, REASONS } from "../../stock/writes/inventory-write";
import { whoDid } from "../../words/who";
import { Since } from "../day";
import { type Column, ListTable } from "../list-table";
import { type LocationNames, locationName } from "../location-name";
import { Units, useNumberFormat } from "../number";
import { VARIANT } from "./words";

type Context = {
  locationNames: LocationNames;
  timeZone: Zone;
  now: number;
  /** Who looks at it. */
  staff: string;
  /** What orders of customers took in the time that the rows tell of. */
  sold: SoldLine[];
  /** Where Shopify's admin shows an order, before its id. */
  ordersAt: string;
};

/** The newest of the ledger: how the stock came to be what it is. */
export const MovementsTable = ({
  movements,
  variantId,
  ...context
}: { movements: LedgerRow[]; variantId: number } & Context) => (
  <Card padding="0">
    <Box padding="400">
      <Text as="h2" variant="headingMd">
        {VARIANT.stockMovements}
      </Text>
      <Text as="p" tone="subdued">
        {movements.length === 0
          ? VARIANT.movementsTable.noneYet
          : VARIANT.movementsTable.eachChangeOfWhat(
              <PolarisLink url={`/products/${variantId}/movements`}>{VARIANT.movementsTable.seeAllOfThem}</PolarisLink>,
            )}
      </Text>
    </Box>
    {movements.length > 0 && <Ledger movements={movements} {...context} />}
  </Card>
);

/** Before + change = after, on each line. */
export const Ledger = ({ movements, ...context }: { movements: LedgerRow[] } & Context) => (
  <ListTable
    caption={VARIANT.stockMovements}
    columns={columns({ ...context, sources: sourcesOf(movements, context.sold) })}
    rows={movements}
    keyOf={({ id }) => id}
  />
);

const columns = ({
  locationNames,
  timeZone,
  now,
  staff,
  sources,
  ordersAt,
}: Context & { sources: Map<number, Source> }): Column<LedgerRow>[] => [
  { heading: VARIANT.movementsTable.when, cell: ({ at }) => <Since at={at} now={now} timeZone={timeZone} /> },
  { heading: VARIANT.location, cell: ({ locationId }) => locationName(locationNames, locationId) },
  {
    heading: VARIANT.movementsTable.why,
    cell: (row) => (
      <>
        <SourceName source={sources.get(row.id) ?? { kind: row.cause }} ordersAt={ordersAt} />
        {row.reason !== null && row.reason !== "cycle_count_available" && isReason(row.reason) && (
          <span className="Aside">{REASONS[row.reason]}</span>
        )}
      </>
    ),
  },
  { heading: VARIANT.movementsTable.who, cell: (row) => whoIn(row, staff) },
  {
    heading: VARIANT.movementsTable.before,
    note: VARIANT.units,
    numeric: true,
    cell: (row) => <Units count={availableBefore(row)} />,
  },
  { heading: VARIANT.change, note: VARIANT.units, numeric: true, cell: ({ delta }) => <Signed count={delta} /> },
  {
    heading: VARIANT.movementsTable.after,
    note: VARIANT.units,
    numeric: true,
    cell: ({ availableAfter }) => <Units count={availableAfter} />,
  },
];

const whoIn = ({ cause, who }: LedgerRow, staff: string) => {
  if (cause !== "adjustment")
    return cause === "comparison" ? VARIANT.movementsTable.evenstock : VARIANT.movementsTable.shopify;
  const name = whoDid(who, staff);
  return name.charAt(0).toUpperCase() + name.slice(1);
};

const Signed = ({ count }: { count: number }) => {
  const format = useNumberFormat();
  return <>{count > 0 ? `+${format(count)}` : format(count)}</>;
};

const SourceName = ({ source, ordersAt }: { source: Source; ordersAt: string }) => {
  switch (source.kind) {
    case "receipt":
      return (
        <Link to={source.to}>
          {source.orderNumber ? VARIANT.movementsTable.receiptOf(source.orderNumber) : VARIANT.movementsTable.receipt}
        </Link>
      );
    case "count":
      return <Link to={source.to}>{VARIANT.movementsTable.count(source.id)}</Link>;
    case "transfer":
      return <Link to={source.to}>{VARIANT.movementsTable.transfer(source.number)}</Link>;
    case "sale":
      return (
        <>
          {VARIANT.movementsTable.sale(
            <PolarisLink url={`${ordersAt}${source.orderId}`} external>
              {source.orderName ?? VARIANT.movementsTable.order(source.orderId)}
            </PolarisLink>,
          )}
          <span className="Aside">{VARIANT.movementsTable.byItsTimeAndUnits}</span>
        </>
      );
    default:
      return <>{CAUSES[source.kind]}</>;
  }
};

const CAUSES = {
  import: VARIANT.movementsTable.openingStock,
  shopify: VARIANT.movementsTable.changedInShopify,
  comparison: VARIANT.movementsTable.foundByComparingWithShopify,
  adjustment: VARIANT.movementsTable.adjustedInEvenstock,
} satisfies Record<LedgerRow["cause"], string>;
