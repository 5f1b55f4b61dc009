import { useFetcher } from "@remix-run/react";
import { Modal, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { Dialog } from "../../dialog";
import { useToast } from "../../use-toast";
import { KEYS } from "../words";
import type { ListedKey } from "./api-key-columns";

/** Names the key before it goes, since there is no way back. */
export const RevokeApiKey = ({
  apiKey: { id, name, hint },
  onClose,
}: {
  apiKey: Pick<ListedKey, "id" | "name" | "hint">;
  onClose: () => void;
}) => {
  const { submit, state, data } = useFetcher<{ done?: string }>();
  useToast(data?.done, data);
  useEffect(() => {
    if (data?.done) onClose();
  }, [data, onClose]);
  return (
    <Dialog
      open
      onClose={onClose}
      title={KEYS.revokeAsked(name)}
      primaryAction={{
        content: KEYS.revokeKey,
        destructive: true,
        loading: state !== "idle",
        onAction: () => submit(null, { method: "delete", action: `/api-keys/${id}` }),
      }}
      secondaryActions={[{ content: KEYS.keep, onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">{KEYS.turnedAway(hint)}</Text>
      </Modal.Section>
    </Dialog>
  );
};
