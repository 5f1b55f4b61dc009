import { useFetcher } from "@remix-run/react";
import { Modal, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { Dialog } from "../../dialog";
import { useToast } from "../../use-toast";
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
      title={`Revoke "${name}"?`}
      primaryAction={{
        content: "Revoke key",
        destructive: true,
        loading: state !== "idle",
        onAction: () => submit(null, { method: "delete", action: `/api-keys/${id}` }),
      }}
      secondaryActions={[{ content: "Keep it", onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">
          Whatever uses the key that ends in {hint} is turned away from now on. It cannot be brought back; make a new
          key in its place.
        </Text>
      </Modal.Section>
    </Dialog>
  );
};
