import { useFetcher } from "@remix-run/react";
import { Banner, type BannerHandles } from "@shopify/polaris";
import { useEffect } from "react";
import { headingIn } from "./place-to-return-to";
import { SHARED } from "./words";

/** What was just removed, and the way back: the same fields put to the same address, or posted to the list's. */
export const Removed = ({
  title,
  fields,
  action,
  method = "put",
  onDone,
}: {
  title: string;
  fields: Record<string, string>;
  action: string;
  method?: "put" | "post";
  onDone: () => void;
}) => {
  const { submit, state, data } = useFetcher<{ done?: string; refusals?: Record<string, string> }>();
  useEffect(() => {
    if (data?.done) onDone();
  }, [data, onDone]);
  useEffect(() => goOnFromHeading, []);
  return (
    <Banner
      key={JSON.stringify(fields)}
      ref={goOn}
      title={title}
      action={{
        content: SHARED.removed.undo,
        loading: state !== "idle",
        onAction: () => submit(fields, { method, action }),
      }}
      onDismiss={onDone}
    >
      {data?.refusals && <p>{SHARED.removed.itWasNotPutBack(Object.values(data.refusals).join(" "))}</p>}
    </Banner>
  );
};

/** What was pressed is gone with its row: by keyboard one goes on from what says so. */
const goOn = (said: BannerHandles | null) => said?.focus();

/** Undone or put away, what was pressed is gone with the banner. */
const goOnFromHeading = () =>
  void requestAnimationFrame(() => {
    if (document.activeElement === document.body) headingIn(document)?.focus();
  });
