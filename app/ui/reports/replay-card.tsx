import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Spinner, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { Replay } from "../../reports/replay/replay";
import { Since } from "../day";
import { useNumberFormat } from "../number";
import { useFreshWhile } from "../use-fresh-while";

type Props = { result: Replay | null; running: boolean; now: number; timeZone: Zone };

/** What would have been lost with either rule, and a way to compute it. */
export const ReplayCard = ({ result, running, now, timeZone }: Props) => {
  const { submit, data, state } = useFetcher<{ refusal: string | null }>();
  const busy = running || state !== "idle";
  useFreshWhile(running);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="h2" variant="headingMd">
            With this rule, on your own past
          </Text>
          <Button
            loading={busy}
            onClick={() => submit(null, { method: "post", action: "/reports/forecast-accuracy/replays" })}
          >
            {result ? "Compute again" : "Compute"}
          </Button>
        </InlineStack>
        {running && (
          <InlineStack gap="200" blockAlign="center">
            <Spinner size="small" accessibilityLabel="Computing" />
            <Text as="p">It takes some seconds. You may leave this page: it goes on.</Text>
          </InlineStack>
        )}
        {data?.refusal && <Banner tone="warning" title={data.refusal} />}
        {result ? (
          <Outcome result={result} now={now} timeZone={timeZone} />
        ) : (
          <Text as="p" tone="subdued">
            Evenstock and the 30-day mean each order for your best sellers again, day by day, through the last year:
            this tells what each would have lost for want of stock.
          </Text>
        )}
      </BlockStack>
    </Card>
  );
};

const Outcome = ({ result, now, timeZone }: { result: Replay; now: number; timeZone: Zone }) => {
  const format = useNumberFormat();
  const units = (count: number) => `${format(count)} units`;
  return (
    <>
      <Text as="p" variant="headingSm">
        {result.engineLost === null
          ? `The 30-day mean would have lost ${units(result.meanLost)}. Evenstock never held the same stock, so the two cannot be compared.`
          : `With Evenstock you would have lost ${units(result.engineLost)} for want of stock instead of ${units(result.meanLost)} with the 30-day mean.`}
      </Text>
      <Text as="p" tone="subdued">
        {`Of ${units(result.asked)} asked for in ${format(result.days)} days, with ${units(result.stock)} in stock on average for both. ` +
          `Played with your ${format(result.variants)} best sellers, a lead time of ${format(result.leadTimeDays)} days, a cover of ` +
          `${format(result.coverDays)} and, for the mean, ${format(result.safetyDays)} safety days. What you could not sell then is not known, and not counted.`}
      </Text>
      <Text as="p" tone="subdued">
        Computed <Since at={result.madeAt} now={now} timeZone={timeZone} />
      </Text>
    </>
  );
};
