import { BlockStack, Card, Text } from "@shopify/polaris";
import type { Window } from "../../demand/windows";
import type { ChosenSimilar } from "../../replenishment/forecasts/chosen-similar";
import type { DemandElsewhere } from "../../replenishment/plans/demand-elsewhere";
import type { ExplainedPlan } from "../../replenishment/plans/explained-plan";
import { lastDayWithoutSafety, orderByDay, stockOutDay } from "../../replenishment/plans/steps/cover-sql";
import { Day } from "../day";
import { ReorderSum } from "../explained/reorder-sum";
import type { LevelNames } from "../explained/rule-level-name";
import { Cover, Units, Velocity } from "../number";
import { OrderBy } from "../order-by";
import { LotLasts } from "../suggested";
import { WindowsTable } from "./windows-table";
import { VARIANT } from "./words";

/** The sum that leads to an order, and what sold in each window. */
export const PlanCards = ({
  whole,
  places,
  window,
  names,
  similar,
  plannedOn,
  asOfDay,
  elsewhere,
  leftOut,
}: {
  whole: ExplainedPlan | null;
  places: ExplainedPlan[];
  window: Window;
  names: LevelNames;
  similar: ChosenSimilar | null;
  /** The day of the shop's last roll-forward; the plans hold for an earlier one where that left them out. */
  plannedOn: number;
  /** The day that the plans hold for. */
  asOfDay: number;
  elsewhere: DemandElsewhere[];
  /** Units of orders that the shop leaves out of its demand, in its window. */
  leftOut: number;
}) => {
  if (!whole)
    return (
      <Card>
        <Text as="p">{VARIANT.planCards.itsFiguresAreBeingWorked}</Text>
      </Card>
    );
  if (whole.plan.available === null)
    return (
      <BlockStack gap="400">
        <Card>
          <Text as="p">{VARIANT.planCards.shopifyDoesNotTrack}</Text>
        </Card>
        <WindowsTable plan={whole.plan} {...{ window, plannedOn, asOfDay, leftOut }} />
      </BlockStack>
    );
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd" id="order">
            {VARIANT.planCards.howTheOrderIsWorked}
          </Text>
          <ReorderSum explained={whole} places={places.length} {...{ window, elsewhere, names, similar }} />
        </BlockStack>
      </Card>
      <WindowsTable plan={whole.plan} {...{ window, plannedOn, asOfDay, leftOut }} />
    </BlockStack>
  );
};

/** What a variant stands at. */
export const FiguresCard = ({
  explained: { plan, rule, ordering, basis },
  today,
  forSale,
  lost,
  currency,
}: {
  /** Sales at risk a day, in minor units of the shop's currency. */
  lost: number;
  currency: string;
  explained: ExplainedPlan;
  today: number;
  /** What is not has no day to order by. */
  forSale: boolean;
}) => {
  const stockOut = stockOutDay(today, plan.cover);
  return (
    <Card>
      <dl className="Counts Counts-Six">
        <div>
          <dt>{VARIANT.available}</dt>
          <dd>
            <Units count={plan.available} unit />
          </dd>
        </div>
        <div>
          <dt>{VARIANT.expectedADay}</dt>
          <dd>
            <Velocity perDay={plan.velocity} />
          </dd>
        </div>
        <div>
          <dt>{VARIANT.planCards.daysOfCover}</dt>
          <dd>
            <Cover days={plan.cover} available={plan.available} />
          </dd>
        </div>
        <div>
          <dt>{VARIANT.planCards.runsOut}</dt>
          <dd className="Counts-Date">
            <Day day={stockOut} today={today} none={VARIANT.planCards.noEnd} />
          </dd>
        </div>
        <div>
          <dt>{VARIANT.planCards.order}</dt>
          <dd className="Counts-Date">
            {forSale ? (
              <OrderBy
                days={
                  isOrdered(rule)
                    ? {
                        orderBy: orderByDay({ ...plan, reorderPoint: basis.reorderPoint }, today, ordering.days),
                        last: lastDayWithoutSafety(stockOut, ordering.leadTimeDays, ordering.days),
                      }
                    : { orderBy: null, last: null }
                }
                {...{ today, lost, currency }}
              />
            ) : (
              VARIANT.planCards.notForSale
            )}
          </dd>
        </div>
        <div>
          <dt>{VARIANT.planCards.suggestedOrder}</dt>
          <dd>
            {isOrdered(rule) ? (
              <Units count={plan.suggested} unit />
            ) : rule.active ? (
              VARIANT.planCards.neverReordered
            ) : (
              VARIANT.planCards.notWatched
            )}
            {plan.heldBack && (
              <span className="Aside">
                <LotLasts units={plan.suggested} velocity={plan.velocity} />
              </span>
            )}
          </dd>
        </div>
      </dl>
    </Card>
  );
};

const isOrdered = ({ active, sellOut }: { active: boolean; sellOut: boolean }) => active && !sellOut;
