import { BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";

/** What happened, what was kept, what to do. */
export const ProblemPage = ({ status }: { status: number }) => {
  const { title, happened, next, retry } = status === 404 ? NOT_FOUND : FAILED;
  return (
    <Page title={title}>
      <Card>
        <BlockStack gap="300">
          <Text as="p">{happened}</Text>
          <Text as="p">{next}</Text>
          <InlineStack gap="200">
            {retry && <Button onClick={() => window.location.reload()}>Try again</Button>}
            <Button url="/" variant="primary">
              Go to Home
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </Page>
  );
};

const NOT_FOUND = {
  title: "This page is not here",
  happened:
    "The address leads to nothing in this shop. The variant may have been deleted in Shopify, or the link is old.",
  next: "Nothing was changed. Find what you were looking for from Home or Products.",
  retry: false,
};

const FAILED = {
  title: "This page could not be shown",
  happened: "Something failed on our side while the page was put together.",
  next: "What was saved before is kept; if you were saving just now, look whether it arrived. Try again in a minute.",
  retry: true,
};
