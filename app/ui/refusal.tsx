import { InlineError } from "@shopify/polaris";
import { useEffect, useId, useRef } from "react";

/** Why something was not taken, where no field of its own says so: read out as it comes. */
export const Refusal = ({ children }: { children: string | undefined }) => {
  const id = useId();
  return (
    children && (
      <div className="Refusal" role="alert" tabIndex={-1}>
        <InlineError fieldID={id} message={children} />
      </div>
    )
  );
};

/** As an answer comes, the first thing that it refuses in this place is gone to: nobody reads it out elsewhere, and it may stand far from the button. */
export function useFirstRefusal<Place extends HTMLElement = HTMLFormElement>(isAwaited: boolean) {
  const place = useRef<Place>(null);
  const wasAwaited = useRef(false);
  useEffect(() => {
    if (wasAwaited.current && !isAwaited)
      place.current?.querySelector<HTMLElement>('[aria-invalid="true"], .Refusal')?.focus();
    wasAwaited.current = isAwaited;
  }, [isAwaited]);
  return place;
}
