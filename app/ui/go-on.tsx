import { BlockStack } from "@shopify/polaris";
import { type ReactNode, useEffect, useRef } from "react";
import { headingIn } from "./place-to-return-to";

/**
 * A step that gives way to the next, `step` being another then: what was pressed is gone with it, and one goes on from
 * the next one's heading, or the page's where it has none.
 */
export const GoOn = ({ step, children }: { step: unknown; children: ReactNode }) => {
  const place = useRef<HTMLDivElement>(null);
  const last = useRef(step);
  useEffect(() => {
    const isLost = last.current !== step && document.activeElement === document.body;
    last.current = step;
    if (isLost && place.current) (headingIn(place.current) ?? headingIn(document))?.focus();
  }, [step]);
  return (
    <div ref={place}>
      <BlockStack gap="400">{children}</BlockStack>
    </div>
  );
};
