import { Form, useNavigation } from "@remix-run/react";
import { Button, InlineStack, Text } from "@shopify/polaris";
import type { Zone } from "../../../days/zone";
import { Ago } from "../../day";

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
        {reading === null ? "Not read yet" : <ReadAt {...{ reading, now }} />}
      </Text>
      <Form method="post" action={action}>
        <Button submit loading={state === "submitting"}>
          Read now
        </Button>
      </Form>
    </InlineStack>
  );
};

const ReadAt = ({ reading, now }: { reading: NonNullable<Reading>; now: number }) => {
  if (reading.state === "running") return <>Being read</>;
  return (
    <>
      {reading.state === "failed" ? "The last reading failed" : "Read from Shopify"} <Ago at={reading.at} now={now} />,
      and again each hour
    </>
  );
};
