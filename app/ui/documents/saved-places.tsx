import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, FormLayout, InlineStack, Layout, Text } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import type { SaveAnswer } from "../../forms/opened";
import { accountText, type PaymentAccount, type ShipTo } from "../../purchasing/paper/company";
import { TextInput } from "../form-fields";
import { Removed } from "../removed";
import { useToast } from "../use-toast";

type Saved = { id: number; title: string; text: string };

export const ShipToGroup = ({ addresses }: { addresses: (ShipTo & { id: number })[] }) => (
  <SavedGroup
    title="Ship-to addresses"
    description="Choose one on an order; it is printed beside the supplier's."
    action="/settings/documents/ship-to"
    add="Add address"
    saved={addresses.map(({ id, name, address }) => ({ id, title: name, text: address }))}
    fields={(refusals) => (
      <>
        <TextInput name="name" label="Name" value="" error={refusals.name} />
        <TextInput name="address" label="Address" lines={3} value="" error={refusals.address} />
      </>
    )}
  />
);

export const AccountsGroup = ({ accounts }: { accounts: (PaymentAccount & { id: number })[] }) => (
  <SavedGroup
    title="Payment accounts"
    description="Which account pays, for you and the supplier to know. Never more of its number than the last four digits."
    action="/settings/documents/accounts"
    add="Add account"
    saved={accounts.map((account) => ({ id: account.id, title: account.title, text: accountText(account) }))}
    fields={(refusals) => (
      <>
        <TextInput name="title" label="Title" value="" error={refusals.title} />
        <FormLayout.Group>
          <TextInput name="method" label="Method" value="" help="Bank transfer, card." error={refusals.method} />
          <TextInput name="lastFour" label="Last four digits" value="" error={refusals.lastFour} />
        </FormLayout.Group>
      </>
    )}
  />
);

/** What a shop has saved of a kind, each to be removed, and a form for one more. */
const SavedGroup = ({
  title,
  description,
  action,
  add,
  saved,
  fields,
}: {
  title: string;
  description: string;
  action: string;
  add: string;
  saved: Saved[];
  fields: (refusals: SaveAnswer["refusals"]) => ReactNode;
}) => {
  const adding = useFetcher<SaveAnswer>();
  const removing = useFetcher<SaveAnswer>();
  const [removed, setRemoved] = useState<Saved>();
  useToast(adding.data?.done, adding.data);
  return (
    <Layout.AnnotatedSection title={title} description={description}>
      <Card>
        <BlockStack gap="400">
          {removed && (
            <Removed
              title={`${removed.title} is removed`}
              fields={{ id: String(removed.id), archived: "no" }}
              action={action}
              onDone={() => setRemoved(undefined)}
            />
          )}
          {saved.map((each) => (
            <InlineStack key={each.id} align="space-between" blockAlign="start" gap="200" wrap={false}>
              <Text as="p" breakWord>
                {each.title}
                <span className="Aside Documents-Lines">{each.text}</span>
              </Text>
              <Button
                variant="plain"
                tone="critical"
                accessibilityLabel={`Remove ${each.title}`}
                onClick={() => {
                  removing.submit({ id: String(each.id), archived: "yes" }, { method: "put", action });
                  setRemoved(each);
                }}
              >
                Remove
              </Button>
            </InlineStack>
          ))}
          <adding.Form method="post" action={action} key={adding.data?.done ? saved.length : "first"}>
            <FormLayout>
              {fields(adding.data?.refusals ?? {})}
              <Button submit loading={adding.state !== "idle"}>
                {add}
              </Button>
            </FormLayout>
          </adding.Form>
        </BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
};
