import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Spinner, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { Replay } from "../../reports/replay/replay";
import { counted, DAYS, UNITS } from "../../words/counted";
import { Since } from "../day";
import { useNumberFormat } from "../number";
import { useFreshWhile } from "../use-fresh-while";
import { BEST_SELLERS, REPLAY, SAFETY_DAYS } from "./words";

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
            {REPLAY.title}
          </Text>
          <Button
            loading={busy}
            onClick={() => submit(null, { method: "post", action: "/reports/forecast-accuracy/replays" })}
          >
            {result ? REPLAY.again : REPLAY.compute}
          </Button>
        </InlineStack>
        {running && (
          <InlineStack gap="200" blockAlign="center">
            <Spinner size="small" accessibilityLabel={REPLAY.computing} />
            <Text as="p">{REPLAY.takesSeconds}</Text>
          </InlineStack>
        )}
        {data?.refusal && <Banner tone="warning" title={data.refusal} />}
        {result ? (
          <Outcome result={result} now={now} timeZone={timeZone} />
        ) : (
          <Text as="p" tone="subdued">
            {REPLAY.before}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
};

const Outcome = ({ result, now, timeZone }: { result: Replay; now: number; timeZone: Zone }) => {
  const format = useNumberFormat();
  const units = (count: number) => counted(count, UNITS, format);
  const days = (count: number) => counted(count, DAYS, format);
  return (
    <>
      <Text as="p" variant="headingSm">
        {result.engineLost === null
          ? REPLAY.notCompared(units(result.meanLost))
          : REPLAY.compared(units(result.engineLost), units(result.meanLost))}
      </Text>
      <Text as="p" tone="subdued">
        {REPLAY.asked(units(result.asked), days(result.days), units(result.stock))}{" "}
        {REPLAY.played(
          counted(result.variants, BEST_SELLERS, format),
          days(result.leadTimeDays),
          days(result.coverDays),
          counted(result.safetyDays, SAFETY_DAYS, format),
        )}
      </Text>
      <Text as="p" tone="subdued">
        {REPLAY.computed} <Since at={result.madeAt} now={now} timeZone={timeZone} />
      </Text>
    </>
  );
};
