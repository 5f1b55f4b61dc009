import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, FormLayout, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import * as z from "zod/mini";
import { dayOfIso, isoDay } from "../../days/iso-day";
import { AROUND, aYearBefore } from "../../demand/promotions/last-year";
import { useLongDay } from "../day";
import { useNumberFormat } from "../number";
import { UPLIFTS } from "./words";

const days = { fromDay: z.number(), toDay: z.number() };
const answer = z.union([
  z.object({
    kind: z.literal("known"),
    of: z.enum(["asked", "shop"]),
    compared: z.object({ ...days, onDays: z.number(), around: z.number(), percent: z.number() }),
  }),
  z.object({ kind: z.literal("unknown") }),
]);

/** What sold on days of last year against the days around them, shown, and taken as the factor by a press. */
export const LastYear = ({ fields, onUse }: { fields: Record<string, string>; onUse: (factor: string) => void }) => {
  const suggested = daysAYearBefore(fields);
  const [typed, setTyped] = useState<{ fromDay?: string; toDay?: string }>({});
  const fromDay = typed.fromDay ?? suggested.fromDay;
  const toDay = typed.toDay ?? suggested.toDay;
  const { load, data, state } = useFetcher();
  const { level = "shop", vendor = "", productType = "", subjects = "" } = fields;
  const search = new URLSearchParams({ fromDay, toDay, level, vendor, productType, subjects });
  const compare = () => load(`/uplifts/comparison?${search}`);
  const told = answer.safeParse(data).data;
  return (
    <BlockStack gap="200">
      <FormLayout.Group title={UPLIFTS.lastYear.copyFromDays}>
        <TextField
          label={UPLIFTS.lastYear.from}
          type="date"
          value={fromDay}
          onChange={(text) => setTyped({ fromDay: text, toDay })}
          autoComplete="off"
        />
        <TextField
          label={UPLIFTS.lastYear.to}
          type="date"
          value={toDay}
          onChange={(text) => setTyped({ fromDay, toDay: text })}
          autoComplete="off"
        />
      </FormLayout.Group>
      <div>
        <Button onClick={compare} loading={state !== "idle"}>
          {UPLIFTS.lastYear.compareWithTheDaysAround}
        </Button>
      </div>
      <div role="status">{told && <Told told={told} onUse={onUse} />}</div>
    </BlockStack>
  );
};

const Told = ({ told, onUse }: { told: z.infer<typeof answer>; onUse: (factor: string) => void }) => {
  const date = useLongDay();
  const format = useNumberFormat();
  if (told.kind === "unknown") return <Text as="p">{UPLIFTS.lastYear.tooLittleSoldAroundThose}</Text>;
  const { fromDay, toDay, onDays, around, percent } = told.compared;
  const factor = percent / 100;
  return (
    <BlockStack gap="200">
      <Text as="p">
        {UPLIFTS.lastYear.unitsADayDaysBefore(
          told.of === "shop" ? UPLIFTS.lastYear.theseSoldTooLittle : "",
          date(fromDay),
          date(toDay),
          format(onDays, 1),
          AROUND,
          format(around, 1),
          format(onDays, 1),
          format(around, 1),
          format(factor, 2),
        )}
      </Text>
      <div>
        <Button size="slim" onClick={() => onUse(String(factor))}>
          {UPLIFTS.lastYear.use(format(factor, 2))}
        </Button>
      </div>
    </BlockStack>
  );
};

function daysAYearBefore({ fromDay = "", toDay = "" }: Record<string, string>) {
  const [from, to] = [dayOfIso(fromDay), dayOfIso(toDay)];
  if (Number.isNaN(from) || Number.isNaN(to)) return { fromDay: "", toDay: "" };
  const before = aYearBefore({ fromDay: from, toDay: to });
  return { fromDay: isoDay(before.fromDay), toDay: isoDay(before.toDay) };
}
