import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ForecastAt } from "../../replenishment/forecasts/forecast-at";
import { errorsOf } from "../../reports/forecast-accuracy";
import { useNumberFormat } from "../number";
import { VARIANT } from "./words";

/** How far past forecasts of a variant were from what then sold. */
export const AccuracyCard = ({ forecast }: { forecast: ForecastAt }) => {
  const format = useNumberFormat();
  const { engine, mean } = errorsOf(forecast);
  const percent = (share: number | null) => (share === null ? "n/a" : `${format(share * 100, 1)}%`);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {VARIANT.accuracyCard.accuracyOfPastForecasts}
        </Text>
        <dl className="Rule">
          <div>
            <dt>{VARIANT.accuracyCard.errorUnitsMissedUnitsSold}</dt>
            <dd>{percent(engine.wape)}</dd>
          </div>
          <div>
            <dt>{VARIANT.accuracyCard.ofTheDayMean}</dt>
            <dd>{percent(mean.wape)}</dd>
          </div>
          <div>
            <dt>{VARIANT.accuracyCard.biasAboveTooHigh}</dt>
            <dd>{percent(engine.bias)}</dd>
          </div>
        </dl>
        <Text as="p" tone="subdued">
          {forecast.windows === 0
            ? VARIANT.accuracyCard.noForecastIsOldEnough
            : VARIANT.accuracyCard.fromForecastsForUnits(format(forecast.windows), format(forecast.actual, 1))}
        </Text>
      </BlockStack>
    </Card>
  );
};
