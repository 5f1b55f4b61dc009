import { useFetcher } from "@remix-run/react";
import { Button, Checkbox, InlineStack } from "@shopify/polaris";
import { type ReactNode, useEffect, useState } from "react";
import { useNumberFormat } from "../number";
import { BulkActions, type Done } from "./bulk-actions";
import { BulkUndo } from "./bulk-undo";
import type { Selection } from "./use-selection";
import { BULK } from "./words";

/** What can be done with the variants that are selected, and undone with those that were. */
export const BulkBar = ({
  selection,
  shown,
  aside,
  everyAt,
  children,
}: {
  selection: Selection;
  shown: number;
  /** What of the list's own can be done with them, first. */
  children?: ReactNode;
  /** The list holds what was put aside: it can be taken back. */
  aside?: "snoozed" | "excluded";
  /** Where the ids of the whole list are, where there is more of it than is shown. */
  everyAt?: string;
}) => {
  const [done, setDone] = useState<Done>();
  return (
    <>
      {done && <BulkUndo done={done} onClose={() => setDone(undefined)} />}
      <SelectionBar selection={selection} shown={shown} everyAt={everyAt}>
        {children}
        <BulkActions variantIds={selection.chosen} aside={aside} onDone={setDone} />
      </SelectionBar>
    </>
  );
};

/** A box that selects what is shown, then the whole list; beside it, once something is selected, what can be done. */
export const SelectionBar = ({
  selection: { chosen, all, none, choose },
  shown,
  everyAt,
  children,
}: {
  selection: Selection;
  shown: number;
  everyAt?: string;
  children: ReactNode;
}) => {
  const format = useNumberFormat();
  const isAll = chosen.length >= shown;
  if (shown === 0) return null;
  return (
    <div className="BulkBar" role="status">
      <InlineStack gap="300" blockAlign="center">
        <Checkbox
          label={
            chosen.length === 0
              ? BULK.bulkBar.selectAllShown(format(shown))
              : BULK.bulkBar.selected(format(chosen.length))
          }
          checked={isAll || (chosen.length > 0 ? "indeterminate" : false)}
          onChange={isAll ? none : all}
        />
        {everyAt && chosen.length === shown && <SelectEvery address={everyAt} onFound={choose} />}
        {chosen.length > 0 && children}
      </InlineStack>
    </div>
  );
};

/** All of a list that goes on beyond the page. It is asked for as it is offered, so that its number stands there before the press. */
const SelectEvery = ({ address, onFound }: { address: string; onFound: (ids: number[]) => void }) => {
  const { load, data } = useFetcher<{ ids: number[]; more: boolean }>();
  const format = useNumberFormat();
  useEffect(() => load(address), [load, address]);
  if (!data)
    return (
      <Button variant="plain" loading>
        {BULK.bulkBar.selectAllThatMatch}
      </Button>
    );
  return (
    <Button variant="plain" onClick={() => onFound(data.ids)}>
      {data.more
        ? BULK.bulkBar.selectFirst(format(data.ids.length))
        : BULK.bulkBar.selectEvery(format(data.ids.length))}
    </Button>
  );
};
