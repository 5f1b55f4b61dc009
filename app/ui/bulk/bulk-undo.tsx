import { Banner, Box } from "@shopify/polaris";
import { useNumberFormat } from "../number";
import { type Done, takenBack, useBulk } from "./bulk-actions";
import { BULK } from "./words";

/** What was just put aside, where it is now, and the way back. */
export const BulkUndo = ({ done, onClose }: { done: Done; onClose: () => void }) => {
  const { act, busy } = useBulk(onClose);
  const { kind, variantIds } = done;
  const format = useNumberFormat();
  return (
    <Box padding="300">
      <Banner
        title={BULK.bulkUndo.done(variantIds.length, BULK.bulkUndo.kinds[kind], format)}
        action={{ content: BULK.bulkUndo.undo, loading: busy, onAction: () => act(takenBack(kind, variantIds)) }}
        secondaryAction={{ content: BULK.bulkUndo.all(BULK.bulkUndo.kinds[kind]), url: LISTS[kind] }}
        onDismiss={onClose}
      >
        <p>{MEANINGS[kind]}</p>
      </Banner>
    </Box>
  );
};

const LISTS = {
  snoozed: "/reorder?tab=snoozed",
  excluded: "/reorder?tab=excluded",
  sellOut: "/products?sellOut=yes",
} satisfies Record<Done["kind"], string>;

const MEANINGS = {
  snoozed: BULK.bulkUndo.putAsideOnTheReorder,
  excluded: BULK.bulkUndo.neverLowAndNeverSuggested,
  sellOut: BULK.bulkUndo.soldAndNeverReordered,
} satisfies Record<Done["kind"], string>;
