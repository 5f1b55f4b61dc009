import type { FormatName } from "../../outbound/formats/format";
import { CodeBlock } from "../code-block";
import { LinkTabs } from "../link-tabs";
import { TitledCard } from "../titled-card";

interface Shown {
  type: string;
  example: string;
  format: { name: FormatName; label: string; note: string | null; eventName: string; headers: string[] };
}

/** The body of an event as each format sends it. */
export const EventExample = ({
  event: { type, example, format },
  formats,
}: {
  event: Shown;
  formats: { name: FormatName; label: string }[];
}) => (
  <TitledCard
    title="Example"
    note={
      <>
        {format.eventName !== type && `Called ${format.eventName} in this format. `}
        Headers: {format.headers.join(", ")}. {format.note}
      </>
    }
  >
    <LinkTabs
      label="Formats"
      tabs={formats.map(({ name, label }) => ({
        name: label,
        to: name === "standard" ? `/events/${type}` : `/events/${type}?format=${name}`,
        current: name === format.name,
      }))}
    />
    <CodeBlock label={`Example of ${type} for ${format.label}`} code={example} />
  </TitledCard>
);
