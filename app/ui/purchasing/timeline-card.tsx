import { BlockStack, Card, Text } from "@shopify/polaris";
import * as z from "zod/mini";
import type { Zone } from "../../days/zone";
import { HAPPENINGS, saidOf, type TimelineLine } from "../../purchasing/orders/timeline";
import type { Format } from "../../words/counted";
import { whoDid } from "../../words/who";
import { Since } from "../day";
import { useNumberFormat } from "../number";
import { FIELD_NAMES, HAPPENED, TIMELINE } from "./order-words";

type Context = { staff: string; now: number; timeZone: Zone };

/** Who did what, the last first. */
export const TimelineCard = ({ timeline, ...context }: { timeline: TimelineLine[] } & Context) => (
  <Card>
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        {TIMELINE.title}
      </Text>
      {timeline.map((line) => (
        <Happened key={line.id} line={line} {...context} />
      ))}
    </BlockStack>
  </Card>
);

const Happened = ({ line, staff, now, timeZone }: { line: TimelineLine } & Context) => (
  <div>
    <Text as="p">
      {HAPPENED[HAPPENINGS.find((each) => each === line.what) ?? "changed"]}
      {TIMELINE.by}
      {whoDid(line.who, staff)}
    </Text>
    {detailOf(line, useNumberFormat()).map((text) => (
      <Text as="p" tone="subdued" key={text}>
        {text}
      </Text>
    ))}
    <Text as="p" tone="subdued">
      <Since at={line.at} now={now} timeZone={timeZone} />
    </Text>
  </div>
);

const detail = z.object({
  reason: z.optional(z.string()),
  reference: z.optional(z.string()),
  units: z.optional(z.number()),
  ordered: z.optional(z.number()),
  changes: z.optional(z.record(z.string(), z.tuple([z.string(), z.string()]))),
});

/** What changed, with both values, as far as it is told. */
function detailOf(line: TimelineLine, format: Format): string[] {
  const text = line.detail;
  if (text === null) return [];
  const { to } = saidOf(line);
  const told = detail.safeParse(JSON.parse(text)).data;
  const units = told?.units ?? told?.ordered;
  return [
    ...(to ? [TIMELINE.to(to)] : []),
    ...(told?.reason ? [told.reason] : []),
    ...(told?.reference ? [TIMELINE.fromFile(told.reference)] : []),
    ...(units === undefined ? [] : [TIMELINE.units(units, format)]),
    ...Object.entries(told?.changes ?? {}).map(([field, [before, after]]) =>
      TIMELINE.change(FIELD_NAMES[field] ?? field, before, after),
    ),
  ];
}
