import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useEffect } from "react";
import { SHARED } from "./words";

interface Shown {
  id: string;
  shown: boolean;
  saving: boolean;
  onSave: () => void;
  onDiscard: () => void;
}

/** The admin draws the bar; App Bridge presses these buttons for it. Who leaves with unsaved changes is asked first. */
export const SaveBar = ({ id, shown, saving, onSave, onDiscard }: Shown) => {
  useEffect(() => {
    if (shown) window.shopify?.saveBar.show(id);
    else window.shopify?.saveBar.hide(id);
  }, [id, shown]);
  useLeaveConfirmation(shown && !saving);
  return (
    <ui-save-bar id={id}>
      <button type="button" onClick={onSave} {...PRIMARY} {...(saving && { loading: "" })}>
        {SHARED.save}
      </button>
      <button type="button" onClick={onDiscard} disabled={saving}>
        {SHARED.saveBar.discard}
      </button>
    </ui-save-bar>
  );
};

/** App Bridge's own attribute: https://shopify.dev/docs/api/app-home/app-bridge-web-components/ui-save-bar */
const PRIMARY = { variant: "primary" };

function useLeaveConfirmation(unsaved: boolean) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    const asked = window.shopify?.saveBar.leaveConfirmation() ?? Promise.resolve();
    asked.then(() => blocker.proceed());
  }, [blocker]);
  useBeforeUnload((event) => {
    if (unsaved) event.preventDefault();
  });
}
