import { BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";

/** What happened, what was kept, what to do. */
export const ProblemPage = ({ status }: { status: number }) => {
  const { title, happened, next, retry } = problemOf(status);
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

function problemOf(status: number) {
  if (status === 404) return NOT_FOUND;
  return status === 401 || status === 403 || status === 410 ? NOT_LET_IN : FAILED;
}

const NOT_LET_IN = {
  title: "Shopify does not let Evenstock in just now",
  happened: "Your session in Shopify's admin has ended, or what Evenstock may do there has changed.",
  next: "Nothing was changed. Try again: Shopify asks you to sign in, if need be. What you typed and had not saved is lost.",
  retry: true,
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
