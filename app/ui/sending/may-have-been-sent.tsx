import { Form } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack } from "@shopify/polaris";

/** An order whose mail began and of which nobody knows the end. Nothing sends it again by itself. */
export const MayHaveBeenSent = () => (
  <Banner tone="warning" title="It may have been sent">
    <BlockStack gap="300">
      <p>
        The mail was handed over and no answer came, or it is on its way this moment. Evenstock does not send it again
        by itself. Ask the supplier, or look into your mail service, and say which it was.
      </p>
      <InlineStack gap="200">
        <Form method="post">
          <input type="hidden" name="how" value="it went" />
          <Button submit>It was sent</Button>
        </Form>
        <Form method="post">
          <input type="hidden" name="how" value="it did not go" />
          <Button submit>It was not sent: back to draft</Button>
        </Form>
      </InlineStack>
    </BlockStack>
  </Banner>
);
