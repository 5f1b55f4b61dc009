import { Link, useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { DAYS_OF_START } from "../../../demand/engine/new-item";
import type { SaveAnswer } from "../../../forms/opened";
import { type ChosenSimilar, lentBy } from "../../../replenishment/forecasts/chosen-similar";
import type { ForecastAt } from "../../../replenishment/forecasts/forecast-at";
import { useNumberFormat } from "../../number";
import { onDemand } from "../../on-demand";
import { useToast } from "../../use-toast";
import { fullTitle } from "../../variant-name";
import { VARIANT } from "../words";

const ChooseSimilar = onDemand(() => import("./choose-similar").then((module) => module.ChooseSimilar));
const WORDS = VARIANT.similarCard;

/** What a variant without days of its own is forecast like, and with which figures. */
export const SimilarCard = ({
  variantId,
  similar,
  forecast,
  simple,
}: {
  variantId: number;
  similar: ChosenSimilar | null;
  /** The whole shop's, where one is made. */
  forecast: ForecastAt | undefined;
  /** Its rule says the simple method. */
  simple: boolean;
}) => {
  const [open, setOpen] = useState(false);
  const format = useNumberFormat();
  const { submit, state, data } = useFetcher<SaveAnswer>();
  useToast(data?.done, data);
  const action = `/products/${variantId}/similar`;
  const start = forecast?.startRate ?? null;
  const begun = similar !== null && start !== null && forecast?.similarId === similar.variantId;
  const factor = similar === null ? 1 : similar.percent / 100;
  const rate = (value: number) => format(value, 4);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {WORDS.forecastLikeAnother}
        </Text>
        {similar && (
          <Text as="p">
            {similar.gone ? (
              fullTitle(similar)
            ) : (
              <Link to={`/products/${similar.variantId}`} prefetch="none">
                {fullTitle(similar)}
              </Link>
            )}
            {WORDS.times(format(factor, 2))}
          </Text>
        )}
        <Text as="p" tone="subdued">
          {said()}
        </Text>
        <InlineStack gap="200">
          <Button size="slim" onClick={() => setOpen(true)}>
            {similar ? WORDS.change : WORDS.chooseOne}
          </Button>
          {similar && (
            <Button
              size="slim"
              variant="tertiary"
              tone="critical"
              loading={state !== "idle"}
              onClick={() => submit(null, { method: "delete", action })}
            >
              {WORDS.remove}
            </Button>
          )}
        </InlineStack>
        {open && <ChooseSimilar {...{ similar, action }} onClose={() => setOpen(false)} />}
      </BlockStack>
    </Card>
  );

  function said() {
    if (!similar) return WORDS.none;
    if (similar.gone) return WORDS.gone;
    if (simple) return WORDS.simple;
    if (begun)
      return WORDS.begins(
        rate(lentBy(similar, start)),
        format(factor, 2),
        rate(start),
        format(DAYS_OF_START),
        format(forecast?.inStockDays ?? 0),
      );
    return forecast && start === null ? WORDS.ownDays : WORDS.notForecast;
  }
};
