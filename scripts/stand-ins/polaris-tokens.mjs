// Stands in both builds for @shopify/polaris-tokens: what of its tables Polaris itself reads. All else reaches a page as CSS. A test
// holds these to the package and to what Polaris imports.
export const themeNames = ["light", "light-mobile", "light-high-contrast-experimental", "dark-experimental"];
export const themeNameDefault = "light";
export const breakpointsAliases = ["xs", "sm", "md", "lg", "xl"];

export const themeDefault = {
  breakpoints: {
    "breakpoints-xs": "0rem",
    "breakpoints-sm": "30.625rem",
    "breakpoints-md": "48rem",
    "breakpoints-lg": "65rem",
    "breakpoints-xl": "90rem",
  },
  motion: {
    "motion-duration-0": "0ms",
    "motion-duration-100": "100ms",
    "motion-duration-200": "200ms",
    "motion-duration-300": "300ms",
    "motion-duration-500": "500ms",
  },
  space: { "space-500": "1.25rem" },
  zIndex: { "z-index-11": "519" },
};
/** They differ in colours and shadows only. */
export const themes = Object.fromEntries(themeNames.map((name) => [name, themeDefault]));

export const createThemeClassName = (theme) => `p-theme-${theme}`;
export const createVar = (token) => `var(--p-${token})`;

const ROOT = 16;

/** Of rem. */
export const toPx = (length) => `${Number.parseFloat(length) * ROOT}px`;

export function getMediaConditions(breakpoints) {
  const widths = Object.entries(breakpoints).map(([name, rem]) => [name, Number.parseFloat(rem)]);
  return Object.fromEntries(
    widths.map(([name, width], index) => {
      const next = widths[index + 1]?.[1];
      const only = next === undefined ? from(width) : `${from(width)} and ${below(next)}`;
      return [name, { up: from(width), down: below(width), only }];
    }),
  );
}

const from = (rem) => `(min-width: ${rem}em)`;
/** By a part of a pixel, so that both never hold at once. */
const below = (rem) => `(max-width: ${(rem * ROOT - 0.04) / ROOT}em)`;
