import { useFetcher, useRevalidator } from "@remix-run/react";
import { Badge, Banner, BlockStack, Box, Button, Card, Link, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import {
  isUnderWay,
  type LocationStock,
  type StockChange,
  type VariantStock,
  variantStock,
} from "../../stock/writes/variant-stock";
import { Ago } from "../day";
import { type Column, ListTable } from "../list-table";
import { Units, useNumberFormat } from "../number";
import { AdjustForm } from "./adjust-form";

const EVERY = 2000;

/** Shopify's own figures, which no delivery tells, and changes that we ask it to make. */
export const ShopifyStockCard = ({ variantId, now }: { variantId: number; now: number }) => {
  const { answer, read, reading, submit } = useVariantStock(variantId);
  const [adjusting, setAdjusting] = useState<LocationStock>();
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <div className="TitledCard-Head">
            <BlockStack gap="100">
              <Text as="h2" variant="headingMd">
                Stock in Shopify
              </Text>
              <Text as="p" tone="subdued">
                Available follows each change as Shopify tells it. Committed to orders, on hand and incoming are of the
                time they were last read; incoming is Shopify's own and counts in no plan.
              </Text>
            </BlockStack>
            <Button size="slim" onClick={read} loading={reading}>
              Read again
            </Button>
          </div>
          {answer?.mayAdjust === false && (
            <Text as="p" tone="subdued">
              Evenstock may not change stock in this shop. <Link url="/sync">See which permission is missing.</Link>
            </Text>
          )}
          {!adjusting && answer?.problem && (
            <Banner tone="critical" title="Not changed">
              <p>{answer.problem}</p>
            </Banner>
          )}
          {answer?.changes
            .filter(({ state }) => !isUnderWay({ state }))
            .map((change) => (
              <Unsettled key={`${change.id}/${change.locationId}`} change={change} stock={answer.stock} />
            ))}
        </BlockStack>
      </Box>
      {answer ? (
        <ListTable
          caption="Stock in Shopify"
          columns={columns({ answer, now, adjust: setAdjusting })}
          rows={answer.stock}
          keyOf={({ locationId }) => locationId}
        />
      ) : (
        <Box padding="400">
          <SkeletonBodyText lines={3} />
        </Box>
      )}
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

const columns = ({
  answer,
  now,
  adjust,
}: {
  answer: VariantStock;
  now: number;
  adjust: (stock: LocationStock) => void;
}): Column<LocationStock>[] => [
  {
    heading: "Location",
    cell: ({ name, readAt }) => (
      <>
        <span className="LocationName">{name ?? "Unnamed location"}</span>
        <span className="Aside">
          {readAt === null ? (
            "not read yet"
          ) : (
            <>
              as of <Ago at={readAt} now={now} />
            </>
          )}
        </span>
      </>
    ),
  },
  {
    heading: "Available",
    numeric: true,
    cell: (stock) => <Available stock={stock} change={answer.changes.find((each) => isAt(stock, each))} />,
  },
  { heading: "Committed", numeric: true, cell: ({ committed }) => <Units count={committed} /> },
  { heading: "On hand", numeric: true, cell: ({ onHand }) => <Units count={onHand} /> },
  { heading: "Incoming", numeric: true, cell: ({ incoming }) => <Units count={incoming} /> },
  {
    heading: "Change",
    action: true,
    cell: (stock) =>
      answer.mayAdjust && stock.available !== null ? (
        <Button
          size="slim"
          accessibilityLabel={`Adjust ${stock.name ?? "this location"}`}
          disabled={answer.changes.some((each) => isAt(stock, each) && isUnderWay(each))}
          onClick={() => adjust(stock)}
        >
          Adjust
        </Button>
      ) : (
        "–"
      ),
  },
];

const isAt = (stock: LocationStock, change: StockChange) => stock.locationId === change.locationId;

const Available = ({ stock, change }: { stock: LocationStock; change: StockChange | undefined }) => {
  const format = useNumberFormat();
  if (!change || !isUnderWay(change)) return <Units count={stock.available} />;
  return (
    <>
      <Units count={stock.available} />{" "}
      <Badge tone="attention" progress="partiallyComplete">
        {`${change.delta > 0 ? "+" : ""}${format(change.delta)} under way`}
      </Badge>
    </>
  );
};

/** What did not end well: refused, or without an answer for a day. */
const Unsettled = ({ change, stock }: { change: StockChange; stock: LocationStock[] }) => {
  const format = useNumberFormat();
  const place = stock.find((each) => isAt(each, change))?.name ?? "a location";
  const what = `${change.delta > 0 ? "+" : ""}${format(change.delta)} units at ${place}`;
  if (change.state === "refused")
    return (
      <Banner tone="warning" title={`Not changed: ${what}`}>
        <p>{change.refusal ?? "Shopify refused it."}</p>
      </Banner>
    );
  return (
    <Banner tone="warning" title={`Not sure: ${what}`} action={{ content: "Decide in Sync health", url: "/sync" }}>
      <p>Shopify gave no answer for a day, so it is not sent again. Compare with Shopify's own history.</p>
    </Banner>
  );
};

function useVariantStock(variantId: number) {
  const { load, submit, data, state } = useFetcher();
  const reading = useFetcher();
  const { revalidate } = useRevalidator();
  const [waitsUntil, setWaitsUntil] = useState(0);
  const address = `/products/${variantId}/stock`;
  const answer = variantStock.safeParse(data).data;
  const open = answer?.changes.filter(isUnderWay).length ?? 0;
  const before = useRef(0);

  useEffect(() => {
    if (!data && state === "idle") load(address);
  }, [data, state, load, address]);

  useEffect(() => {
    if (state !== "idle" || !(open || waitsUntil)) return;
    const timer = setTimeout(() => {
      if (Date.now() > waitsUntil) setWaitsUntil(0);
      load(address);
    }, EVERY);
    return () => clearTimeout(timer);
  }, [open, waitsUntil, state, load, address]);

  // What is confirmed stands in the ledger and the plans of the page, too.
  useEffect(() => {
    if (open < before.current) revalidate();
    before.current = open;
  }, [open, revalidate]);

  return {
    answer,
    reading: waitsUntil > 0 || reading.state !== "idle",
    read: () => {
      setWaitsUntil(Date.now() + 3 * EVERY);
      reading.submit(null, { method: "post", action: `/products/${variantId}/readings` });
    },
    submit: (fields: Record<string, string>) => submit(fields, { method: "post", action: address }),
  };
}
