import { useFetcher } from "@remix-run/react";
import { Badge, Banner, Button, InlineStack } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import { LATE_WORDS, type NamedChange } from "../../stock/writes/inventory-write";
import { Since } from "../day";
import { type Column, ListTable } from "../list-table";
import { useNumberFormat } from "../number";
import { TitledCard } from "../titled-card";
import { useToast } from "../use-toast";
import { ItemLink } from "./item-link";
import { SYNC } from "./words";

interface WriteSeen {
  id: number;
  state: string;
  units: number;
  items: number;
  /** Of each of the items, where they are few. */
  named: NamedChange[];
  createdAt: number;
  late: boolean;
}

type Clock = { timeZone: Zone; now: number };

/** Changes of stock that Shopify has not answered. */
export const SyncWrites = ({ writes, ...clock }: { writes: WriteSeen[] } & Clock) =>
  writes.length === 0 ? null : (
    <TitledCard
      title={SYNC.syncWrites.pendingChanges}
      note={SYNC.syncWrites.unansweredNeverResent}
      notices={writes.some(({ late }) => late) && <Late />}
    >
      <ListTable
        caption={SYNC.syncWrites.pendingCaption}
        columns={columns(clock)}
        rows={writes}
        keyOf={({ id }) => id}
      />
    </TitledCard>
  );

const Late = () => (
  <Banner tone="warning" title={LATE_WORDS.title}>
    <p>
      {LATE_WORDS.nothingIsLost} {LATE_WORDS.why}
    </p>
  </Banner>
);

const columns = (clock: Clock): Column<WriteSeen>[] => [
  { heading: SYNC.syncWrites.change, cell: (write) => <Change {...write} /> },
  { heading: SYNC.syncWrites.asked, cell: ({ createdAt }) => <Since at={createdAt} {...clock} /> },
  {
    heading: SYNC.state,
    cell: ({ state, late }) =>
      state === "uncertain" ? (
        <Badge tone="warning">{SYNC.syncWrites.notSure}</Badge>
      ) : (
        <Badge tone="attention">{late ? LATE_WORDS.title : SYNC.syncWrites.underWay}</Badge>
      ),
  },
  { heading: SYNC.do, action: true, cell: ({ id, state }) => (state === "uncertain" ? <Settle id={id} /> : "–") },
];

const Change = ({ units, items, named }: WriteSeen) => {
  const format = useNumberFormat();
  if (named.length === 0) return SYNC.syncWrites.units(units, items, format);
  return named.map((change) => (
    <div key={change.item}>{SYNC.syncWrites.unitsOf(change.delta, <ItemLink {...change} />, format)}</div>
  ));
};

const Settle = ({ id }: { id: number }) => {
  const { submit, state, data } = useFetcher<{ done: string }>();
  useToast(data?.done, data);
  const say = (was: "made" | "not made") => submit({ was }, { method: "put", action: `/sync/writes/${id}` });
  return (
    <InlineStack gap="200">
      <Button size="slim" loading={state !== "idle"} onClick={() => say("made")}>
        {SYNC.syncWrites.shopifyMade}
      </Button>
      <Button size="slim" loading={state !== "idle"} onClick={() => say("not made")}>
        {SYNC.syncWrites.itDidNot}
      </Button>
    </InlineStack>
  );
};
