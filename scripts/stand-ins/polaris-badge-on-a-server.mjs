// Stands in the Worker's build for Polaris's badge, of which a list holds fifty or a hundred: the same elements without
// the parts that Polaris puts them together from. What more there is to one than its tone and its word is drawn by
// Polaris itself. Three stand in it, one of them not there, since React counts its ids by them.

import { useContext } from "react";
import { jsx, jsxs } from "react/jsx-runtime";
import styles from "../../node_modules/@shopify/polaris/build/esm/components/Badge/Badge.css.js";
import { Badge as WholeBadge } from "../../node_modules/@shopify/polaris/build/esm/components/Badge/Badge.js";
import { WithinFilterContext } from "../../node_modules/@shopify/polaris/build/esm/utilities/within-filter-context.js";
import words from "./polaris-words.json";

const { info, success, warning, critical, attention } = words.Polaris.Badge.TONE_LABELS;
const PLAIN = new Map(
  Object.entries({ info, success, warning, critical, attention }).map(([tone, label]) => [
    tone,
    {
      className: `${styles.Badge} ${styles[`tone${tone[0].toUpperCase()}${tone.slice(1)}`]}`,
      heard: jsx("span", { className: "Polaris-Text--root Polaris-Text--visuallyHidden", children: label }),
    },
  ]),
);
PLAIN.set(undefined, { className: styles.Badge, heard: "" });

export const Badge = Object.assign(function Badge(props) {
  const { tone, children, ...more } = props;
  const plain = PLAIN.get(tone);
  const within = useContext(WithinFilterContext);
  if (!plain || !children || within || Object.keys(more).length > 0) return jsx(WholeBadge, props);
  const word = jsx("span", { className: "Polaris-Text--root Polaris-Text--bodySm", children });
  return jsxs("span", { className: plain.className, children: [plain.heard, undefined, word] });
}, WholeBadge);
