import { useRevalidator } from "@remix-run/react";
import { Button, Text } from "@shopify/polaris";
import { useRef } from "react";
import { useChanges } from "./use-changes";
import { SHARED } from "./words";

/**
 * Says quietly that what the page shows has changed meanwhile, and shows it once that is asked for: no row moves under a finger,
 * and nothing that is being typed is disturbed.
 */
export const Changed = ({
  of,
  seen,
  what = SHARED.changed.stock,
}: {
  of: string;
  seen: string | number;
  what?: string;
}) => {
  const changed = useChanges(of, String(seen));
  const { revalidate, state } = useRevalidator();
  const before = useRef<HTMLElement>(undefined);
  const show = () => {
    before.current?.focus({ preventScroll: true });
    revalidate();
  };
  return (
    <div
      className="Changed"
      role="status"
      onFocus={({ relatedTarget }) => {
        if (relatedTarget instanceof HTMLElement) before.current = relatedTarget;
      }}
    >
      {changed && (
        <div className="Changed-Note">
          <Text as="span">{SHARED.changed.changed(what)}</Text>
          <Button variant="plain" onClick={show} loading={state !== "idle"}>
            {SHARED.changed.show}
          </Button>
        </div>
      )}
    </div>
  );
};
