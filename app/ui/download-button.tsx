import { Button, InlineError, InlineStack } from "@shopify/polaris";
import { useDownload } from "./use-download";
import { SHARED } from "./words";

export const DownloadButton = ({
  address,
  disabled = false,
  children,
}: {
  address: string;
  disabled?: boolean;
  children: string;
}) => {
  const { download, state } = useDownload(address);
  return (
    <InlineStack gap="200" blockAlign="center">
      <Button onClick={download} loading={state === "loading"} disabled={disabled}>
        {children}
      </Button>
      {state === "failed" && <InlineError fieldID={address} message={SHARED.downloadButton.theFileDidNotArrive} />}
    </InlineStack>
  );
};
