import { counted, type Format, IS, nounFor, VARIANTS } from "../../words/counted";

export const BULK = {
  bulkActions: {
    editRule: "Edit rule",
    openAgain: "Open again",
    watchAgain: "Watch again",
    exclude: "Exclude",
    sellOut: "Sell out",
  },
  bulkBar: {
    selectAllShown: (shown: string) => `Select all ${shown} shown`,
    selected: (chosen: string) => `${chosen} selected`,
    selectAllThatMatch: "Select all that match",
    selectEvery: (count: string) => `Select all ${count} that match`,
    /** Of more than one decision may touch. */
    selectFirst: (count: string) => `Select the first ${count} of ${count}+ that match`,
  },
  bulkUndo: {
    done: (variants: number, kind: string, format: Format) =>
      `${counted(variants, VARIANTS, format)} ${nounFor(variants, IS)} ${kind}`,
    undo: "Undo",
    all: (kind: string) => `All that is ${kind}`,
    putAsideOnTheReorder: "Snoozed on the Reorder page, along with any open alerts.",
    neverLowAndNeverSuggested: "Never low and never suggested, by a rule of the variant's own.",
    soldAndNeverReordered: "What is left is sold and never reordered, by a rule of the variant's own.",
    kinds: { snoozed: "snoozed", excluded: "excluded", sellOut: "to sell out" },
  },
  editRules: {
    editTheRule: (count: string) => `Edit the rule of ${count}`,
    change: (count: string) => `Change ${count}`,
    cancel: "Cancel",
    tickWhatToChange:
      "Tick what you want to change. A ticked field that is left blank follows the less specific rule again; anything not ticked stays as it is.",
    asALessSpecificRule: "From the less specific rule",
    yes: "Yes",
    noNeverLow: "No, never low",
    forecast: "Forecast",
    simpleVelocityOfOneWindow: "Simple: velocity of one window",
    no: "No",
    watchForLowStock: "Watch for low stock",
    sellOut: "Sell out, never reorder",
    method: "Method",
  },
};
