import { Button, InlineStack } from "@shopify/polaris";

/** What sends a form of cards, below the last of them. */
export const SubmitBelow = ({
  label,
  saving,
  disabled = false,
}: {
  label: string;
  saving: boolean;
  disabled?: boolean;
}) => (
  <div className="BesideCards">
    <InlineStack align="end">
      <Button submit variant="primary" loading={saving} disabled={disabled}>
        {label}
      </Button>
    </InlineStack>
  </div>
);
