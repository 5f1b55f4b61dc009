import { Link } from "@remix-run/react";
import { Checkbox } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { AlertGroup } from "../../replenishment/alerts/alert-list";
import type { Selection } from "../bulk/use-selection";
import { Day, Since } from "../day";
import type { Column } from "../list-table";
import { ReorderPoint, useNumberFormat, Velocity } from "../number";
import { locationName } from "../stock-by-location";
import { Suggested } from "../suggested";
import { ownTitle, Sku } from "../variant-name";
import type { AlertLine } from "./alert-lines";
import { type AlertContext, AlertVariantName, Available, nameOf } from "./open-alert-columns";
import { SnoozeAllButton, SnoozeButton, WakeButton } from "./snooze-button";

type Context = AlertContext & {
  selection: Selection;
  /** The shop's, since 1970-01-01. */
  today: number;
  /** Of the list, behind its path: what is done with a whole row is done with what the list holds of it. */
  search: string;
};

export const openLineColumns = (context: Context): Column<AlertLine>[] => [
  ...firstColumns(context),
  openSince(context),
  {
    ...{ heading: "Available", note: "units there", numeric: true },
    cell: ({ alert }) => (alert ? <Available stock={alert.stock} /> : ""),
  },
  {
    ...{ heading: "Reorder point", note: "units there", numeric: true },
    cell: ({ alert }) => (alert ? <ReorderPoint units={alert.stock?.reorderPoint ?? null} /> : ""),
  },
  {
    ...{ heading: "Expected a day", note: "units there", numeric: true },
    cell: ({ alert }) => alert && (alert.stock ? <Velocity perDay={alert.stock.velocity} /> : "–"),
  },
  { ...{ heading: "Suggested", note: "units", numeric: true }, cell: (line) => <Advice line={line} /> },
  {
    ...{ heading: "Snooze", action: true },
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
  openSince(context, false),
  {
    heading: "Comes back",
    cell: ({ alert }) => alert && <Day day={alert.snoozedUntilDay ?? 0} today={context.today} none="Now" />,
  },
  {
    ...{ heading: "Snooze", action: true },
    cell: ({ group, alert }) =>
      alert && <WakeButton alert={{ id: alert.id, name: nameAt(group, alert.locationId, context) }} />,
  },
];

const firstColumns = ({ selection, locationNames }: Context): Column<AlertLine>[] => [
  {
    ...{ heading: "Product", sort: "title" },
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
    heading: "Location",
    cell: ({ group, alert }) =>
      alert ? locationName(locationNames, alert.locationId) : `${group.alerts.length} locations`,
  },
];

const openSince = ({ now, timeZone }: Context, isSorted = true): Column<AlertLine> => ({
  ...{ heading: "Open since", ...(isSorted && { sort: "opened", greatestFirst: true }) },
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
        <Link to="/reorder?tab=move">{`Move ${format(stock.moving)} here`}</Link>
        <span className="Aside Wrapped">other locations can spare them</span>
      </span>
    );
  const { variantId, suggested, heldBack } = group;
  const share = stock && stock.suggested !== suggested && `${format(stock.suggested)} of them for here`;
  if (isUnder) return <>{share || (suggested > 0 ? `${format(suggested)} for here` : "–")}</>;
  const velocity = group.alerts.reduce((sum, at) => sum + (at.stock?.velocity ?? 0), 0);
  return (
    <span>
      <Suggested variantId={variantId} order={{ suggested, heldBack, velocity }} enough="The shop has enough" />
      {share && <span className="Aside">{share}</span>}
    </span>
  );
};

const titleOf = ({ variant }: AlertGroup) =>
  variant ? [variant.productTitle, ownTitle(variant)].filter(Boolean).join(" ") : "a variant that is gone";

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
    <Checkbox
      label={`Select ${titleOf(group)}`}
      labelHidden
      checked={selection.has(group.variantId)}
      onChange={() => selection.toggle(group.variantId)}
    />
    {children}
  </span>
);
