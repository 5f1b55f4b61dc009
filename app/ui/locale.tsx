import { createContext, type ReactNode, useContext } from "react";
import { BRITISH, type DateStyle } from "../formats/date-style";
import { ENGLISH, type NumberStyle } from "../formats/number-style";

interface Formats {
  numbers: NumberStyle;
  dates: DateStyle;
}

/** A page that failed before its formats were there takes English ones. */
const PLAIN: Formats = { numbers: ENGLISH, dates: BRITISH };

/** As the server found the merchant's language to write them; words stay English. */
const FormatsContext = createContext(PLAIN);

export const FormatsProvider = ({ formats = PLAIN, children }: { formats?: Formats; children: ReactNode }) => (
  <FormatsContext.Provider value={formats}>{children}</FormatsContext.Provider>
);

export const useNumberStyle = () => useContext(FormatsContext).numbers;

export const useDateStyle = () => useContext(FormatsContext).dates;
