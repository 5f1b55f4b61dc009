import { useFetcher } from "@remix-run/react";
import { Badge, Button, InlineStack } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { Since } from "../day";
import { type Column, ListTable } from "../list-table";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { useToast } from "../use-toast";

export interface WriteSeen {
  id: number;
  state: string;
  units: number;
  items: number;
  createdAt: number;
}

type Clock = { timeZone: Zone; now: number };

/** Changes of stock that Shopify has not answered. */
export const SyncWrites = ({ writes, ...clock }: { writes: WriteSeen[] } & Clock) =>
  writes.length === 0 ? null : (
    <TitledCard
      title="Changes on their way to Shopify"
      note="What has no answer for a day is never sent again: look at the product's inventory history in Shopify, and say what you see."
    >
      <ListTable caption="Changes on their way" columns={columns(clock)} rows={writes} keyOf={({ id }) => id} />
    </TitledCard>
  );

const columns = (clock: Clock): Column<WriteSeen>[] => [
  { heading: "Change", cell: (write) => <Change {...write} /> },
  { heading: "Asked for", cell: ({ createdAt }) => <Since at={createdAt} {...clock} /> },
  {
    heading: "State",
    cell: ({ state }) =>
      state === "uncertain" ? <Badge tone="warning">Not sure</Badge> : <Badge tone="attention">Under way</Badge>,
  },
  { heading: "Do", action: true, cell: ({ id, state }) => (state === "uncertain" ? <Settle id={id} /> : "–") },
];

const Change = ({ units, items }: WriteSeen) => {
  const format = useNumberFormat();
  return <>{`${units > 0 ? "+" : ""}${format(units)} units of ${format(items)} ${items === 1 ? "item" : "items"}`}</>;
};

const Settle = ({ id }: { id: number }) => {
  const { submit, state, data } = useFetcher<{ done: string }>();
  useToast(data?.done, data);
  const say = (was: "made" | "not made") => submit({ was }, { method: "put", action: `/sync/writes/${id}` });
  return (
    <InlineStack gap="200">
      <Button size="slim" loading={state !== "idle"} onClick={() => say("made")}>
        Shopify made it
      </Button>
      <Button size="slim" loading={state !== "idle"} onClick={() => say("not made")}>
        It did not
      </Button>
    </InlineStack>
  );
};
