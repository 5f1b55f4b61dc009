import type { SchemaField } from "../../outbound/events/schema-fields";
import { type Column, ListTable } from "../list-table";
import { TitledCard } from "../titled-card";
import { FIELDS } from "./words";

/** What each field of an event's body holds, in words. */
export const FieldsTable = ({ fields }: { fields: SchemaField[] }) => (
  <TitledCard title={FIELDS.title} note={FIELDS.note}>
    <ListTable caption={FIELDS.title} columns={COLUMNS} rows={fields} keyOf={({ path }) => path} />
  </TitledCard>
);

const COLUMNS: Column<SchemaField>[] = [
  { heading: FIELDS.field, cell: ({ path }) => <code>{path}</code> },
  { heading: FIELDS.holds, cell: ({ type }) => type },
  { heading: FIELDS.meaning, cell: ({ says }) => says || FIELDS.noMeaning },
];
