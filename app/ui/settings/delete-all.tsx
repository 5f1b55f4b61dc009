import { Banner, BlockStack, Button, InlineStack, List, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import * as z from "zod/mini";
import { Dialog } from "../dialog";
import { DELETE_ALL } from "./words";

const answer = z.object({ refused: z.nullable(z.string()) });

/** Asks for the shop's name before anything goes, and says what comes after. */
export const DeleteAll = ({ shopName }: { shopName: string }) => {
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const { send, state, refused } = useErasure();
  const isNamed = typed.trim() === shopName.trim();
  return (
    <>
      <InlineStack>
        <Button tone="critical" onClick={() => setAsking(true)}>
          {DELETE_ALL.open}
        </Button>
      </InlineStack>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={DELETE_ALL.title(shopName)}
        primaryAction={{
          content: DELETE_ALL.button,
          destructive: true,
          disabled: !isNamed,
          loading: state === "sending",
          onAction: () => send(typed),
        }}
        secondaryActions={[{ content: DELETE_ALL.keep, onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <BlockStack gap="400">
            {refused && (
              <Banner tone="critical">
                <p>{refused}</p>
              </Banner>
            )}
            <Text as="p">{DELETE_ALL.atOnce}</Text>
            <List>
              <List.Item>{DELETE_ALL.entered}</List.Item>
              <List.Item>{DELETE_ALL.fromShopify}</List.Item>
            </List>
            <Text as="p">{DELETE_ALL.shopifysOwn}</Text>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (isNamed) send(typed);
              }}
            >
              <TextField
                label={DELETE_ALL.type(shopName)}
                value={typed}
                onChange={setTyped}
                autoComplete="off"
                autoFocus
              />
            </form>
          </BlockStack>
        </Modal.Section>
      </Dialog>
    </>
  );
};

/** No submit of the router's: it would ask for the page anew, and that visit would install the app again. */
function useErasure() {
  const [state, setState] = useState<"ready" | "sending">("ready");
  const [refused, setRefused] = useState<string | null>(null);
  const send = async (name: string) => {
    setState("sending");
    try {
      const response = await fetch("/erasures", { method: "POST", body: new URLSearchParams({ name }) });
      if (!response.ok) throw new Error(`/erasures answered ${response.status}.`);
      const told = answer.parse(await response.json()).refused;
      if (told === null) return void window.open("/erased", "_top");
      setRefused(told);
    } catch {
      setRefused(DELETE_ALL.noAnswer);
    }
    setState("ready");
  };
  return { send, state, refused };
}
