import { memo, useState } from "react";
import { costOfOne, type ListedLine, orderDaysOf } from "../../replenishment/reorder/list";
import type { OrderDays } from "../../suppliers/calendar/order-days-sql";
import { ownTitle } from "../../words/own-title";
import { CoverBar } from "../cover-bar";
import { useShortDay } from "../day";
import { useMoney } from "../money";
import { Units, Velocity } from "../number";
import { onDemand } from "../on-demand";
import { OrderBy } from "../order-by";
import { RowButton } from "../row-button";
import { RowCheckbox } from "../row-checkbox";
import { VariantName } from "../variant-name";
import { QuantityInput } from "./quantity-input";
import { TrendArrow } from "./trend-arrow";
import type { Quantities } from "./use-quantities";
import { REORDER } from "./words";

const LineExplanation = onDemand(() => import("./line-explanation").then((module) => module.LineExplanation));

interface Props {
  line: ListedLine;
  location: number;
  columns: number;
  /** Of the cost. */
  currency: string;
  shopCurrency: string;
  quantity: number;
  change: Quantities["change"];
  left: Quantities["left"];
  selected: boolean;
  select: (variantId: number) => void;
  snoozedUntil: number | null;
  orderDays: OrderDays | undefined;
  today: number;
}

/** A line, and below it, once unfolded, why it says what it says. Typing in one of fifty must not draw the others. */
export const ReorderRow = memo(function ReorderRow({
  line,
  location,
  columns,
  currency,
  shopCurrency,
  quantity,
  change,
  left,
  selected,
  select,
  snoozedUntil,
  orderDays,
  today,
}: Props) {
  const [unfolded, setUnfolded] = useState(false);
  const money = useMoney(currency);
  const cost = costOfOne(line, quantity);
  const name = [line.productTitle, ownTitle(line)].filter(Boolean).join(" ");
  return (
    <>
      <tr>
        <td>
          <span className="Selectable">
            <RowCheckbox
              label={REORDER.reorderRow.select(name)}
              checked={selected}
              onChange={() => select(line.variantId)}
            />
            <span>
              <VariantName variant={line} variantId={line.variantId} sku={line.sku} />
              {snoozedUntil !== null && <SnoozedUntil day={snoozedUntil} />}
            </span>
          </span>
        </td>
        <td data-heading={REORDER.available} className="Numeric">
          <AvailableAndComing line={line} />
        </td>
        <td data-heading={REORDER.expectedADay} className="Numeric">
          <span>
            <TrendArrow trend={line.trend} /> <Velocity perDay={line.velocity} />
          </span>
        </td>
        <td data-heading={REORDER.cover} className="Numeric">
          <Cover line={line} />
        </td>
        <td data-heading={REORDER.orderBy} className="Numeric">
          <OrderBy
            days={orderDaysOf(line.whole ?? line, today, orderDays)}
            lost={line.risk}
            {...{ today, currency: shopCurrency }}
          />
        </td>
        <td data-heading={REORDER.order} className="Numeric">
          <QuantityInput
            label={REORDER.reorderRow.unitsOfToOrder(name)}
            quantity={quantity}
            line={line}
            casePack={line.casePack}
            onChange={(next, isTyped) => change(line, next, isTyped)}
            onLeft={left}
          />
          {cost !== null && <span className="Aside Reorder-Narrow">{money(cost * quantity)}</span>}
        </td>
        <td data-heading={REORDER.cost} className="Numeric">
          {cost === null ? <span title={REORDER.reorderRow.itsCostIsNotKnown}>–</span> : money(cost * quantity)}
        </td>
        <td data-heading={REORDER.why}>
          <RowButton
            plain
            chevron={unfolded ? "up" : "down"}
            label={REORDER.reorderRow.whyWithName(name)}
            expanded={unfolded}
            onClick={() => setUnfolded(!unfolded)}
          />
        </td>
      </tr>
      {unfolded && (
        <tr className="Reorder-Why">
          <td colSpan={columns}>
            <LineExplanation {...{ line, location, today, orderDays }} />
          </td>
        </tr>
      )}
    </>
  );
});

const SnoozedUntil = ({ day }: { day: number }) => (
  <span className="Aside">{REORDER.reorderRow.snoozedUntil(useShortDay()(day))}</span>
);

const AvailableAndComing = ({ line: { available, incoming, drafted } }: { line: ListedLine }) => (
  <span>
    <Units count={available} />
    {incoming > 0 && (
      <span className="Aside">
        {REORDER.reorderRow.onTheWay(
          <Units count={incoming} />,
          drafted > 0 && drafted >= incoming && REORDER.reorderRow.drafted,
        )}
        {drafted > 0 && drafted < incoming && REORDER.reorderRow.ofThemDrafted(<Units count={drafted} />)}
      </span>
    )}
  </span>
);

/** On a phone with what sells a day, whose column it has no room for. */
const Cover = ({ line }: { line: ListedLine }) => (
  <span>
    <CoverBar days={line.cover} available={line.available} leadTimeDays={line.leadTimeDays} due={due(line)} />
    <span className="Aside Reorder-Narrow">
      {REORDER.reorderRow.aDay(<TrendArrow trend={line.trend} />, <Velocity perDay={line.velocity} />)}
    </span>
  </span>
);

/** Whether the shop orders it now, or soon. */
const due = ({ standing }: ListedLine) => (standing === "low" ? "now" : standing === "soon" ? "soon" : "later");
