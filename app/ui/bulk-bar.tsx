import { Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { EditRules } from "./edit-rules";
import { useNumberFormat } from "./number";
import type { Selection } from "./use-selection";

/** What can be done with the variants that are selected. */
export const BulkBar = ({ selection, shown }: { selection: Selection; shown: number }) => {
  const [editing, setEditing] = useState(false);
  const format = useNumberFormat();
  const { chosen, all, none } = selection;
  return (
    <div className="BulkBar" role="status">
      <InlineStack gap="300" blockAlign="center">
        <Text as="span">{chosen.length === 0 ? "None selected" : `${format(chosen.length)} selected`}</Text>
        {chosen.length < shown && (
          <Button variant="plain" onClick={all}>
            {`Select all ${format(shown)} shown`}
          </Button>
        )}
        {chosen.length > 0 && (
          <>
            <Button variant="plain" onClick={none}>
              Select none
            </Button>
            <Button size="slim" onClick={() => setEditing(true)}>
              Edit rule
            </Button>
          </>
        )}
      </InlineStack>
      {editing && <EditRules variantIds={chosen} onClose={() => setEditing(false)} />}
    </div>
  );
};
