import { Banner, BlockStack, Button, Card, InlineStack, List, Select, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Sheet } from "../../csv/sheet";
import { pastKey } from "../../purchasing/moving-in/past-order";
import type { FileKind } from "../../purchasing/moving-in/reading/stocky-columns";
import { ColumnMapping } from "../csv-import/column-mapping";
import { CSV_IMPORT } from "../csv-import/words";
import { GoOn } from "../go-on";
import { useNumberFormat } from "../number";
import { AwaitedOrders } from "./awaited-orders";
import { BroughtIn } from "./brought-in";
import { DefaultFields } from "./default-fields";
import type { Found } from "./found";
import { FoundOrders } from "./found-orders";
import type { OpenedFile } from "./opened-file";
import { useBringingIn } from "./use-bringing-in";
import { type PastTable, usePastTable } from "./use-past-table";
import { MOVING_IN } from "./words";

const WORDS = MOVING_IN.reviewPastFile;

type Place = { id: number; name: string };

/** How a file is read, what would come of it, and what a person must decide first. */
export const ReviewPastFile = ({
  opened,
  places,
  currency,
  startOver,
}: {
  opened: OpenedFile;
  places: Place[];
  currency: string;
  startOver: () => void;
}) => {
  const table = usePastTable(opened.kind === "table" ? opened.sheet : undefined, currency);
  const found = opened.kind === "archive" ? opened.read : table.found;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [place, setPlace] = useState(String(places[0]?.id ?? ""));
  const { progress, bringIn } = useBringingIn(opened);
  // Said beside the button as well, which on a phone is far from the columns.
  const doubtful = table.kind === "kept" ? undefined : table.decimal.doubtful;
  const brought = progress && "sent" in progress ? progress : undefined;
  return (
    <GoOn step={brought?.state}>
      {brought ? (
        <BroughtIn progress={brought} name={opened.name} startOver={startOver} />
      ) : (
        <>
          <Warnings
            warnings={opened.kind === "archive" ? opened.warnings : (opened.sheet.mended ?? []).map(mendedSaid)}
          />
          {opened.kind === "table" && <HowItIsRead table={table} headings={opened.sheet.headings} />}
          <FoundOrders found={found} currency={currency} />
          <AwaitedOrders orders={found.orders} open={open} setOpen={setOpen} />
          {found.orders.length > 0 && (
            <Card>
              <Select
                label={WORDS.whereGoodsWentIf}
                options={places.map(({ id, name }) => ({ value: String(id), label: name }))}
                value={place}
                onChange={setPlace}
              />
            </Card>
          )}
          <div className="BesideCards">
            <InlineStack align="end" gap="200">
              <Button onClick={startOver}>{WORDS.chooseAnotherFile}</Button>
              <BringIn
                found={found}
                disabled={doubtful !== undefined}
                loading={progress?.state === "keeping"}
                onPress={() => void bringIn(withOpen(found, open), Number(place))}
              />
            </InlineStack>
            {doubtful !== undefined && (
              <Text as="p" tone="critical" alignment="end">
                {CSV_IMPORT.columnMapping.mayBeThousands(doubtful)}
              </Text>
            )}
            {progress?.state === "refused" && (
              <Text as="p" tone="critical">
                {progress.reason}
              </Text>
            )}
          </div>
        </>
      )}
    </GoOn>
  );
};

const Warnings = ({ warnings }: { warnings: string[] }) =>
  warnings.length > 0 && (
    <Banner tone="warning">
      <List>
        {warnings.slice(0, 10).map((warning) => (
          <List.Item key={warning}>{warning}</List.Item>
        ))}
      </List>
    </Banner>
  );

const HowItIsRead = ({ table, headings }: { table: PastTable; headings: Sheet["headings"] }) => (
  <Card>
    <BlockStack gap="400">
      <Select
        label={WORDS.whatTheFileHolds}
        options={KINDS}
        value={table.kind}
        onChange={(kind) => table.setKind(kind as FileKind)}
      />
      {table.kind !== "kept" && (
        <ColumnMapping
          columns={table.columns}
          headings={headings}
          mapping={table.mapping}
          setMapping={table.setMapping}
          {...table.decimal}
          note={WORDS.guessedByTheirHeadingsPut}
        />
      )}
      {table.kind === "orders" && (
        <DefaultFields
          mapping={table.mapping}
          defaults={table.defaults}
          setDefaults={table.setDefaults}
          dayOrder={table.dayOrder}
          setDayOrder={table.setDayOrder}
          asksForDays={table.asksForDays}
        />
      )}
    </BlockStack>
  </Card>
);

/** Says what it brings in: where nothing was found, the file alone is kept. */
const BringIn = ({
  found: { suppliers, orders },
  onPress,
  ...state
}: {
  found: Found;
  disabled: boolean;
  loading: boolean;
  onPress: () => void;
}) => {
  const format = useNumberFormat();
  const what = [
    ...(suppliers.length > 0 ? [WORDS.suppliers(suppliers.length, format)] : []),
    ...(orders.length > 0 ? [WORDS.orders(orders.length, format)] : []),
  ];
  return (
    <Button variant="primary" onClick={onPress} {...state}>
      {what.length === 0 ? WORDS.keepTheFile : WORDS.bring(what)}
    </Button>
  );
};

const KINDS = [
  { value: "orders", label: WORDS.purchaseOrdersARow },
  { value: "suppliers", label: MOVING_IN.suppliers },
  { value: "kept", label: WORDS.somethingElseOnlyKeep },
];

const mendedSaid = (row: number) => WORDS.rowAQuotationMarkHas(row);

const withOpen = (found: Found, open: ReadonlySet<string>): Found => ({
  ...found,
  orders: found.orders.map(({ order, ...each }) => ({
    ...each,
    order: { ...order, isOpen: each.isAwaited && open.has(pastKey(order)) },
  })),
});
