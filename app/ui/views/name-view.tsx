import { useFetcher } from "@remix-run/react";
import { TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Refusals } from "../../forms/parsed";
import { LONGEST_NAME, type SavedView, type ViewPage } from "../../shops/views/saved-view";
import { FormDialog } from "../form-dialog";
import { useToast } from "../use-toast";
import { VIEWS } from "./words";

/** Asks for a name: of what is shown, or another of a view that is there. A name that is taken can be replaced by what is shown. */
export const NameView = ({
  page,
  search,
  view,
  onClose,
}: {
  page: ViewPage;
  search: string;
  /** Undefined: a new one. */
  view?: SavedView;
  onClose: () => void;
}) => {
  const [name, setName] = useState(view?.name ?? "");
  const { submit, state, data } = useFetcher<{ done?: string; refusals: Refusals; taken?: boolean }>();
  useToast(data?.done, data);
  useEffect(() => {
    if (data?.done) onClose();
  }, [data, onClose]);
  const [refused, setRefused] = useState("");
  const isTaken = data?.taken === true && refused === name;
  const save = () => {
    setRefused(name);
    if (view) return submit({ name }, { method: "put", action: `/views/${view.id}` });
    const fields = { page, search, name, ...(isTaken && { replace: "yes" }) };
    return submit(fields, { method: "post", action: "/views" });
  };
  return (
    <FormDialog
      title={view ? VIEWS.nameView.renameTheView(view.name) : VIEWS.nameView.saveWhatIsShownAs}
      saveLabel={isTaken ? VIEWS.nameView.replace : VIEWS.nameView.save}
      saving={state !== "idle"}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={VIEWS.nameView.name}
        value={name}
        onChange={setName}
        error={refused === name ? (data?.refusals.name ?? data?.refusals.search) : undefined}
        helpText={VIEWS.nameView.itsTabSearchFilters}
        maxLength={LONGEST_NAME}
        autoComplete="off"
        autoFocus
      />
    </FormDialog>
  );
};
