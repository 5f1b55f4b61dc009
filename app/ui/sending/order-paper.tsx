import { Banner, BlockStack, Button, Card, InlineError, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { saveFile } from "../save-file";
import { PAPER } from "./words";

type Paper = { blob: Blob; address: string; missing: string };

/** The order's PDF as the supplier gets it, and what of its letters no font has. */
export const OrderPaper = ({ orderId, name }: { orderId: number; name: string }) => {
  const { paper, failed } = usePaper(`/purchase-orders/${orderId}/paper`);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {PAPER.title}
          </Text>
          <Button disabled={!paper} onClick={() => paper && saveFile(paper.blob, name)}>
            {PAPER.download}
          </Button>
        </InlineStack>
        {failed && <InlineError fieldID="paper" message={PAPER.failed} />}
        {paper && paper.missing !== "" && (
          <Banner tone="warning" title={PAPER.missingTitle}>
            <p>{PAPER.missing([...paper.missing].join(" "))}</p>
          </Banner>
        )}
        {paper ? (
          <iframe className="OrderPaper" src={paper.address} title={name} />
        ) : (
          !failed && <SkeletonBodyText lines={8} />
        )}
      </BlockStack>
    </Card>
  );
};

/** Fetched, since a frame of its own would carry no session token. */
function usePaper(address: string) {
  const [paper, setPaper] = useState<Paper>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let shown: string | undefined;
    let gone = false;
    fetchPaper(address)
      .then((found) => {
        if (gone) return;
        shown = URL.createObjectURL(found.blob);
        setPaper({ ...found, address: shown });
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      if (shown) URL.revokeObjectURL(shown);
    };
  }, [address]);
  return { paper, failed };
}

async function fetchPaper(address: string) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`);
  const missing = decodeURIComponent(answer.headers.get("evenstock-missing-signs") ?? "");
  return { blob: await answer.blob(), missing };
}
