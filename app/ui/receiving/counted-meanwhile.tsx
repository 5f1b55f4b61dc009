import { Banner, Button, InlineStack } from "@shopify/polaris";
import type { DraftSaving } from "./use-draft-saving";
import { MEANWHILE } from "./words";

/** Two people count on one draft: whose count stands. */
export const CountedMeanwhile = ({ meanwhile, keepMine }: Pick<DraftSaving, "meanwhile" | "keepMine">) =>
  meanwhile === null ? null : (
    <Banner tone="warning" title={MEANWHILE.title}>
      <InlineStack gap="200">
        <Button url={`?receipt=${meanwhile}`} target="_self">
          {MEANWHILE.look}
        </Button>
        <Button onClick={keepMine}>{MEANWHILE.keep}</Button>
      </InlineStack>
    </Banner>
  );
