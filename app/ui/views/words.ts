export const VIEWS = {
  deleteView: {
    deleteTheView: (view: string) => `Delete the view "${view}"?`,
    deleteView: "Delete view",
    keep: "Keep it",
    itGoesForEverybody: "It goes for everyone in the shop. What it lists stays as it is.",
  },
  nameView: {
    renameTheView: (view: string) => `Rename the view "${view}"`,
    saveWhatIsShownAs: "Save this list as a view",
    replace: "Replace",
    save: "Save",
    name: "Name",
    itsTabSearchFilters: "Keeps the tab, search, filters and sort order for everyone in the shop.",
  },
  savedViews: {
    savedViews: "Saved views",
    saveView: "Save view",
    changeViewNamed: (name: string) => `Change view ${name}`,
    changeView: "Change view",
    rename: "Rename",
    delete: "Delete",
  },
};
