import { Banner, BlockStack, Button, InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";
import { KEYS } from "../words";

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
    <Banner tone="success" title={KEYS.madeNow(name)}>
      <BlockStack gap="300">
        <TextField
          label={KEYS.key}
          value={secret}
          readOnly
          monospaced
          autoComplete="off"
          selectTextOnFocus
          error={copied === "failed" ? KEYS.notCopied : undefined}
        />
        <InlineStack gap="200">
          <Button onClick={copy}>{copied === "copied" ? KEYS.copied : KEYS.copy}</Button>
          <Button variant="plain" onClick={onDone}>
            {KEYS.kept}
          </Button>
        </InlineStack>
      </BlockStack>
    </Banner>
  );
};
