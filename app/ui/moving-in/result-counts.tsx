import { Link } from "@remix-run/react";
import { BlockStack, Text } from "@shopify/polaris";
import type { Result } from "../../purchasing/moving-in/kept-file";
import { useNumberFormat } from "../number";
import { MOVING_IN } from "./words";

/** What came of a file, in numbers. */
export const ResultCounts = ({ result: { suppliers, orders, unlinked } }: { result: Result }) => {
  const format = useNumberFormat();
  const said = (noun: string, { added, changed, unchanged }: Result["orders"]) =>
    added + changed + unchanged === 0
      ? []
      : [MOVING_IN.resultCounts.addedChangedAsTheyWere(noun, format(added), format(changed), format(unchanged))];
  return (
    <BlockStack gap="100">
      {[...said(MOVING_IN.suppliers, suppliers), ...said(MOVING_IN.purchaseOrders, orders)].map((text) => (
        <Text as="p" key={text}>
          {text}
        </Text>
      ))}
      {unlinked > 0 && (
        <Text as="p">
          {MOVING_IN.resultCounts.notHere(
            unlinked,
            <Link to="/moving-in/links">{MOVING_IN.resultCounts.linkThem}</Link>,
            format,
          )}
        </Text>
      )}
    </BlockStack>
  );
};
