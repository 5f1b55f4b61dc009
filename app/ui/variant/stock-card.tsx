import { Badge, Banner, BlockStack, Box, Button, Card, Link, Text } from "@shopify/polaris";
import { useState } from "react";
import { type DemandElsewhere, soldElsewhere } from "../../replenishment/plans/demand-elsewhere";
import type { PlanAt } from "../../replenishment/plans/plan-at";
import { isPosting } from "../../stock/writes/inventory-write";
import type { LocationStock, VariantStock } from "../../stock/writes/variant-stock";
import { counted, UNITS } from "../../words/counted";
import { Ago } from "../day";
import { LateWrites } from "../late-writes";
import { type Column, ListTable } from "../list-table";
import { type LocationNames, locationName } from "../location-name";
import { Cover, ReorderPoint, Units, useNumberFormat, Velocity } from "../number";
import { onDemand } from "../on-demand";
import { Available, isAt, Unsettled } from "./stock-changes";
import { useVariantStock } from "./use-variant-stock";
import { VARIANT } from "./words";

const AdjustForm = onDemand(() => import("./adjust-form").then((module) => module.AdjustForm));

type Row = { locationId: number; plan: PlanAt | undefined; stock: LocationStock | undefined };

/** Where it lies, by Shopify's figures and by ours, and changes that we ask Shopify to make. */
export const StockCard = ({
  variantId,
  plans,
  locationNames,
  unplaced,
  elsewhere,
  now,
}: {
  variantId: number;
  plans: PlanAt[];
  locationNames: LocationNames;
  /** Units that sold in the last 90 days nobody knows where. */
  unplaced: number;
  elsewhere: DemandElsewhere[];
  now: number;
}) => {
  const { answer, read, reading, submit } = useVariantStock(variantId);
  const [adjusting, setAdjusting] = useState<LocationStock>();
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <div className="TitledCard-Head">
            <BlockStack gap="100">
              <Text as="h2" variant="headingMd">
                {VARIANT.stockCard.stockByLocation}
              </Text>
              <SpreadSales
                unplaced={plans.length > 1 ? unplaced : 0}
                elsewhere={elsewhere}
                alone={plans.length === 1}
              />
              <Text as="p" tone="subdued">
                {VARIANT.stockCard.availableFollowsEachChangeAs}
              </Text>
            </BlockStack>
            <Button size="slim" onClick={read} loading={reading}>
              {VARIANT.stockCard.readAgain}
            </Button>
          </div>
          {answer?.mayAdjust === false && (
            <Text as="p" tone="subdued">
              {VARIANT.stockCard.evenstockMayNotChangeStock(
                <Link url="/sync">{VARIANT.stockCard.seeWhichPermissionIsMissing}</Link>,
              )}
            </Text>
          )}
          {!adjusting && answer?.problem && (
            <Banner tone="critical" title={VARIANT.stockCard.notChanged}>
              <p>{answer.problem}</p>
            </Banner>
          )}
          {answer?.changes.some(({ late }) => late) && <LateWrites />}
          {answer?.changes
            .filter(({ state }) => !isPosting(state))
            .map((change) => (
              <Unsettled key={`${change.id}/${change.locationId}`} change={change} stock={answer.stock} />
            ))}
        </BlockStack>
      </Box>
      <ListTable
        caption={VARIANT.stockCard.stockByLocation}
        columns={columns({ answer, locationNames, now, adjust: setAdjusting })}
        rows={rowsOf(plans, answer?.stock ?? [])}
        keyOf={({ locationId }) => locationId}
      />
      {adjusting && (
        <Box padding="400" borderBlockStartWidth="025" borderColor="border">
          <AdjustForm
            key={adjusting.locationId}
            stock={adjusting}
            problem={answer?.problem ?? null}
            close={() => setAdjusting(undefined)}
            submit={submit}
          />
        </Box>
      )}
    </Card>
  );
};

/** Each location once: those that are planned for, and what Shopify names besides. */
function rowsOf(plans: PlanAt[], stock: LocationStock[]): Row[] {
  const planned = plans.map((plan) => ({
    locationId: plan.locationId,
    plan,
    stock: stock.find(({ ours }) => ours === plan.locationId),
  }));
  const others = stock.filter(({ ours }) => plans.every(({ locationId }) => locationId !== ours));
  return [...planned, ...others.map((each) => ({ locationId: each.ours, plan: undefined, stock: each }))];
}

/** What counts at these locations though it was not sold there. */
const SpreadSales = ({
  unplaced,
  elsewhere,
  alone,
}: {
  unplaced: number;
  elsewhere: DemandElsewhere[];
  alone: boolean;
}) => {
  const format = useNumberFormat();
  const there = elsewhere.filter(({ units90 }) => units90 !== 0);
  if (unplaced <= 0 && there.length === 0) return null;
  return (
    <Text as="p" tone="subdued">
      {unplaced > 0 && VARIANT.stockCard.ofTheUnitsSold(format(unplaced))}
      {there.length > 0 &&
        VARIANT.stockCard.inTheLastDays(soldElsewhere(there, ({ units90 }) => counted(units90, UNITS, format)))}
      {alone ? VARIANT.stockCard.theyCountAtTheLocation : VARIANT.stockCard.theyCountAtEachLocation}
    </Text>
  );
};

const columns = ({
  answer,
  locationNames,
  now,
  adjust,
}: {
  /** Undefined until Shopify's figures are there. */
  answer: VariantStock | undefined;
  locationNames: LocationNames;
  now: number;
  adjust: (stock: LocationStock) => void;
}): Column<Row>[] => [
  {
    heading: VARIANT.location,
    cell: ({ locationId, plan, stock }) => (
      <span className="LocationName">
        {locationName(locationNames, locationId)} {plan?.low && <Badge tone="warning">{VARIANT.stockCard.low}</Badge>}
        {stock?.leftOut && <Badge>{VARIANT.stockCard.leftOut}</Badge>}
        {stock && <ReadAt readAt={stock.readAt} now={now} />}
      </span>
    ),
  },
  { heading: VARIANT.stockCard.onHand, numeric: true, cell: ({ stock }) => <Shopifys count={stock?.onHand} /> },
  { heading: VARIANT.stockCard.committed, numeric: true, cell: ({ stock }) => <Shopifys count={stock?.committed} /> },
  {
    heading: VARIANT.available,
    numeric: true,
    cell: ({ plan, stock }) => (
      <Available
        available={stock ? stock.available : (plan?.available ?? null)}
        change={stock && answer?.changes.find((each) => isAt(stock, each))}
      />
    ),
  },
  {
    heading: VARIANT.stockCard.incoming,
    note: VARIANT.stockCard.inShopify,
    numeric: true,
    cell: ({ stock }) => <Shopifys count={stock?.incoming} />,
  },
  {
    heading: VARIANT.stockCard.onTheWay,
    note: VARIANT.stockCard.ours,
    numeric: true,
    cell: ({ plan }) => <Units count={plan?.incoming ?? 0} />,
  },
  {
    heading: VARIANT.expectedADay,
    note: VARIANT.units,
    numeric: true,
    cell: ({ plan }) => (plan ? <Velocity perDay={plan.velocity} /> : "–"),
  },
  {
    heading: VARIANT.cover,
    note: VARIANT.stockCard.days,
    numeric: true,
    cell: ({ plan }) => (plan ? <Cover days={plan.cover} available={plan.available} /> : "–"),
  },
  {
    heading: VARIANT.reorderPoint,
    numeric: true,
    cell: ({ plan }) => (plan ? <ReorderPoint units={plan.reorderPoint} /> : "–"),
  },
  {
    heading: VARIANT.change,
    action: true,
    cell: ({ stock }) =>
      stock && answer?.mayAdjust && stock.available !== null ? (
        <Button
          size="slim"
          accessibilityLabel={VARIANT.adjustNamed(stock.name ?? VARIANT.thisLocation)}
          disabled={answer.changes.some((each) => isAt(stock, each) && isPosting(each.state))}
          onClick={() => adjust(stock)}
        >
          {VARIANT.stockCard.adjust}
        </Button>
      ) : (
        "–"
      ),
  },
];

/** Nothing stands for a figure that was not read yet. */
const Shopifys = ({ count }: { count: number | null | undefined }) =>
  count === undefined || count === null ? <span title={VARIANT.stockCard.notReadYet}>–</span> : <Units count={count} />;

const ReadAt = ({ readAt, now }: { readAt: number | null; now: number }) => (
  <span className="Aside">
    {readAt === null ? VARIANT.stockCard.notReadYetWithin : VARIANT.stockCard.as(<Ago at={readAt} now={now} />)}
  </span>
);
