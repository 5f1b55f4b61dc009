/** Of documents, where a shop has chosen none. */
export const DEFAULT_ACCENT = "#0b5f56";
const INK = "#1f1f1f";
const WHITE = "#ffffff";
/** WCAG 2.2, 1.4.3: of large text on its ground. */
const LEAST_CONTRAST = 3;

/** Black or white, whichever reads better on a colour (#rrggbb). */
export const readableOn = (colour: string) => (contrast(colour, WHITE) >= contrast(colour, INK) ? WHITE : INK);

/** A colour as text on white paper: itself, or ink where it is too light to read. */
export const asText = (colour: string) => (contrast(colour, WHITE) >= LEAST_CONTRAST ? colour : INK);

/** WCAG 2.2, "contrast ratio", from 1 to 21. */
function contrast(one: string, other: string) {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
