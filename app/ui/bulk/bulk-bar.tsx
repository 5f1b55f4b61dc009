import { useFetcher } from "@remix-run/react";
import { Button, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useNumberFormat } from "../number";
import { BulkActions, type Done } from "./bulk-actions";
import { BulkUndo } from "./bulk-undo";
import type { Selection } from "./use-selection";

/** What can be done with the variants that are selected, and undone with those that were. */
export const BulkBar = ({
  selection,
  shown,
  aside,
  everyAt,
}: {
  selection: Selection;
  shown: number;
  /** The list holds what was put aside: it can be taken back. */
  aside?: Done["kind"];
  /** Where the ids of the whole list are, where there is more of it than is shown. */
  everyAt?: string;
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
          {everyAt && chosen.length === shown && <SelectEvery address={everyAt} onFound={selection.choose} />}
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

/** All of a list that goes on beyond the page. */
const SelectEvery = ({ address, onFound }: { address: string; onFound: (ids: number[]) => void }) => {
  const { load, state, data } = useFetcher<{ ids: number[] }>();
  useEffect(() => {
    if (data) onFound(data.ids);
  }, [data, onFound]);
  return (
    <Button variant="plain" loading={state !== "idle"} onClick={() => load(address)}>
      Select the whole list
    </Button>
  );
};
