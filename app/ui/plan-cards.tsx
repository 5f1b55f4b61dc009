import { BlockStack, Card, Text } from "@shopify/polaris";
import type { Window } from "../demand/windows";
import { measuredIn, type PlanAt } from "../replenishment/plan-at";
import { orderByDay, paceOf, quantityToOrder, stockOutDay, wholeShopRule } from "../replenishment/reorder";
import type { EffectiveRule } from "../replenishment/rule";
import { Day } from "./day";
import { Cover, Units, Velocity } from "./number";
import { ReorderSum } from "./reorder-sum";
import type { LocationNames } from "./stock-by-location";
import { StockTable } from "./stock-table";
import { WindowsTable } from "./windows-table";

/** What is known of a variant: its figures, its stock, the sum that leads to an order, its sales. */
export const PlanCards = ({
  plans,
  rule,
  window,
  locationNames,
  today,
}: {
  plans: PlanAt[];
  rule: EffectiveRule;
  window: Window;
  locationNames: LocationNames;
  today: number;
}) => {
  const whole = plans.find(({ locationId }) => locationId === 0);
  const places = plans.filter(({ locationId, available }) => locationId !== 0 && available !== null);
  if (!whole)
    return (
      <Card>
        <Text as="p">Its figures are being worked out. Open this page again in a minute.</Text>
      </Card>
    );
  if (whole.available === null)
    return (
      <BlockStack gap="400">
        <Card>
          <Text as="p">Shopify does not track the stock of this variant, so there is nothing to reorder by.</Text>
        </Card>
        <WindowsTable plan={whole} window={window} />
      </BlockStack>
    );
  return (
    <BlockStack gap="400">
      <Figures plan={whole} places={places.length} rule={rule} window={window} today={today} />
      <StockTable plans={places} locationNames={locationNames} />
      <ReorderSum plan={whole} places={places.length} rule={rule} window={window} />
      <WindowsTable plan={whole} window={window} />
    </BlockStack>
  );
};

const Figures = ({
  plan,
  places,
  rule,
  window,
  today,
}: {
  plan: PlanAt;
  places: number;
  rule: EffectiveRule;
  window: Window;
  today: number;
}) => {
  const stockOut = stockOutDay(today, plan.cover);
  const suggested = quantityToOrder(wholeShopRule(rule, places), paceOf(rule, measuredIn(plan, window)), plan.position);
  return (
    <Card>
      <dl className="Counts Counts-Six">
        <div>
          <dt>Available</dt>
          <dd>
            <Units count={plan.available} unit />
          </dd>
        </div>
        <div>
          <dt>Sold a day</dt>
          <dd>
            <Velocity perDay={plan.velocity} />
          </dd>
        </div>
        <div>
          <dt>Days of cover</dt>
          <dd>
            <Cover days={plan.cover} available={plan.available} />
          </dd>
        </div>
        <div>
          <dt>Runs out</dt>
          <dd className="Counts-Date">
            <Day day={stockOut} today={today} none="No end" />
          </dd>
        </div>
        <div>
          <dt>Order by</dt>
          <dd className="Counts-Date">
            <Day day={orderByDay(stockOut, rule.leadTimeDays)} today={today} none="No need" />
          </dd>
        </div>
        <div>
          <dt>Suggested order</dt>
          <dd>{rule.active ? <Units count={suggested} unit /> : "Not watched"}</dd>
        </div>
      </dl>
    </Card>
  );
};
