import { useFetcher } from "@remix-run/react";
import { ChoiceList } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Refusals } from "../../../forms/parsed";
import { FormDialog } from "../../form-dialog";
import { TypedField } from "../../typed-field";
import { KEYS } from "../words";

interface Answer {
  refusals: Refusals;
  made?: { name: string; secret: string };
}

/** What the key is for and what it may do; what is refused stays open with its reason. */
export const CreateApiKey = ({
  scopes,
  onMade,
  onClose,
}: {
  scopes: { name: string; label: string; allows: string }[];
  onMade: (made: { name: string; secret: string }) => void;
  onClose: () => void;
}) => {
  const { submit, state, data } = useFetcher<Answer>();
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState(["read"]);
  const [formToken] = useState(() => crypto.randomUUID());
  const made = data?.made;
  useEffect(() => {
    if (!made) return;
    onMade(made);
    onClose();
  }, [made, onMade, onClose]);
  const save = () => {
    const fields = new FormData();
    fields.set("formToken", formToken);
    fields.set("name", name);
    for (const scope of chosen) fields.append("scopes", scope);
    submit(fields, { method: "post", action: "/api-keys" });
  };
  return (
    <FormDialog title={KEYS.create} saving={state !== "idle"} onSave={save} onClose={onClose}>
      <TypedField
        compared="name"
        label={KEYS.name}
        helpText={KEYS.nameHelp}
        value={name}
        onChange={setName}
        error={data?.refusals.name}
      />
      <ChoiceList
        title={KEYS.itMay}
        allowMultiple
        choices={scopes.map(({ name: value, label, allows }) => ({ value, label, helpText: allows }))}
        selected={chosen}
        onChange={setChosen}
        error={data?.refusals.scopes}
      />
    </FormDialog>
  );
};
