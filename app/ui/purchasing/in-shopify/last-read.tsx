import { Form, useNavigation } from "@remix-run/react";
import { Button, InlineStack, Text } from "@shopify/polaris";
import type { Zone } from "../../../days/zone";
import { Ago } from "../../day";
import { READING } from "./words";

type Reading = { state: "running" | "done" | "failed"; at: number } | null;

/** When Shopify was asked last, and a button to ask now. */
export const LastRead = ({
  reading,
  action,
  now,
}: {
  reading: Reading;
  action: string;
  now: number;
  timeZone: Zone;
}) => {
  const { state } = useNavigation();
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <Text as="span" tone="subdued">
        {reading === null ? READING.never : <ReadAt {...{ reading, now }} />}
      </Text>
      <Form method="post" action={action}>
        <Button submit loading={state === "submitting"}>
          {READING.now}
        </Button>
      </Form>
    </InlineStack>
  );
};

const ReadAt = ({ reading, now }: { reading: NonNullable<Reading>; now: number }) => {
  if (reading.state === "running") return <>{READING.running}</>;
  return (
    <>
      {reading.state === "failed" ? READING.failed : READING.done} <Ago at={reading.at} now={now} />
      {READING.hourly}
    </>
  );
};
