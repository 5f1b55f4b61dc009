import { BlockStack, Card, Checkbox, Text } from "@shopify/polaris";
import { useState } from "react";
import type { ListedEvent } from "../../outbound/events/catalogue-shown";
import { useFieldError } from "../meanwhile";
import { Refusal } from "../refusal";
import { EVENTS_HEARD } from "./words";

const ALL = "*";

/** Which events an endpoint hears of: all, a family with what comes into it later, or some. */
export const EventPicker = ({
  groups,
  first,
  error,
}: {
  groups: { group: string; events: ListedEvent[] }[];
  first: string[];
  error: string | undefined;
}) => {
  const [chosen, setChosen] = useState(new Set(first));
  const said = useFieldError("events", error);
  const choose = (pattern: string, isChosen: boolean, without: string[] = []) => {
    const next = new Set([...chosen].filter((each) => each !== pattern && !without.includes(each)));
    setChosen(isChosen ? next.add(pattern) : next);
  };
  const hearsAll = chosen.has(ALL);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {EVENTS_HEARD.title}
        </Text>
        <Refusal>{said}</Refusal>
        {[...chosen].map((pattern) => (
          <input key={pattern} type="hidden" name="events" value={pattern} />
        ))}
        <Checkbox
          id="events"
          label={EVENTS_HEARD.everything}
          helpText={EVENTS_HEARD.everythingHelp}
          checked={hearsAll}
          onChange={(isChosen) => setChosen(new Set(isChosen ? [ALL] : []))}
          ariaDescribedBy={said ? "eventsError" : undefined}
        />
        {!hearsAll && (
          <div className="EventPicker">
            {groups.map(({ group, events }) => (
              <Family key={group} group={group} events={events} chosen={chosen} choose={choose} />
            ))}
          </div>
        )}
      </BlockStack>
    </Card>
  );
};

const Family = ({
  group,
  events,
  chosen,
  choose,
}: {
  group: string;
  events: ListedEvent[];
  chosen: Set<string>;
  choose: (pattern: string, isChosen: boolean, without?: string[]) => void;
}) => {
  const types = events.map(({ type }) => type);
  const family = `${(types[0] ?? "").split(".")[0]}.*`;
  const hearsFamily = chosen.has(family);
  const some = types.some((type) => chosen.has(type));
  return (
    <fieldset>
      <legend className="Unseen">{group}</legend>
      <Checkbox
        label={<strong>{EVENTS_HEARD.allOf(group)}</strong>}
        checked={hearsFamily ? true : some ? "indeterminate" : false}
        onChange={() => choose(family, !hearsFamily, types)}
      />
      <div className="EventPicker-Types">
        {events.map(({ type, title }) => (
          <Checkbox
            key={type}
            label={title}
            checked={hearsFamily || chosen.has(type)}
            disabled={hearsFamily}
            onChange={(isChosen) => choose(type, isChosen)}
          />
        ))}
      </div>
    </fieldset>
  );
};
