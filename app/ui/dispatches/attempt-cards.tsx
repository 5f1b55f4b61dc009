import { Badge, BlockStack, Box, InlineStack, Text } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { AttemptLine } from "../../outbound/dispatches/shown/listed";
import { isSuccess } from "../../outbound/endpoints/health";
import { Since } from "../day";
import { useDuration, useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { ATTEMPT } from "./words";

interface Clock {
  now: number;
  timeZone: Zone;
}

/** Every attempt, the newest first; what was sent and answered unfolds. */
export const AttemptCards = ({ attempts, ...clock }: { attempts: AttemptLine[] } & Clock) => {
  const format = useNumberFormat();
  return (
    <TitledCard title={ATTEMPT.title(attempts.length, format)} note={attempts.length === 0 ? ATTEMPT.none : undefined}>
      {attempts.map((attempt, at) => (
        <Box key={attempt.id} padding="400" borderBlockStartWidth="025" borderColor="border-secondary">
          <AttemptShown attempt={attempt} isNewest={at === 0} {...clock} />
        </Box>
      ))}
    </TitledCard>
  );
};

const AttemptShown = ({ attempt, isNewest, ...clock }: { attempt: AttemptLine; isNewest: boolean } & Clock) => {
  const duration = useDuration();
  const { at, status, error, durationMs, byHand, requestHeaders, responseHeaders, responseBody } = attempt;
  return (
    <BlockStack gap="200">
      <InlineStack gap="300" align="space-between">
        <InlineStack gap="200" blockAlign="center">
          <Badge tone={isSuccess(status) ? "success" : "critical"}>
            {status === null ? ATTEMPT.noAnswer : ATTEMPT.answered(status)}
          </Badge>
          {byHand && <Badge>{ATTEMPT.byHand}</Badge>}
          <Text as="span" tone="subdued">
            {ATTEMPT.took(duration(durationMs))}
          </Text>
        </InlineStack>
        <Since at={at} {...clock} />
      </InlineStack>
      {error && <Text as="p">{error}</Text>}
      <details open={isNewest}>
        <summary>{ATTEMPT.inside}</summary>
        <BlockStack gap="200">
          <HeaderList title={ATTEMPT.sentHeaders} headers={requestHeaders} />
          {status !== null && <HeaderList title={ATTEMPT.answeredHeaders} headers={responseHeaders} />}
          {responseBody !== "" && (
            <>
              <Text as="h3" variant="headingSm">
                {ATTEMPT.answer}
              </Text>
              <pre>{responseBody}</pre>
            </>
          )}
        </BlockStack>
      </details>
    </BlockStack>
  );
};

const HeaderList = ({ title, headers }: { title: string; headers: [string, string][] }) => (
  <section>
    <Text as="h3" variant="headingSm">
      {title}
    </Text>
    {headers.length === 0 ? (
      <Text as="p" tone="subdued">
        {ATTEMPT.noHeaders}
      </Text>
    ) : (
      <dl className="Facts HeaderFacts">
        {headers.map(([name, value]) => (
          <HeaderFact key={`${name}: ${value}`} name={name} value={value} />
        ))}
      </dl>
    )}
  </section>
);

const HeaderFact = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);
