import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Card, FormLayout, InlineStack, Layout, Text } from "@shopify/polaris";
import { type ReactNode, useState } from "react";
import type { SaveAnswer } from "../../forms/opened";
import { accountText, type PaymentAccount, type ShipTo } from "../../purchasing/paper/company";
import { TextInput } from "../form-fields";
import { useFirstRefusal } from "../refusal";
import { Removed } from "../removed";
import { useToast } from "../use-toast";
import { DOCUMENTS } from "./words";

type Saved = { id: number; title: string; text: string };

export const ShipToGroup = ({ addresses }: { addresses: (ShipTo & { id: number })[] }) => (
  <SavedGroup
    title={DOCUMENTS.places.addresses}
    description={DOCUMENTS.places.addressesHelp}
    action="/settings/documents/ship-to"
    add={DOCUMENTS.places.addAddress}
    saved={addresses.map(({ id, name, address }) => ({ id, title: name, text: address }))}
    fields={(refusals) => (
      <FormLayout>
        <TextInput name="name" label={DOCUMENTS.places.name} value="" error={refusals.name} />
        <TextInput name="address" label={DOCUMENTS.address} lines={3} value="" error={refusals.address} />
      </FormLayout>
    )}
  />
);

export const AccountsGroup = ({ accounts }: { accounts: (PaymentAccount & { id: number })[] }) => (
  <SavedGroup
    title={DOCUMENTS.places.accounts}
    description={DOCUMENTS.places.accountsHelp}
    action="/settings/documents/accounts"
    add={DOCUMENTS.places.addAccount}
    saved={accounts.map((account) => ({ id: account.id, title: account.title, text: accountText(account) }))}
    fields={(refusals) => (
      <FormLayout>
        <TextInput name="title" label={DOCUMENTS.places.title} value="" error={refusals.title} />
        <FormLayout.Group>
          <TextInput
            name="method"
            label={DOCUMENTS.places.method}
            value=""
            help={DOCUMENTS.places.methodHelp}
            error={refusals.method}
          />
          <TextInput name="lastFour" label={DOCUMENTS.places.lastFour} value="" error={refusals.lastFour} />
        </FormLayout.Group>
      </FormLayout>
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
  const form = useFirstRefusal(adding.state !== "idle");
  const removing = useFetcher<SaveAnswer>();
  const [removed, setRemoved] = useState<Saved>();
  useToast(adding.data?.done, adding.data);
  return (
    <Layout.AnnotatedSection title={title} description={description}>
      <Card>
        <BlockStack gap="400">
          {removed && (
            <Removed
              title={DOCUMENTS.places.isRemoved(removed.title)}
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
                accessibilityLabel={DOCUMENTS.places.remove(each.title)}
                onClick={() => {
                  removing.submit({ id: String(each.id), archived: "yes" }, { method: "put", action });
                  setRemoved(each);
                }}
              >
                {DOCUMENTS.remove}
              </Button>
            </InlineStack>
          ))}
          <adding.Form ref={form} method="post" action={action} key={adding.data?.done ? saved.length : "first"}>
            <BlockStack gap="400">
              {fields(adding.data?.refusals ?? {})}
              <div>
                <Button submit loading={adding.state !== "idle"}>
                  {add}
                </Button>
              </div>
            </BlockStack>
          </adding.Form>
        </BlockStack>
      </Card>
    </Layout.AnnotatedSection>
  );
};
