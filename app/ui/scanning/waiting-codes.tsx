import { BlockStack, Button, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Waiting } from "../../catalog/scanned";
import { TitledCard } from "../titled-card";
import { fullTitle } from "../variant-name";
import { SCANNING } from "./words";

type Line = { variantId: number; productTitle: string; variantTitle: string };

interface Props<Counted extends Line> {
  lines: readonly Counted[];
  /** What a line is known by where it is counted. */
  idOf: (line: Counted) => number;
  /** What is said of a code that nobody bears. */
  unknown: string;
  /** Such a code is so many units of a line; of none, it is put aside. `at`: which of those that wait. */
  onSettle: (waiting: Waiting & { at: number }, id: number | null, units: number) => void;
}

/** Scanned codes that nobody could count: each is given to a line, or put aside. */
export const WaitingCodes = <Counted extends Line>({
  waiting,
  note,
  ...props
}: Props<Counted> & { waiting: readonly Waiting[]; note: string }) =>
  waiting.length === 0 ? null : (
    <TitledCard title={SCANNING.waitingCodes.codesToLook} note={note}>
      <ul className="Receive-Waiting">
        {waiting.map((each, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same code may wait twice
          <WaitingCode key={`${at}/${each.code}`} waiting={{ ...each, at }} {...props} />
        ))}
      </ul>
    </TitledCard>
  );

const WaitingCode = <Counted extends Line>({
  waiting,
  lines,
  idOf,
  unknown,
  onSettle,
}: Props<Counted> & { waiting: Waiting & { at: number } }) => {
  const { code, why, variantIds } = waiting;
  const isCarton = why === "carton";
  const offered = variantIds.length > 0 ? lines.filter(({ variantId }) => variantIds.includes(variantId)) : lines;
  const [chosen, setChosen] = useState(isCarton && offered[0] ? String(idOf(offered[0])) : "");
  const [units, setUnits] = useState(isCarton ? "" : "1");
  const said = {
    unknown,
    ambiguous: SCANNING.waitingCodes.belongsToSeveralProducts,
    carton: SCANNING.waitingCodes.aCartonHowManyDoes,
  };
  return (
    <li className="Receive-Item">
      <BlockStack gap="200">
        <Text as="p" fontWeight="semibold" breakWord>
          {code}
        </Text>
        <Text as="p" tone="subdued">
          {said[why]}
        </Text>
        <InlineStack gap="200" blockAlign="end">
          <Select
            label={SCANNING.waitingCodes.line}
            options={[
              { label: SCANNING.waitingCodes.chooseALine, value: "" },
              ...offered.map((line) => ({ label: fullTitle(line), value: String(idOf(line)) })),
            ]}
            value={chosen}
            onChange={setChosen}
          />
          <div className="Receive-Units">
            <TextField
              label={SCANNING.waitingCodes.units}
              value={units}
              onChange={setUnits}
              inputMode="numeric"
              autoComplete="off"
            />
          </div>
          <Button
            disabled={chosen === "" || !/^[1-9]\d{0,5}$/.test(units)}
            onClick={() => onSettle(waiting, Number(chosen), Number(units))}
          >
            {SCANNING.waitingCodes.count}
          </Button>
          <Button variant="tertiary" onClick={() => onSettle(waiting, null, 0)}>
            {SCANNING.waitingCodes.putAside}
          </Button>
        </InlineStack>
      </BlockStack>
    </li>
  );
};
