import { BlockStack, Button, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Waiting } from "../../catalog/scanned";
import type { CountStep } from "../../purchasing/receiving/counting";
import type { LineToReceive } from "../../purchasing/receiving/to-receive";
import { TitledCard } from "../titled-card";
import { nameOf } from "./receive-line";

/** Scanned codes that nobody could count: each is given to a line, or put aside. */
export const WaitingCodes = ({
  waiting,
  lines,
  step,
}: {
  waiting: readonly Waiting[];
  lines: LineToReceive[];
  step: (step: CountStep) => void;
}) => (
  <TitledCard title="Codes to look at" note="They are kept with the count until each is given to a line or put aside.">
    <ul className="Receive-Waiting">
      {waiting.map((each, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same code may wait twice, and its place is what is settled.
        <WaitingCode key={`${place}/${each.code}`} waiting={each} place={place} lines={lines} step={step} />
      ))}
    </ul>
  </TitledCard>
);

const WHY = {
  unknown: "On none of these lines",
  ambiguous: "Belongs to several products",
  carton: "A carton; how many does it hold?",
} satisfies Record<Waiting["why"], string>;

const WaitingCode = ({
  waiting: { code, why, variantIds },
  place,
  lines,
  step,
}: {
  waiting: Waiting;
  place: number;
  lines: LineToReceive[];
  step: (step: CountStep) => void;
}) => {
  const offered = variantIds.length > 0 ? lines.filter(({ variantId }) => variantIds.includes(variantId)) : lines;
  const [lineId, setLineId] = useState(why === "carton" ? String(offered[0]?.lineId ?? "") : "");
  const [units, setUnits] = useState(why === "carton" ? "" : "1");
  const isReady = lineId !== "" && /^[1-9]\d{0,5}$/.test(units);
  return (
    <li className="Receive-Item">
      <BlockStack gap="200">
        <Text as="p" fontWeight="semibold" breakWord>
          {code}
        </Text>
        <Text as="p" tone="subdued">
          {WHY[why]}
        </Text>
        <InlineStack gap="200" blockAlign="end">
          <Select
            label="Line"
            options={[
              { label: "Choose a line", value: "" },
              ...offered.map((line) => ({ label: nameOf(line), value: String(line.lineId) })),
            ]}
            value={lineId}
            onChange={setLineId}
          />
          <div className="Receive-Units">
            <TextField label="Units" value={units} onChange={setUnits} inputMode="numeric" autoComplete="off" />
          </div>
          <Button
            disabled={!isReady}
            onClick={() => step({ kind: "settle", place, lineId: Number(lineId), units: Number(units) })}
          >
            Count it
          </Button>
          <Button variant="tertiary" onClick={() => step({ kind: "settle", place, lineId: null, units: 0 })}>
            Put aside
          </Button>
        </InlineStack>
      </BlockStack>
    </li>
  );
};
