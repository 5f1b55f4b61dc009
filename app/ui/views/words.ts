export const VIEWS = {
  deleteView: {
    deleteTheView: (view: string) => `Delete the view "${view}"?`,
    deleteView: "Delete view",
    keep: "Keep it",
    itGoesForEverybody: "It goes for everybody in the shop. What it lists stays as it is.",
  },
  nameView: {
    renameTheView: (view: string) => `Rename the view "${view}"`,
    saveWhatIsShownAs: "Save what is shown as a view",
    replace: "Replace",
    save: "Save",
    name: "Name",
    itsTabSearchFilters: "Its tab, search, filters and order are kept for everybody in the shop.",
  },
  savedViews: {
    savedViews: "Saved views",
    saveView: "Save view",
    changeView: (name: string) => `Change view ${name}`,
    changeView2: "Change view",
    rename: "Rename",
    delete: "Delete",
  },
};
