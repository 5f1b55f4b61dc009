import type { SchemaField } from "../../outbound/events/schema-fields";
import { type Column, ListTable } from "../list-table";
import { TitledCard } from "../titled-card";

/** What each field of an event's body holds, in words. */
export const FieldsTable = ({ fields }: { fields: SchemaField[] }) => (
  <TitledCard title="Fields" note="Of the standard format. Fields may be added later: ignore those you do not know.">
    <ListTable caption="Fields" columns={COLUMNS} rows={fields} keyOf={({ path }) => path} />
  </TitledCard>
);

const COLUMNS: Column<SchemaField>[] = [
  { heading: "Field", cell: ({ path }) => <code>{path}</code> },
  { heading: "Holds", cell: ({ type }) => type },
  { heading: "Meaning", cell: ({ says }) => says || "–" },
];
