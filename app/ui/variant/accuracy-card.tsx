import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ForecastAt } from "../../replenishment/forecasts/forecast-at";
import { errorsOf } from "../../reports/forecast-accuracy";
import { useNumberFormat } from "../number";

/** How far past forecasts of a variant were from what then sold. */
export const AccuracyCard = ({ forecast }: { forecast: ForecastAt }) => {
  const format = useNumberFormat();
  const { engine, mean } = errorsOf(forecast);
  const percent = (share: number | null) => (share === null ? "n/a" : `${format(share * 100, 1)} %`);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Accuracy of past forecasts
        </Text>
        <dl className="Rule">
          <div>
            <dt>Error (units missed ÷ units sold)</dt>
            <dd>{percent(engine.wape)}</dd>
          </div>
          <div>
            <dt>Of the 30-day mean</dt>
            <dd>{percent(mean.wape)}</dd>
          </div>
          <div>
            <dt>Bias (above 0: too high)</dt>
            <dd>{percent(engine.bias)}</dd>
          </div>
        </dl>
        <Text as="p" tone="subdued">
          {forecast.windows === 0
            ? "No forecast is old enough to be compared with what sold."
            : `From ${format(forecast.windows)} forecasts, for ${format(forecast.actual, 1)} units that sold.`}
        </Text>
      </BlockStack>
    </Card>
  );
};
