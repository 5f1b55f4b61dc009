import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineError, InlineStack, Layout, Text } from "@shopify/polaris";
import { useRef } from "react";
import type { SaveAnswer } from "../../forms/opened";
import { useToast } from "../use-toast";

const ADDRESS = "/settings/documents/logo";

/** The picture at the head of documents. It is saved as it is chosen. */
export const LogoGroup = ({ logo }: { logo: string | null }) => {
  const { submit, state, data } = useFetcher<SaveAnswer>();
  const input = useRef<HTMLInputElement>(null);
  const saving = state !== "idle";
  useToast(data?.done, data);
  return (
    <Layout.AnnotatedSection title="Logo" description="PNG or JPEG, up to 256 KB. Printed at up to 150 × 56 points.">
      <Card>
        <BlockStack gap="300">
          {logo ? (
            <img className="Documents-Logo" src={logo} alt="Your logo" />
          ) : (
            <Text as="p" tone="subdued">
              No logo yet: orders begin with the company's name.
            </Text>
          )}
          <InlineStack gap="200">
            <Button loading={saving} onClick={() => input.current?.click()}>
              {logo ? "Replace" : "Choose a picture"}
            </Button>
            {logo && (
              <Button
                tone="critical"
                disabled={saving}
                onClick={() => submit(null, { method: "delete", action: ADDRESS })}
              >
                Remove
              </Button>
            )}
          </InlineStack>
          {data?.refusals.logo && <InlineError fieldID="logo" message={data.refusals.logo} />}
          <input
            ref={input}
            id="logo"
            type="file"
            accept="image/png,image/jpeg"
            aria-label="Logo"
            hidden
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (!file) return;
              const form = new FormData();
              form.set("logo", file);
              submit(form, { method: "put", action: ADDRESS, encType: "multipart/form-data" });
              event.currentTarget.value = "";
            }}
          />
        </BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
};
