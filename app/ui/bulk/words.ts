import { counted, IS, nounFor, VARIANTS } from "../../words/counted";

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
    done: (variants: number, kind: string) => `${counted(variants, VARIANTS)} ${nounFor(variants, IS)} ${kind}`,
    undo: "Undo",
    all: (kind: string) => `All that is ${kind}`,
    putAsideOnTheReorder: "Put aside on the Reorder page, with the open alerts.",
    neverLowAndNeverSuggested: "Never low and never suggested, by a rule of the variant's own.",
    soldAndNeverReordered: "What is left is sold and never reordered, by a rule of the variant's own.",
    kinds: { snoozed: "snoozed", excluded: "excluded", sellOut: "to sell out" },
  },
  editRules: {
    editTheRule: (count: string) => `Edit the rule of ${count}`,
    change: (count: string) => `Change ${count}`,
    cancel: "Cancel",
    tickWhatToChange:
      "Tick what to change for each of them. A ticked field that is left blank takes what a less specific rule says again; what is not ticked stays as it is.",
    asALessSpecificRule: "As a less specific rule says",
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
