import { Link } from "@remix-run/react";
import { NUMBER_FIELDS } from "../../replenishment/rules/number-fields";
import type { RulePlace } from "../../replenishment/rules/place";
import { METHOD_WORDS, type Rule } from "../../replenishment/rules/rule";
import { EVERYWHERE } from "../../sql/zeros";
import type { Column } from "../list-table";
import { type LocationNames, locationName } from "../location-name";
import { useNumberFormat } from "../number";
import { useThisList } from "../use-list-address";
import type { ListedRule } from "./listed-rule";
import { RemoveRule } from "./remove-rule";
import { LIST } from "./words";

export const ruleColumns = ({
  locationNames,
  onRemove,
}: {
  locationNames: LocationNames;
  onRemove: (rule: ListedRule) => void;
}): Column<ListedRule>[] => [
  { heading: LIST.subject, cell: (rule) => <Subject rule={rule} /> },
  {
    heading: LIST.where,
    cell: ({ place: { location } }) =>
      location === EVERYWHERE ? LIST.everywhere : locationName(locationNames, location),
  },
  { heading: LIST.decides, cell: ({ rule }) => <Decisions rule={rule} /> },
  { heading: LIST.change, action: true, cell: (rule) => <RemoveRule rule={rule} onRemove={onRemove} /> },
];

const Subject = ({ rule: { place, name, sku } }: { rule: ListedRule }) => {
  const list = useThisList();
  if (name === null) return <>{LIST.gone}</>;
  return (
    <>
      <Link className="RowLink" to={addressOf(place, name)} state={list} prefetch="none">
        {name}
      </Link>
      {sku && <span className="Aside">{sku}</span>}
    </>
  );
};

/** Where it is changed: a product's rule on the page of any of its variants. */
function addressOf({ level, subject }: RulePlace, name: string) {
  if (level === "supplier") return `/suppliers/${subject}`;
  return level === "variant" ? `/products/${subject}` : `/products?${new URLSearchParams({ q: name })}`;
}

const Decisions = ({ rule }: { rule: Rule }) => {
  const format = useNumberFormat();
  return <>{decisionsOf(rule, format).join(" · ")}</>;
};

function decisionsOf(rule: Rule, format: (value: number, decimals?: number) => string) {
  const numbers = (Object.keys(NUMBER_FIELDS) as (keyof typeof NUMBER_FIELDS)[]).flatMap((field) => {
    const value = rule[field];
    if (value === null) return [];
    const { label, unit } = NUMBER_FIELDS[field];
    const shown = format(field === "serviceLevel" ? value * 100 : value, 4);
    return [`${label} ${shown}${unit === "%" ? "" : " "}${unit}`];
  });
  return [
    ...(rule.active === null ? [] : [rule.active ? LIST.watched : LIST.notWatched]),
    ...(rule.sellOut === null ? [] : [rule.sellOut ? LIST.sellOut : LIST.reordered]),
    ...(rule.method === null ? [] : [METHOD_WORDS[rule.method]]),
    ...numbers,
  ];
}
