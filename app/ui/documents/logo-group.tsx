import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, Layout, Text } from "@shopify/polaris";
import { useRef } from "react";
import type { SaveAnswer } from "../../forms/opened";
import { Refusal } from "../refusal";
import { useToast } from "../use-toast";
import { DOCUMENTS } from "./words";

const ADDRESS = "/settings/documents/logo";

/** The picture at the head of documents. It is saved as it is chosen. */
export const LogoGroup = ({ logo }: { logo: string | null }) => {
  const { submit, state, data } = useFetcher<SaveAnswer>();
  const input = useRef<HTMLInputElement>(null);
  const saving = state !== "idle";
  useToast(data?.done, data);
  return (
    <Layout.AnnotatedSection title={DOCUMENTS.logo.title} description={DOCUMENTS.logo.help}>
      <Card>
        <BlockStack gap="300">
          {logo ? (
            <img className="Documents-Logo" src={logo} alt={DOCUMENTS.logo.alt} />
          ) : (
            <Text as="p" tone="subdued">
              {DOCUMENTS.logo.none}
            </Text>
          )}
          <InlineStack gap="200">
            <Button loading={saving} onClick={() => input.current?.click()}>
              {logo ? DOCUMENTS.logo.replace : DOCUMENTS.logo.choose}
            </Button>
            {logo && (
              <Button
                tone="critical"
                disabled={saving}
                onClick={() => submit(null, { method: "delete", action: ADDRESS })}
              >
                {DOCUMENTS.remove}
              </Button>
            )}
          </InlineStack>
          <Refusal>{data?.refusals.logo}</Refusal>
          <input
            ref={input}
            id="logo"
            type="file"
            accept="image/png,image/jpeg"
            aria-label={DOCUMENTS.logo.title}
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
