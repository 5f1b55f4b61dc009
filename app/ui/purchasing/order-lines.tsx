import { Link, useFetcher } from "@remix-run/react";
import { Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import type { SaveAnswer } from "../../forms/opened";
import { lateParts } from "../../purchasing/orders/lines/awaited-parts";
import { unitCostOf } from "../../purchasing/orders/lines/line-amount";
import { isLate } from "../../purchasing/orders/lists/order-list";
import type { Order, OrderLine } from "../../purchasing/orders/order";
import { ENDED, isEditable, openOf } from "../../purchasing/orders/purchase-order";
import { NO_VARIANT } from "../../sql/zeros";
import { useShortDay } from "../day";
import { EmptyList } from "../empty-list";
import { type Column, ListTable } from "../list-table";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { useToast } from "../use-toast";
import { Sku, VariantName } from "../variant-name";
import { CloseLine } from "./lines/close-line";
import { EditLine } from "./lines/edit-line";
import { lineAddress } from "./lines/line-address";
import { LineQuantity } from "./lines/line-quantity";
import { RemoveLine } from "./lines/remove-line";
import { ReturnLine } from "./lines/return-line";
import { SplitLine } from "./lines/split-line";
import { TABLE } from "./order-words";

/** The order's lines: quantities in their place while it is a draft, what came of them once it is sent. */
export const OrderLines = ({ order, today, onAdd }: { order: Order; today: number; onAdd?: () => void }) => {
  const [dialog, setDialog] = useState<{ what: LineDialog; lineId: number }>();
  // As it stands now: a dialog that stays open is about the line, not about what it was.
  const line = order.lines.find(({ id }) => id === dialog?.lineId);
  const Dialog = dialog && DIALOGS[dialog.what];
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {TABLE.title}
          </Text>
          {onAdd && <Button onClick={onAdd}>{TABLE.add}</Button>}
        </InlineStack>
      </Box>
      {order.lines.length === 0 ? (
        <EmptyList>{TABLE.none}</EmptyList>
      ) : (
        <ListTable
          caption={TABLE.caption}
          columns={columnsOf(order, today, (what, { id }) => setDialog({ what, lineId: id }))}
          rows={order.lines}
          keyOf={({ id }) => id}
        />
      )}
      {line && Dialog && <Dialog order={order} line={line} onClose={() => setDialog(undefined)} />}
    </Card>
  );
};

const DIALOGS = { edit: EditLine, remove: RemoveLine, short: CloseLine, split: SplitLine, return: ReturnLine };
type LineDialog = keyof typeof DIALOGS;
type Open = (what: LineDialog, line: OrderLine) => void;

function columnsOf(order: Order, today: number, open: Open): Column<OrderLine>[] {
  const named: Column<OrderLine>[] = [{ heading: TABLE.product, cell: (line) => <LineName line={line} /> }];
  const costs: Column<OrderLine>[] = [
    {
      heading: TABLE.unitCost,
      numeric: true,
      cell: (line) => <UnitCost line={line} currency={order.currency} isDraft={isEditable(order)} />,
    },
    { heading: TABLE.amount, numeric: true, cell: ({ amount }) => <Amount minor={amount} currency={order.currency} /> },
  ];
  if (isEditable(order))
    return [
      ...named,
      { heading: TABLE.order, note: TABLE.units, numeric: true, cell: (line) => <Ordered line={line} order={order} /> },
      ...costs,
      {
        heading: TABLE.change,
        action: true,
        cell: (line) => <DraftButtons line={line} open={open} />,
      },
    ];
  return [
    ...named,
    { heading: TABLE.ordered, note: TABLE.units, numeric: true, cell: (line) => <OrderedUnits line={line} /> },
    { heading: TABLE.received, note: TABLE.units, numeric: true, cell: (line) => <Received line={line} /> },
    {
      heading: TABLE.open,
      note: TABLE.units,
      numeric: true,
      cell: (line) => <OpenUnits {...{ order, line, today }} />,
    },
    ...costs,
    {
      heading: TABLE.change,
      action: true,
      cell: (line) => <SentButtons order={order} line={line} open={open} />,
    },
  ];
}

const nameOf = (line: OrderLine) => (line.productTitle ? line : { ...line, productTitle: TABLE.gone });

/** A line whose variant is not known was moved in from a former system, by a name that no product here has. */
const LineName = ({ line }: { line: OrderLine }) => {
  const { variantId, sku, supplierSku, description } = line;
  const more = [supplierSku && TABLE.theirs(supplierSku), description].filter(Boolean).map((text) => (
    <span key={text} className="Aside">
      {text}
    </span>
  ));
  if (variantId !== NO_VARIANT)
    return (
      <VariantName variant={nameOf(line)} variantId={variantId} sku={sku}>
        {more}
      </VariantName>
    );
  return (
    <>
      <Link to="/moving-in/links">{TABLE.unlinked}</Link>
      {sku && (
        <span className="Aside">
          <Sku sku={sku} />
        </span>
      )}
      {more}
    </>
  );
};

/** Packs beside units, where a pack is known. */
const Ordered = ({ line, order }: { line: OrderLine; order: Order }) => {
  const format = useNumberFormat();
  return (
    <>
      <LineQuantity order={order} line={line} />
      {line.pack !== null && line.pack > 1 && (
        <span className="Aside">{TABLE.packs(line.ordered / line.pack, line.pack, format)}</span>
      )}
      <Days line={line} />
    </>
  );
};

const OrderedUnits = ({ line }: { line: OrderLine }) => (
  <>
    <Count of={line.ordered} />
    <Days line={line} />
  </>
);

/** Of a line in deliveries when each of them comes. */
const Days = ({ line: { deliveries } }: { line: OrderLine }) => {
  const [format, date] = [useNumberFormat(), useShortDay()];
  return deliveries.map(({ id, day, quantity }) => (
    <span key={id} className="Aside">
      {TABLE.delivery(format(quantity), date(day))}
    </span>
  ));
};

/** What of it stands still, each delivery by itself. */
const OpenUnits = ({ order, line, today }: { order: Order; line: OrderLine; today: number }) => {
  const [format, date] = [useNumberFormat(), useShortDay()];
  const late = isLate(order, today) ? lateParts(line, order.expectedDay, today) : [];
  return (
    <>
      {format(openOf(line))}
      {late.map(({ day, quantity }) => (
        <span key={day} className="Aside">
          <Text as="span" tone="critical">
            {TABLE.late(format(quantity), date(day))}
          </Text>
        </span>
      ))}
    </>
  );
};

const Received = ({ line }: { line: OrderLine }) => {
  const format = useNumberFormat();
  return (
    <>
      {format(line.accepted)}
      {line.damaged > 0 && <span className="Aside">{TABLE.damaged(format(line.damaged))}</span>}
      {line.returned > 0 && <span className="Aside">{TABLE.sentBack(format(line.returned))}</span>}
      {line.closedShort > 0 && (
        <span className="Aside">{TABLE.willNotCome(format(line.closedShort), line.closedReason)}</span>
      )}
    </>
  );
};

const Count = ({ of }: { of: number }) => <>{useNumberFormat()(of)}</>;

/** Unknown and free are two different words. */
const Amount = ({ minor, currency }: { minor: number | null; currency: string }) => {
  const money = useMoney(currency);
  if (minor === null) return <>{TABLE.unknown}</>;
  return <>{minor === 0 ? TABLE.free : money(minor)}</>;
};

const UnitCost = ({ line, currency, isDraft }: { line: OrderLine; currency: string; isDraft: boolean }) => {
  const cost = unitCostOf(line);
  const money = useMoney(currency);
  const { pricedAmount, pricedUnits, taxIncluded, taxRate, costTyped } = line;
  return (
    <>
      {cost && !cost.exact && "≈ "}
      <Amount minor={cost?.minor ?? null} currency={currency} />
      {pricedAmount !== null && pricedUnits > 1 && (
        <span className="Aside">{TABLE.priceFor(money(pricedAmount), pricedUnits)}</span>
      )}
      {taxIncluded && pricedAmount !== null && (
        <span className="Aside">{taxRate === null ? TABLE.taxUnknown : TABLE.withTax}</span>
      )}
      {costTyped && isDraft && <span className="Aside">{TABLE.typed}</span>}
    </>
  );
};

const DraftButtons = ({ line, open }: { line: OrderLine; open: Open }) => {
  const name = `${line.productTitle} ${line.sku}`;
  return (
    <InlineStack gap="200" align="end">
      <Button variant="plain" accessibilityLabel={TABLE.editOf(name)} onClick={() => open("edit", line)}>
        {TABLE.edit}
      </Button>
      <Button variant="plain" accessibilityLabel={TABLE.deliveriesOf(name)} onClick={() => open("split", line)}>
        {TABLE.deliveries}
      </Button>
      <Button
        variant="plain"
        tone="critical"
        accessibilityLabel={TABLE.removeOf(name)}
        onClick={() => open("remove", line)}
      >
        {TABLE.remove}
      </Button>
    </InlineStack>
  );
};

/** When the rest comes, or that it does not; and what became of that which came. */
const SentButtons = ({ order, line, open }: { order: Order; line: OrderLine; open: Open }) => {
  const name = `${line.productTitle} ${line.sku}`;
  const isOpen = openOf(line) > 0 && !ENDED.includes(order.state);
  return (
    <div className="LineButtons">
      {isOpen && (
        <Button variant="plain" accessibilityLabel={TABLE.deliveriesOf(name)} onClick={() => open("split", line)}>
          {TABLE.deliveries}
        </Button>
      )}
      <ShortButton order={order} line={line} onShort={() => open("short", line)} />
      {line.accepted + line.damaged > line.returned && (
        <Button variant="plain" accessibilityLabel={TABLE.returnedOf(name)} onClick={() => open("return", line)}>
          {TABLE.returned}
        </Button>
      )}
    </div>
  );
};

const ShortButton = ({ order, line, onShort }: { order: Order; line: OrderLine; onShort: () => void }) => {
  const { submit, state, data } = useFetcher<SaveAnswer>();
  useToast(data?.done, data);
  if (!["sent", "partial", "received"].includes(order.state)) return null;
  if (line.closedShort > 0)
    return (
      <Button
        variant="plain"
        loading={state !== "idle"}
        onClick={() => submit(null, { method: "delete", action: `${lineAddress(order, line)}/closing` })}
      >
        {TABLE.again}
      </Button>
    );
  return openOf(line) > 0 ? (
    <Button variant="plain" accessibilityLabel={TABLE.closeOf(`${line.productTitle} ${line.sku}`)} onClick={onShort}>
      {TABLE.closeShort}
    </Button>
  ) : null;
};
