import { BlockStack, Text } from "@shopify/polaris";
import * as z from "zod/mini";
import { useDuration } from "./number";
import { SHARED } from "./words";

/** What came of one try, as the doors of tests and of attempts answer it. */
export const outcomeAnswer = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("answered"),
    status: z.number(),
    durationMs: z.number(),
    body: z.string(),
    succeeded: z.boolean(),
  }),
  z.object({ kind: z.literal("failed"), reason: z.string(), durationMs: z.number() }),
  z.object({ kind: z.literal("refused"), reason: z.string() }),
  z.object({ kind: z.literal("limited") }),
  z.object({ kind: z.literal("pending") }),
  z.object({ kind: z.literal("not heard"), reason: z.string() }),
]);

/** The receiver's answer: its text stays text, whatever it holds. */
export const AttemptOutcome = ({ outcome }: { outcome: z.infer<typeof outcomeAnswer> }) => {
  const duration = useDuration();
  switch (outcome.kind) {
    case "answered":
      return (
        <BlockStack gap="200">
          <Text as="p" tone={outcome.succeeded ? "success" : "critical"}>
            {SHARED.attemptOutcome.itAnswered(outcome.succeeded, outcome.status, duration(outcome.durationMs))}
          </Text>
          {outcome.body !== "" && <pre className="Answer">{outcome.body}</pre>}
        </BlockStack>
      );
    case "failed":
      return (
        <Text as="p" tone="critical">
          {outcome.reason}
        </Text>
      );
    case "refused":
      return (
        <Text as="p" tone="critical">
          {SHARED.attemptOutcome.nothingWasSent(outcome.reason)}
        </Text>
      );
    case "limited":
      return <Text as="p">{SHARED.attemptOutcome.tenTestsAMinute}</Text>;
    case "pending":
      return <Text as="p">{SHARED.attemptOutcome.aTry}</Text>;
    case "not heard":
      return <Text as="p">{SHARED.attemptOutcome.notSent(outcome.reason)}</Text>;
  }
};
