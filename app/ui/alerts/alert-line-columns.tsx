import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { AlertGroup, Bought } from "../../replenishment/alerts/alert-list";
import { counted, LOCATIONS } from "../../words/counted";
import { ownTitle } from "../../words/own-title";
import type { Selection } from "../bulk/use-selection";
import { Day, Since } from "../day";
import type { Column } from "../list-table";
import { locationName } from "../location-name";
import { ReorderPoint, useNumberFormat, Velocity } from "../number";
import { RowCheckbox } from "../row-checkbox";
import { Suggested } from "../suggested";
import { Sku } from "../variant-name";
import type { AlertLine } from "./alert-lines";
import { type AlertContext, AlertVariantName, Available, nameOf } from "./open-alert-columns";
import { SnoozeAllButton, SnoozeButton, WakeButton } from "./snooze-button";
import { ALERTS } from "./words";

type Context = AlertContext & {
  selection: Selection;
  /** The shop's, since 1970-01-01. */
  today: number;
  /** Of the list, behind its path: what is done with a whole row is done with what the list holds of it. */
  search: string;
};

export const openLineColumns = (context: Context): Column<AlertLine>[] => [
  ...firstColumns(context),
  { ...openSince(context), sort: "opened", greatestFirst: true },
  {
    ...{ heading: ALERTS.available, note: ALERTS.unitsThere, numeric: true },
    cell: ({ alert }) => (alert ? <Available stock={alert.stock} /> : ""),
  },
  {
    ...{ heading: ALERTS.reorderPoint, note: ALERTS.unitsThere, numeric: true },
    cell: ({ alert }) => (alert ? <ReorderPoint units={alert.stock?.reorderPoint ?? null} /> : ""),
  },
  {
    ...{ heading: ALERTS.expectedADay, note: ALERTS.unitsThere, numeric: true },
    cell: ({ alert }) => alert && (alert.stock ? <Velocity perDay={alert.stock.velocity} /> : "–"),
  },
  {
    ...{ heading: ALERTS.suggested, note: ALERTS.units, numeric: true, long: true },
    cell: (line) => <Advice line={line} />,
  },
  {
    ...{ heading: ALERTS.alertLineColumns.snooze, action: true },
    cell: ({ group, alert }) =>
      alert ? (
        <SnoozeButton alert={{ id: alert.id, name: nameAt(group, alert.locationId, context) }} />
      ) : (
        <SnoozeAllButton variantId={group.variantId} name={titleOf(group)} search={context.search} />
      ),
  },
];

export const snoozedLineColumns = (context: Context): Column<AlertLine>[] => [
  ...firstColumns(context),
  openSince(context),
  {
    heading: ALERTS.alertLineColumns.comesBack,
    cell: ({ alert }) =>
      alert && <Day day={alert.snoozedUntilDay ?? 0} today={context.today} none={ALERTS.alertLineColumns.now} />,
  },
  {
    ...{ heading: ALERTS.alertLineColumns.snooze, action: true },
    cell: ({ group, alert }) =>
      alert && <WakeButton alert={{ id: alert.id, name: nameAt(group, alert.locationId, context) }} />,
  },
];

const firstColumns = ({ selection, locationNames }: Context): Column<AlertLine>[] => [
  {
    ...{ heading: ALERTS.product, sort: "title" },
    cell: ({ group, isUnder }) =>
      isUnder ? (
        <span className="Unseen">
          {titleOf(group)} <Sku sku={group.variant?.sku ?? ""} />
        </span>
      ) : (
        <Selectable group={group} selection={selection}>
          <AlertVariantName alert={group} sku={group.variant?.sku} />
        </Selectable>
      ),
  },
  {
    heading: ALERTS.location,
    cell: ({ group, alert }) =>
      alert ? locationName(locationNames, alert.locationId) : counted(group.alerts.length, LOCATIONS, String),
  },
];

const openSince = ({ now, timeZone }: Context): Column<AlertLine> => ({
  heading: ALERTS.openSince,
  cell: ({ alert }) => alert && <Since at={alert.openedAt} now={now} timeZone={timeZone} />,
});

/** One order for all locations of the variant, and what of it is for this one; or what others can spare. */
const Advice = ({ line: { group, alert, isUnder } }: { line: AlertLine }) => {
  const format = useNumberFormat();
  const stock = alert?.stock;
  if (alert && !stock) return <>–</>;
  if (stock && stock.moving > 0)
    return (
      <span>
        <Link to="/reorder?tab=move">{ALERTS.moveHere(format(stock.moving))}</Link>
        <span className="Aside Wrapped">{ALERTS.otherLocationsCanSpare(stock.moving)}</span>
        {!isUnder && <OnOrders bought={group.bought} />}
      </span>
    );
  const { variantId, suggested, heldBack, velocity } = group;
  const share = stock && stock.suggested !== suggested && ALERTS.ofThemForHere(stock.suggested, format);
  if (isUnder) return <>{share || (suggested > 0 ? ALERTS.alertLineColumns.forHere(format(suggested)) : "–")}</>;
  return (
    <span>
      <Suggested variantId={variantId} order={{ suggested, heldBack, velocity }} enough={ALERTS.theShopHasEnough} />
      {share && <span className="Aside">{share}</span>}
      <OnOrders bought={group.bought} />
    </span>
  );
};

/** What was done about it already, with the way to the order. */
const OnOrders = ({ bought }: { bought: Bought[] }) => {
  const format = useNumberFormat();
  return bought.map(({ state, units, orderId }) => {
    const said = ALERTS.alertLineColumns[state](format(units));
    return (
      <span key={state} className="Aside">
        {orderId === null ? said : <Link to={`/purchase-orders/${orderId}`}>{said}</Link>}
      </span>
    );
  });
};

const titleOf = ({ variant }: AlertGroup) =>
  variant ? [variant.productTitle, ownTitle(variant)].filter(Boolean).join(" ") : ALERTS.aVariantThatIsGone;

const nameAt = ({ variant }: AlertGroup, locationId: number, { locationNames }: Context) =>
  nameOf({ variant, locationId }, locationNames);

const Selectable = ({
  group,
  selection,
  children,
}: {
  group: AlertGroup;
  selection: Selection;
  children: ReactNode;
}) => (
  <span className="Selectable">
    <RowCheckbox
      label={ALERTS.alertLineColumns.select(titleOf(group))}
      checked={selection.has(group.variantId)}
      onChange={() => selection.toggle(group.variantId)}
    />
    {children}
  </span>
);
