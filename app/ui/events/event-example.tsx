import type { FormatName } from "../../outbound/formats/format";
import { CodeBlock } from "../code-block";
import { LinkTabs } from "../link-tabs";
import { TitledCard } from "../titled-card";
import { EXAMPLE } from "./words";

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
    title={EXAMPLE.title}
    note={
      <>
        {format.eventName !== type && EXAMPLE.called(format.eventName)} {EXAMPLE.headers(format.headers)} {format.note}
      </>
    }
  >
    <LinkTabs
      label={EXAMPLE.formats}
      tabs={formats.map(({ name, label }) => ({
        name: label,
        to: name === "standard" ? `/events/${type}` : `/events/${type}?format=${name}`,
        current: name === format.name,
      }))}
    />
    <CodeBlock label={EXAMPLE.code(type, format.label)} code={example} />
  </TitledCard>
);
