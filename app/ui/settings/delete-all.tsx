import { Banner, BlockStack, Button, InlineStack, List, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";
import { Dialog } from "../dialog";

const answer = z.object({ refused: z.string().nullable() });

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
          Delete everything…
        </Button>
      </InlineStack>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Delete everything of ${shopName}?`}
        primaryAction={{
          content: "Delete everything",
          destructive: true,
          disabled: !isNamed,
          loading: state === "sending",
          onAction: () => send(typed),
        }}
        secondaryActions={[{ content: "Keep it", onAction: () => setAsking(false) }]}
      >
        <Modal.Section>
          <BlockStack gap="400">
            {refused && (
              <Banner tone="critical">
                <p>{refused}</p>
              </Banner>
            )}
            <Text as="p">
              What Evenstock holds of this shop goes at once, and cannot be brought back. Export it first if you may
              want it.
            </Text>
            <List>
              <List.Item>rules, suppliers, price lists, settings and recipients of mail that you entered</List.Item>
              <List.Item>products, stock, sales, alerts and reports that came from Shopify</List.Item>
            </List>
            <Text as="p">
              Shopify&rsquo;s own products, stock and orders stay as they are. Then either open Evenstock again, which
              imports afresh, or uninstall it.
            </Text>
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (isNamed) send(typed);
              }}
            >
              <TextField
                label={`Type ${shopName} to go on`}
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
      setRefused("Evenstock did not answer, so it is not known whether anything was deleted. Open this page again.");
    }
    setState("ready");
  };
  return { send, state, refused };
}
