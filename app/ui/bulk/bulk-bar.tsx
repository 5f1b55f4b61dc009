import { Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useNumberFormat } from "../number";
import { BulkActions, type Done } from "./bulk-actions";
import { BulkUndo } from "./bulk-undo";
import type { Selection } from "./use-selection";

/** What can be done with the variants that are selected, and undone with those that were. */
export const BulkBar = ({
  selection,
  shown,
  aside,
}: {
  selection: Selection;
  shown: number;
  /** The list holds what was put aside: it can be taken back. */
  aside?: Done["kind"];
}) => {
  const [done, setDone] = useState<Done>();
  const format = useNumberFormat();
  const { chosen, all, none } = selection;
  return (
    <>
      {done && <BulkUndo done={done} onClose={() => setDone(undefined)} />}
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
              <BulkActions variantIds={chosen} aside={aside} onDone={setDone} />
            </>
          )}
        </InlineStack>
      </div>
    </>
  );
};
