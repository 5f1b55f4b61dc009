import { BlockStack, Card, Text } from "@shopify/polaris";
import type { Report, Totals } from "../../reports/report";
import { useNumberFormat } from "../number";
import { useFigureText } from "./figure-value";
import { Headlines } from "./headlines";

/** What a report says in all, what each figure means, and what is left out of it. */
export const ReportSummary = ({ report, totals, currency }: { report: Report; totals: Totals; currency: string }) => {
  const textOf = useFigureText();
  const format = useNumberFormat();
  return (
    <Card>
      <BlockStack gap="400">
        <Headlines headlines={report.headlines(totals)} currency={currency} />
        <dl className="Definitions">
          {report.definitions.map(({ figure, says }) => (
            <div key={figure}>
              <dt>{figure}</dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
        {report
          .gaps(totals)
          .filter(({ variants }) => variants > 0)
          .map(({ variants, why }) => (
            <Text key={why} as="p" tone="caution">
              {`Left out of the amounts: ${format(variants)} ${variants === 1 ? "variant" : "variants"}, because ${why}.`}
            </Text>
          ))}
        <Text as="p" tone="subdued">
          <span>
            {`As counted on ${textOf({ kind: "day", value: totals.day.day, currency })}. Counted anew each night.`}
          </span>
        </Text>
      </BlockStack>
    </Card>
  );
};
