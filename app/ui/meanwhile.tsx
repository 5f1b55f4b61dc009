import { Banner } from "@shopify/polaris";
import { createContext, useContext } from "react";
import { type NumberStyle, typeable } from "../formats/number-style";
import type { Meanwhile } from "../forms/opened";
import { useNumberStyle } from "./locale";
import { SHARED } from "./words";

/** What was saved meanwhile in the fields of the form around. */
const MeanwhileContext = createContext<Meanwhile>({});

export const MeanwhileProvider = MeanwhileContext.Provider;

/** Why this field is not taken: as the door says, else since another value was saved there. */
export function useFieldError(name: string, error: string | undefined, words?: Record<string, string>) {
  const both = useContext(MeanwhileContext)[name];
  const style = useNumberStyle();
  return error ?? (both && meanwhileSaid(both, style, words));
}

/** Both values of a field. `words`: what a text is called in a field that is chosen. */
export function meanwhileSaid(
  { saved, typed }: Meanwhile[string],
  style: NumberStyle,
  words?: Record<string, string>,
): string {
  const shown = (text: string) => {
    if (words) return words[text] ?? text;
    if (text === "") return SHARED.meanwhile.blank;
    return (/^\d{1,7}\.\d{1,4}$/.test(text) ? typeable(text, style) : text).replaceAll("\n", ", ");
  };
  return (words ? SHARED.meanwhile.youChose : SHARED.meanwhile.youTyped)(shown(saved), shown(typed));
}

export const YES_OR_NO = { yes: SHARED.meanwhile.yes, no: SHARED.meanwhile.no };

/** Nothing is saved over what its writer has not seen. */
export const MeanwhileBanner = ({ saving, onSaveMine }: { saving: boolean; onSaveMine: () => void }) => (
  <Banner
    tone="warning"
    title={SHARED.meanwhile.somebodyElseSavedThisMeanwhile}
    action={{ content: SHARED.meanwhile.saveMine, loading: saving, onAction: onSaveMine }}
  >
    <p>{SHARED.meanwhile.theFieldsThatBoth}</p>
  </Banner>
);
