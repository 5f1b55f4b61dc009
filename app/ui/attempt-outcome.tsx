import { BlockStack, Text } from "@shopify/polaris";
import * as z from "zod/mini";
import { useDuration } from "./number";
import { SHARED } from "./words";

/** What came of one try, as the doors of tests and of attempts answer it. */
export const cameAnswer = z.discriminatedUnion("kind", [
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
export const Came = ({ came }: { came: z.infer<typeof cameAnswer> }) => {
  const duration = useDuration();
  switch (came.kind) {
    case "answered":
      return (
        <BlockStack gap="200">
          <Text as="p" tone={came.succeeded ? "success" : "critical"}>
            {SHARED.came.itAnswered(came.succeeded, came.status, duration(came.durationMs))}
          </Text>
          {came.body !== "" && <pre className="Answer">{came.body}</pre>}
        </BlockStack>
      );
    case "failed":
      return (
        <Text as="p" tone="critical">
          {came.reason}
        </Text>
      );
    case "refused":
      return (
        <Text as="p" tone="critical">
          {SHARED.came.nothingWasSent(came.reason)}
        </Text>
      );
    case "limited":
      return <Text as="p">{SHARED.came.tenTestsAMinute}</Text>;
    case "pending":
      return <Text as="p">{SHARED.came.aTry}</Text>;
    case "not heard":
      return <Text as="p">{SHARED.came.notSent(came.reason)}</Text>;
  }
};
