import { Form } from "@remix-run/react";
import { Button, InlineStack } from "@shopify/polaris";
import { useState } from "react";
import { SearchField } from "./search-field";
import { SHARED } from "./words";

/** Asks by address, so that what was found can be linked to and gone back to. Give it a key of what the address says. */
export const SearchBox = ({ action, text, label }: { action: string; text: string; label: string }) => {
  const [typed, setTyped] = useState(text);
  return (
    <Form action={action} role="search">
      <InlineStack gap="200" wrap={false} blockAlign="center">
        <SearchField className="SearchBox-Field" label={label} typed={typed} onChange={setTyped} />
        <Button submit>{SHARED.searchBox.search}</Button>
        {text && (
          <Button url={action} variant="plain">
            {SHARED.searchBox.clear}
          </Button>
        )}
      </InlineStack>
    </Form>
  );
};
