import { Banner, Box } from "@shopify/polaris";
import { type Done, takenBack, useBulk } from "./bulk-actions";

/** What was just put aside, where it is now, and the way back. */
export const BulkUndo = ({ done, onClose }: { done: Done; onClose: () => void }) => {
  const { act, busy } = useBulk(onClose);
  const { kind, variantIds } = done;
  const count = variantIds.length === 1 ? "1 variant is" : `${variantIds.length} variants are`;
  return (
    <Box padding="300">
      <Banner
        title={`${count} ${kind}`}
        action={{ content: "Undo", loading: busy, onAction: () => act(takenBack(kind, variantIds)) }}
        secondaryAction={{ content: `All that is ${kind}`, url: `/reorder?tab=${kind}` }}
        onDismiss={onClose}
      >
        <p>{MEANINGS[kind]}</p>
      </Banner>
    </Box>
  );
};

const MEANINGS = {
  snoozed: "Put aside on the Reorder page, with the open alerts.",
  excluded: "Never low and never suggested, by a rule of the variant's own.",
} satisfies Record<Done["kind"], string>;
