import { BlockStack, Button, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Waiting } from "../../catalog/scanned";
import type { Step } from "../../stock/counts/counting";
import type { LineToCount } from "../../stock/counts/review";
import { TitledCard } from "../titled-card";
import { nameOf, stamp } from "./count-line";

const WHY = {
  unknown: "No product of yours bears it",
  ambiguous: "Belongs to several products",
  carton: "A carton; how many does it hold?",
} satisfies Record<Waiting["why"], string>;

type Props = { lines: LineToCount[]; step: (step: Step) => void };

/** Scanned codes that nobody could count: each is given to a line, or put aside. */
export const WaitingScans = ({ waiting, ...props }: { waiting: readonly Waiting[] } & Props) => (
  <TitledCard title="Codes to look at" note="Give each to a line, or put it aside.">
    <ul className="Receive-Waiting">
      {waiting.map((each, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same code may wait twice
        <WaitingScan key={`${place}/${each.code}`} waiting={each} {...props} />
      ))}
    </ul>
  </TitledCard>
);

const WaitingScan = ({ waiting: { code, why, variantIds }, lines, step }: { waiting: Waiting } & Props) => {
  const offered = variantIds.length > 0 ? lines.filter(({ variantId }) => variantIds.includes(variantId)) : lines;
  const [chosen, setChosen] = useState(why === "carton" ? String(offered[0]?.variantId ?? "") : "");
  const [units, setUnits] = useState(why === "carton" ? "" : "1");
  const settle = (variantId: number | null) =>
    step({ kind: "settle", code, variantId, units: Number(units), ...stamp() });
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
              ...offered.map((line) => ({ label: nameOf(line), value: String(line.variantId) })),
            ]}
            value={chosen}
            onChange={setChosen}
          />
          <div className="Receive-Units">
            <TextField label="Units" value={units} onChange={setUnits} inputMode="numeric" autoComplete="off" />
          </div>
          <Button disabled={chosen === "" || !/^[1-9]\d{0,5}$/.test(units)} onClick={() => settle(Number(chosen))}>
            Count it
          </Button>
          <Button variant="tertiary" onClick={() => settle(null)}>
            Put aside
          </Button>
        </InlineStack>
      </BlockStack>
    </li>
  );
};
