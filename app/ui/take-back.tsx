import { useFetcher } from "@remix-run/react";
import { Button, InlineStack } from "@shopify/polaris";
import { useState } from "react";
import { Refusal } from "./refusal";
import { SHARED } from "./words";

/** A receipt that was entered wrongly is taken back, once it was said what follows. */
export const TakeBack = ({
  action,
  follows,
  isPossible,
}: {
  action: string;
  follows: string;
  /** Not once it is done: by keyboard one goes on from what says so. */
  isPossible: boolean;
}) => {
  const [asked, setAsked] = useState<boolean>();
  const [formToken] = useState(() => crypto.randomUUID());
  const { submit, state, data } = useFetcher<{ kind: string; reason?: string }>();
  if (!isPossible)
    return asked ? (
      <span ref={goOn} tabIndex={-1}>
        {SHARED.takeBack.done}
      </span>
    ) : null;
  if (!asked)
    return (
      <div ref={asked === false ? goOnByButton : null}>
        <Button variant="plain" onClick={() => setAsked(true)}>
          {SHARED.takeBack.ask}
        </Button>
      </div>
    );
  return (
    <InlineStack gap="200" blockAlign="center">
      <span ref={goOn} tabIndex={-1}>
        {follows}
      </span>
      <Button
        tone="critical"
        loading={state !== "idle"}
        onClick={() => submit({ formToken }, { method: "post", action })}
      >
        {SHARED.takeBack.takeBack}
      </Button>
      <Button variant="tertiary" onClick={() => setAsked(false)}>
        {SHARED.takeBack.leave}
      </Button>
      <Refusal>{data?.kind === "refused" ? data.reason : undefined}</Refusal>
    </InlineStack>
  );
};

/** What was pressed is gone: by keyboard one goes on from what stands in its place, as soon as it does. */
const goOn = (place: HTMLElement | null) => place?.focus();
const goOnByButton = (place: HTMLElement | null) => goOn(place?.querySelector("button") ?? null);
