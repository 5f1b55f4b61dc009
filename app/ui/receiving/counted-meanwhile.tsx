import { Banner, Button, InlineStack } from "@shopify/polaris";
import type { DraftSaving } from "./use-draft-saving";

/** Two people count on one draft: whose count stands. */
export const CountedMeanwhile = ({ meanwhile, keepMine }: Pick<DraftSaving, "meanwhile" | "keepMine">) =>
  meanwhile === null ? null : (
    <Banner tone="warning" title="Somebody else counts on this draft">
      <InlineStack gap="200">
        <Button url={`?receipt=${meanwhile}`} target="_self">
          Look at their count
        </Button>
        <Button onClick={keepMine}>Keep mine</Button>
      </InlineStack>
    </Banner>
  );
