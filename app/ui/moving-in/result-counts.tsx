import { Link } from "@remix-run/react";
import { BlockStack, Text } from "@shopify/polaris";
import type { Result } from "../../purchasing/moving-in/kept-file";
import { useNumberFormat } from "../number";

/** What came of a file, in numbers. */
export const ResultCounts = ({ result: { suppliers, orders, unlinked } }: { result: Result }) => {
  const format = useNumberFormat();
  const said = (noun: string, { added, changed, unchanged }: Result["orders"]) =>
    added + changed + unchanged === 0
      ? []
      : [`${noun}: ${format(added)} added, ${format(changed)} changed, ${format(unchanged)} as they were`];
  return (
    <BlockStack gap="100">
      {[...said("Suppliers", suppliers), ...said("Purchase orders", orders)].map((text) => (
        <Text as="p" key={text}>
          {text}
        </Text>
      ))}
      {unlinked > 0 && (
        <Text as="p">
          {unlinked === 1 ? "1 line is of a product" : `${format(unlinked)} lines are of products`} that this shop does
          not have by that name. <Link to="/moving-in/links">Link them</Link>
        </Text>
      )}
    </BlockStack>
  );
};
