import { BlockStack, Card, Text } from "@shopify/polaris";
import { type SpendSum, SUM_COLUMNS } from "../../../reports/purchasing/spend";
import { counted, UNITS } from "../../../words/counted";
import { useLongDay } from "../../day";
import { ListTable } from "../../list-table";
import { useNumberFormat } from "../../number";
import { Definitions } from "../report-summary";
import { BILLS, LINES, SPEND } from "../words";
import { purchasingColumns } from "./purchasing-columns";

/** What was spent in all, each currency by itself, what that means, and what is left out of it. */
export const SpendSummary = ({
  sums,
  undatedBills,
  span: { from, to },
}: {
  sums: SpendSum[];
  undatedBills: number;
  span: { from: number; to: number };
}) => {
  const format = useNumberFormat();
  const day = useLongDay();
  const [lines, units] = [total(sums, "linesWithoutCost"), total(sums, "unitsWithoutCost")];
  return (
    <Card>
      <BlockStack gap="400">
        {sums.length > 0 && (
          <ListTable
            caption={SPEND.sums}
            columns={purchasingColumns(SUM_COLUMNS, ({ currency }) => currency)}
            rows={sums}
            keyOf={({ currency }) => currency}
          />
        )}
        <Definitions definitions={SPEND.definitions} />
        {(lines > 0 || units > 0) && (
          <Text as="p" tone="caution">
            {SPEND.withoutCost(counted(lines, LINES, format), counted(units, UNITS, format))}
          </Text>
        )}
        {undatedBills > 0 && (
          <Text as="p" tone="caution">
            {SPEND.undated(counted(undatedBills, BILLS, format))}
          </Text>
        )}
        <Text as="p" tone="subdued">
          {SPEND.ofDays(day(from), day(to))}
        </Text>
      </BlockStack>
    </Card>
  );
};

const total = (sums: SpendSum[], figure: "linesWithoutCost" | "unitsWithoutCost") =>
  sums.reduce((all, sum) => all + sum[figure], 0);
