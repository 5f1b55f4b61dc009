import { BlockStack, Button, FormLayout, InlineStack, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { Contact } from "../../suppliers/contacts/contacts";
import { useFieldError } from "../meanwhile";
import { Refusal } from "../refusal";
import { CONTACTS } from "./words";

const NOBODY: Contact = { name: "", role: "", email: "", phone: "" };
const PARTS = [
  ["name", CONTACTS.name, "text"],
  ["role", CONTACTS.role, "text"],
  ["email", CONTACTS.email, "email"],
  ["phone", CONTACTS.phone, "tel"],
] as const;

/** Further people at a supplier, each in a row of fields; sent as one. */
export const OtherContacts = ({ contacts, error }: { contacts: Contact[]; error?: string }) => {
  const [people, setPeople] = useState(contacts.map((contact, key) => ({ key, contact })));
  const change = (key: number, contact: Contact) =>
    setPeople(people.map((each) => (each.key === key ? { key, contact } : each)));
  const told = people.map(({ contact }) => contact).filter((contact) => Object.values(contact).some(Boolean));
  const shownError = useFieldError("contacts", error);
  return (
    <BlockStack gap="300">
      {people.map(({ key, contact }, index) => (
        <fieldset key={key} className="Contact" aria-label={CONTACTS.numbered(index + 2)}>
          <BlockStack gap="200">
            <FormLayout.Group condensed>
              {PARTS.map(([part, label, type]) => (
                <TextField
                  key={part}
                  label={label}
                  type={type}
                  autoComplete="off"
                  value={contact[part]}
                  onChange={(text) => change(key, { ...contact, [part]: text })}
                />
              ))}
            </FormLayout.Group>
            <InlineStack align="end">
              <Button
                variant="plain"
                tone="critical"
                onClick={() => setPeople(people.filter((each) => each.key !== key))}
                accessibilityLabel={CONTACTS.removeOf(contact.name, index + 2)}
              >
                {CONTACTS.remove}
              </Button>
            </InlineStack>
          </BlockStack>
        </fieldset>
      ))}
      <Refusal>{shownError}</Refusal>
      <InlineStack>
        <Button onClick={() => setPeople([...people, { key: Date.now(), contact: NOBODY }])}>{CONTACTS.add}</Button>
      </InlineStack>
      <input type="hidden" name="contacts" value={JSON.stringify(told)} />
    </BlockStack>
  );
};
