import { BlockStack, Card, Text } from "@shopify/polaris";
import { z } from "zod";
import type { Zone } from "../../days/zone";
import { HAPPENINGS, saidOf, type TimelineLine } from "../../purchasing/orders/timeline";
import { whoDid } from "../../words/who";
import { Since } from "../day";

type Context = { staff: string; now: number; timeZone: Zone };

/** Who did what, the last first. */
export const TimelineCard = ({ timeline, ...context }: { timeline: TimelineLine[] } & Context) => (
  <Card>
    <BlockStack gap="300">
      <Text as="h2" variant="headingMd">
        Timeline
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
      {WORDS[HAPPENINGS.find((each) => each === line.what) ?? "changed"]}
      {" by "}
      {whoDid(line.who, staff)}
    </Text>
    {detailOf(line).map((text) => (
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
  reason: z.string().optional(),
  reference: z.string().optional(),
  units: z.number().optional(),
  ordered: z.number().optional(),
  changes: z.record(z.string(), z.tuple([z.string(), z.string()])).optional(),
});

/** What changed, with both values, as far as it is told. */
function detailOf(line: TimelineLine): string[] {
  const text = line.detail;
  if (text === null) return [];
  const { to } = saidOf(line);
  const told = detail.safeParse(JSON.parse(text)).data;
  const units = told?.units ?? told?.ordered;
  return [
    ...(to ? [`To ${to}`] : []),
    ...(told?.reason ? [told.reason] : []),
    ...(told?.reference ? [`From a file, as ${told.reference}`] : []),
    ...(units === undefined ? [] : [`${units} ${units === 1 ? "unit" : "units"}`]),
    ...Object.entries(told?.changes ?? {}).map(
      ([field, [before, after]]) => `${FIELDS[field] ?? field}: ${before || "blank"} → ${after || "blank"}`,
    ),
  ];
}

const FIELDS: Record<string, string> = {
  ...{ ordered: "Units", price: "Cost", taxRate: "Tax %", taxIncluded: "Includes tax", supplierSku: "Supplier SKU" },
  ...{ description: "Description", pack: "Pack", expectedDay: "Expected", rate: "Rate", locationId: "Location" },
  ...{ supplierNote: "Note for the supplier", teamNote: "Note for the team", terms: "Payment terms" },
};

const WORDS: Record<(typeof HAPPENINGS)[number], string> = {
  created: "Drafted",
  sending: "Mail begun",
  sent: "Marked as ordered",
  unsent: "Set back to a draft",
  cancelled: "Cancelled",
  closed: "Closed",
  reopened: "Opened again",
  changed: "Changed",
  line_added: "Line added",
  line_changed: "Line changed",
  line_removed: "Line removed",
  line_closed: "Line closed short",
  line_reopened: "Line awaited again",
  line_split: "Line divided into deliveries",
  cost_added: "Cost added",
  cost_removed: "Cost removed",
  received: "Received",
  unreceived: "Receipt taken back",
  rejected: "Found damaged later",
  returned: "Sent back to the supplier",
  billed: "Bill entered",
  mailed: "Mail sent",
  bounced: "Mail came back, noted",
  moved_in: "Moved in from Stocky",
  linked: "Line linked to its product",
};
