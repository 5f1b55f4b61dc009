// The keys that Polaris's parts ask for, in place of its list of a hundred, which each page loaded twice over: by name and by number.
export const Key = {
  ...{ Tab: 9, Enter: 13, Escape: 27 },
  ...{ PageUp: 33, PageDown: 34, End: 35, Home: 36 },
  ...{ LeftArrow: 37, UpArrow: 38, RightArrow: 39, DownArrow: 40 },
};
