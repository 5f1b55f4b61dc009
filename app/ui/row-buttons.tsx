import { useFetcher } from "@remix-run/react";
import { Button, InlineStack } from "@shopify/polaris";
import { useEffect } from "react";
import { SHARED } from "./words";

/** What can be done with a row that has a name and an address of its own; removing offers a way back where it stood. */
export function RowButtons<Row extends { name: string }>({
  row,
  address,
  onEdit,
  onRemove,
}: {
  row: Row;
  address: string;
  onEdit: (row: Row) => void;
  onRemove: (row: Row) => void;
}) {
  const { submit, state, data } = useFetcher<{ done?: string }>();
  useEffect(() => {
    if (data?.done) onRemove(row);
  }, [data, row, onRemove]);
  return (
    <InlineStack gap="200" wrap={false}>
      <Button
        size="slim"
        variant="tertiary"
        accessibilityLabel={SHARED.rowButtons.changeNamed(row.name)}
        onClick={() => onEdit(row)}
      >
        {SHARED.rowButtons.change}
      </Button>
      <Button
        size="slim"
        variant="tertiary"
        tone="critical"
        accessibilityLabel={SHARED.rowButtons.removeNamed(row.name)}
        loading={state !== "idle"}
        onClick={() => submit(null, { method: "delete", action: address })}
      >
        {SHARED.rowButtons.remove}
      </Button>
    </InlineStack>
  );
}
