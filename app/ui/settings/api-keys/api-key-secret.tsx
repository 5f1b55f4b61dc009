import { Banner, BlockStack, Button, InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";

/** The only copy of a secret, until its reader puts it away. */
export const ApiKeySecret = ({
  made: { name, secret },
  onDone,
}: {
  made: { name: string; secret: string };
  onDone: () => void;
}) => {
  const [copied, setCopied] = useState<"copied" | "failed">();
  const copy = () =>
    navigator.clipboard.writeText(secret).then(
      () => setCopied("copied"),
      () => setCopied("failed"),
    );
  return (
    <Banner tone="success" title={`The key "${name}" is made. Copy it now: it is shown this once`}>
      <BlockStack gap="300">
        <TextField
          label="Key"
          value={secret}
          readOnly
          monospaced
          autoComplete="off"
          selectTextOnFocus
          error={copied === "failed" ? "It could not be copied. Select it and copy it by hand." : undefined}
        />
        <InlineStack gap="200">
          <Button onClick={copy}>{copied === "copied" ? "Copied" : "Copy"}</Button>
          <Button variant="plain" onClick={onDone}>
            I have kept it
          </Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
};
