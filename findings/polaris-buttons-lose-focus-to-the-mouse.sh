#!/usr/bin/env bash
# A Button of @shopify/polaris 13.9.5 gives up the focus as the mouse lets go of it, before the click is told: what handles
# the click finds the page's body focused, and not the button. A dialog that remembers the focused element as it opens, to give the
# focus back as it closes, has nowhere to return to; by keyboard, and with a plain button, it has. An app remembers what was pressed
# by the press itself: the last line. ActionList's items, Tabs and Tags do the same by the same handler.
# Seen 29 November 2026 with react 18.3.1 in jsdom 26.1.0. Fails once this changes.
set -euo pipefail
cd "$(mktemp -d)"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @shopify/polaris@13.9.5 react@18.3.1 react-dom@18.3.1 jsdom@26.1.0 >/dev/null 2>&1
cat >seen.cjs <<'EOF'
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("<div id=root></div>", { pretendToBeVisual: true });
window.matchMedia = () => ({ matches: false, addListener() {}, removeListener() {}, addEventListener() {}, removeEventListener() {} });
Object.assign(globalThis, { window, document: window.document, IS_REACT_ACT_ENVIRONMENT: true });
Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
for (const name of ["HTMLElement", "Element", "Node"]) globalThis[name] = window[name];
const React = require("react");
const { act } = React;
const { createRoot } = require("react-dom/client");
const { AppProvider, Button } = require("@shopify/polaris");
const words = require("@shopify/polaris/locales/en.json");

const focused = () => document.activeElement.id || document.activeElement.tagName;
let told;
let pressed = "nothing";
document.addEventListener("mousedown", ({ target }) => (pressed = target.closest("button")?.id), true);
const onClick = () => (told = focused());

const byMouse = (button) => {
  for (const kind of ["mousedown", "mouseup", "click"]) {
    if (kind === "mousedown") button.focus();
    act(() => void button.dispatchEvent(new window.MouseEvent(kind, { bubbles: true })));
  }
};
const byKey = (button) => {
  button.focus();
  act(() => void button.dispatchEvent(new window.MouseEvent("click", { bubbles: true })));
};

act(() =>
  createRoot(document.getElementById("root")).render(
    React.createElement(
      AppProvider,
      { i18n: words },
      React.createElement(Button, { id: "polaris", onClick }, "Open"),
      React.createElement("button", { id: "plain", type: "button", onClick }, "Open"),
    ),
  ),
);
for (const id of ["plain", "polaris"])
  for (const [name, press] of Object.entries({ "a key": byKey, "the mouse": byMouse })) {
    press(document.getElementById(id));
    console.log(`${id} by ${name}: focused as it is clicked: ${told}`);
  }
console.log(`pressed last: ${pressed}`);
EOF
node seen.cjs >seen.txt 2>/dev/null
diff - seen.txt <<'EOF'
plain by a key: focused as it is clicked: plain
plain by the mouse: focused as it is clicked: plain
polaris by a key: focused as it is clicked: polaris
polaris by the mouse: focused as it is clicked: BODY
pressed last: polaris
EOF
echo "as seen"
