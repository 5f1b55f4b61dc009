import { useFetcher } from "@remix-run/react";
import { Button, InlineStack, Text } from "@shopify/polaris";
import { useLayoutEffect, useRef, useState } from "react";
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
  const question = useRef<HTMLElement>(null);
  const asking = useRef<HTMLDivElement>(null);
  // What was pressed is gone: by keyboard one goes on from what stands in its place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands there is another once it is done
  useLayoutEffect(() => {
    if (asked) question.current?.focus();
    else if (asked === false) asking.current?.querySelector("button")?.focus();
  }, [asked, isPossible]);
  if (!isPossible)
    return asked ? (
      <span ref={question} tabIndex={-1}>
        {SHARED.takeBack.done}
      </span>
    ) : null;
  if (!asked)
    return (
      <div ref={asking}>
        <Button variant="plain" onClick={() => setAsked(true)}>
          {SHARED.takeBack.ask}
        </Button>
      </div>
    );
  return (
    <InlineStack gap="200" blockAlign="center">
      <span ref={question} tabIndex={-1}>
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
      {data?.kind === "refused" && (
        <Text as="span" tone="critical">
          {data.reason}
        </Text>
      )}
    </InlineStack>
  );
};
