import { Form } from "@remix-run/react";
import { Banner, BlockStack, Button, InlineStack } from "@shopify/polaris";
import { UNKNOWN } from "./words";

/** An order whose mail began and of which nobody knows the end. Nothing sends it again by itself. */
export const MayHaveBeenSent = () => (
  <Banner tone="warning" title={UNKNOWN.title}>
    <BlockStack gap="300">
      <p>{UNKNOWN.about}</p>
      <InlineStack gap="200">
        <Form method="post">
          <input type="hidden" name="how" value="it went" />
          <Button submit>{UNKNOWN.wasSent}</Button>
        </Form>
        <Form method="post">
          <input type="hidden" name="how" value="it did not go" />
          <Button submit>{UNKNOWN.wasNot}</Button>
        </Form>
      </InlineStack>
    </BlockStack>
  </Banner>
);
