import { Button, InlineStack } from "@shopify/polaris";

/** What a page ends with that makes something by its form. */
export const CreateButton = ({
  saving,
  disabled = false,
  children,
}: {
  saving: boolean;
  disabled?: boolean;
  children: string;
}) => (
  <div className="BesideCards">
    <InlineStack align="end">
      <Button submit variant="primary" loading={saving} disabled={disabled}>
        {children}
      </Button>
    </InlineStack>
  </div>
);
