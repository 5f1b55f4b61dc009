import { BlockStack, Card, Text } from "@shopify/polaris";
import * as z from "zod/mini";
import type { Zone } from "../../days/zone";
import { COST_KINDS } from "../../purchasing/costs/landed";
import type { Order } from "../../purchasing/orders/order";
import { HAPPENINGS, saidOf, type TimelineLine } from "../../purchasing/orders/timeline";
import type { Format } from "../../words/counted";
import { whoDid } from "../../words/who";
import { Since } from "../day";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { fullTitle } from "../variant-name";
import { FIELD_NAMES, HAPPENED, ONE, TIMELINE } from "./order-words";

type Place = { id: number; name: string };
type Saved = Place & { field: string };
type Named = { order: Pick<Order, "lines" | "currency">; places: Place[]; saved: Saved[]; removed: Detail[] };
type Context = Omit<Named, "removed"> & { staff: string; now: number; timeZone: Zone };

/** Who did what, the last first. */
export const TimelineCard = ({ timeline, ...context }: { timeline: TimelineLine[] } & Context) => {
  const removed = timeline.flatMap(({ what, detail }) => (what === "line_removed" ? (detailIn(detail) ?? []) : []));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {TIMELINE.title}
        </Text>
        {timeline.map((line) => (
          <Happened key={line.id} line={line} removed={removed} {...context} />
        ))}
      </BlockStack>
    </Card>
  );
};

const Happened = ({
  line,
  staff,
  now,
  timeZone,
  ...named
}: { line: TimelineLine } & Named & Omit<Context, keyof Named>) => (
  <div>
    <Text as="p">
      {HAPPENED[HAPPENINGS.find((each) => each === line.what) ?? "changed"]}
      {TIMELINE.by}
      {whoDid(line.who, staff)}
    </Text>
    <CostTold line={line} />
    {detailOf(line, named, useNumberFormat()).map((text) => (
      <Text as="p" tone="subdued" key={text}>
        {text}
      </Text>
    ))}
    <Text as="p" tone="subdued">
      <Since at={line.at} now={now} timeZone={timeZone} />
    </Text>
  </div>
);

const cost = z.object({
  kind: z.enum(["freight", "duty", "insurance", "other"]),
  label: z.nullable(z.string()),
  amount: z.number(),
  currency: z.string(),
});

/** Which cost beside the goods came or went. */
const CostTold = ({ line: { detail } }: { line: TimelineLine }) => {
  const told = detail === null ? undefined : cost.safeParse(JSON.parse(detail)).data;
  const money = useMoney(told?.currency ?? "");
  return (
    told && (
      <Text as="p" tone="subdued">
        {TIMELINE.cost(COST_KINDS[told.kind], told.label, money(told.amount))}
      </Text>
    )
  );
};

const detail = z.object({
  reason: z.optional(z.string()),
  reference: z.optional(z.string()),
  line: z.optional(z.number()),
  variant: z.optional(z.number()),
  /** Of a line that is off the order. */
  name: z.optional(z.string()),
  units: z.optional(z.number()),
  ordered: z.optional(z.number()),
  changes: z.optional(z.record(z.string(), z.tuple([z.string(), z.string()]))),
});

type Detail = z.infer<typeof detail>;
const detailIn = (text: string | null) => (text === null ? undefined : detail.safeParse(JSON.parse(text)).data);

/** What an entry's line is called: on the order, else as it was when it was taken off. */
function nameOf(told: Detail, { order, removed }: Pick<Named, "order" | "removed">): string | undefined {
  if (told.name) return told.name;
  const of = order.lines.find(({ id, variantId }) => id === told.line || variantId === told.variant);
  if (of) return fullTitle(of);
  const isOf = (each: Detail) =>
    told.line === undefined ? told.variant !== undefined && each.variant === told.variant : each.line === told.line;
  return removed.find(isOf)?.name;
}

/** What changed, with both values, as far as it is told. */
function detailOf(line: TimelineLine, named: Named, format: Format): string[] {
  if (line.detail === null) return [];
  const { to } = saidOf(line);
  const told = detailIn(line.detail);
  const units = told?.units ?? told?.ordered;
  const { currency } = named.order;
  const name = told && nameOf(told, named);
  return [
    ...(name ? [name] : []),
    ...(to ? [TIMELINE.to(to)] : []),
    ...(told?.reason ? [told.reason] : []),
    ...(told?.reference ? [TIMELINE.fromFile(told.reference)] : []),
    ...(units === undefined ? [] : [TIMELINE.units(units, format)]),
    ...Object.entries(told?.changes ?? {}).map(([field, values]) => {
      const [before = "", after = ""] = values.map((value) => shown(field, value, named));
      const called = FIELD_NAMES[field] ?? field;
      return TIMELINE.change(field === "price" ? TIMELINE.inCurrency(called, currency) : called, before, after);
    }),
  ];
}

/** What stands there by its number, by its name. A place that was closed since has none here. */
function shown(field: string, value: string, { places, saved }: Named): string {
  if (field === "locationId") return places.find(({ id }) => String(id) === value)?.name ?? ONE.aLocation;
  return saved.find((each) => each.field === field && String(each.id) === value)?.name ?? value;
}
