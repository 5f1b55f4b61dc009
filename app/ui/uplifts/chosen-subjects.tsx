import { BlockStack, Button, InlineStack, Tag } from "@shopify/polaris";
import { useState } from "react";
import { ownTitle } from "../../words/own-title";
import { FoundLine, type FoundVariant, SearchVariants, useFound } from "../find-variants";
import { Refusal } from "../refusal";
import { UPLIFTS } from "./words";

const MOST_SHOWN = 5;

/** Variants or products chosen by a search; their ids are told with commas between them. */
export const ChosenSubjects = ({
  of,
  onChange,
  refusal,
}: {
  of: "variant" | "product";
  onChange: (ids: string) => void;
  refusal?: string;
}) => {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<Subject[]>([]);
  const found = useFound(text);
  const choose = (subjects: Subject[]) => {
    setChosen(subjects);
    onChange(subjects.map(({ id }) => id).join(","));
  };
  const isChosen = ({ id }: Subject) => chosen.some((each) => each.id === id);
  return (
    <BlockStack gap="200">
      <SearchVariants text={text} onChange={setText} found={found} />
      {subjectsIn(found ?? [], of)
        .slice(0, MOST_SHOWN)
        .map((subject) => (
          <FoundLine key={subject.id} variant={subject.shown}>
            <Button size="slim" disabled={isChosen(subject)} onClick={() => choose([...chosen, subject])}>
              {isChosen(subject) ? UPLIFTS.chosenSubjects.chosen : UPLIFTS.chosenSubjects.choose}
            </Button>
          </FoundLine>
        ))}
      <InlineStack gap="200">
        {chosen.map(({ id, shown }) => (
          <Tag key={id} onRemove={() => choose(chosen.filter((each) => each.id !== id))}>
            {[shown.productTitle, ownTitle(shown)].filter(Boolean).join(", ")}
          </Tag>
        ))}
      </InlineStack>
      <Refusal>{refusal}</Refusal>
    </BlockStack>
  );
};

type Subject = { id: string; shown: FoundVariant };

/** Each product once, by its first variant that was found, and without that one's own words. */
function subjectsIn(found: FoundVariant[], of: "variant" | "product"): Subject[] {
  if (of === "variant") return found.map((shown) => ({ id: String(shown.variantId), shown }));
  const products = new Map<string, Subject>();
  for (const shown of found)
    if (shown.productId && !products.has(shown.productId))
      products.set(shown.productId, { id: shown.productId, shown: { ...shown, variantTitle: "", sku: "" } });
  return [...products.values()];
}
