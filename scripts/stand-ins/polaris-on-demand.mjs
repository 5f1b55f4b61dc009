// What of Polaris shows only once somebody asks for it, in place of its own files: it mounts them along with what opens them.
import { createElement, forwardRef } from "react";
import { onDemand } from "../../app/ui/on-demand";
import { Section } from "../../node_modules/@shopify/polaris/build/esm/components/Modal/components/Section/Section.js";

const actions = () => import("../../node_modules/@shopify/polaris/build/esm/components/ActionList/ActionList.js");
const modal = () => import("../../node_modules/@shopify/polaris/build/esm/components/Modal/Modal.js");
const popover = () =>
  import(
    "../../node_modules/@shopify/polaris/build/esm/components/Popover/components/PopoverOverlay/PopoverOverlay.js"
  );
const tooltip = () =>
  import(
    "../../node_modules/@shopify/polaris/build/esm/components/Tooltip/components/TooltipOverlay/TooltipOverlay.js"
  );

const isOpen = ({ open }) => open;
const isActive = ({ active }) => active;

/** Drawn in popovers alone. It brings the field that searches a long one. */
export const ActionList = onDemand(() => actions().then((module) => module.ActionList));

export const Modal = Object.assign(
  onDemand(() => modal().then((module) => module.Modal), isOpen),
  { Section },
);

export const TooltipOverlay = onDemand(() => tooltip().then((module) => module.TooltipOverlay), isActive);

/** Told where to stand anew by a popover whose activator has moved. */
const Overlay = onDemand(
  () =>
    popover().then(
      (module) =>
        ({ overlayRef, ...props }) =>
          createElement(module.PopoverOverlay, { ...props, ref: overlayRef }),
    ),
  isActive,
);
export const PopoverOverlay = forwardRef((props, overlayRef) => createElement(Overlay, { ...props, overlayRef }));

/** A test holds it to Polaris's. */
export const PopoverCloseSource = {
  ...{ 0: "Click", 1: "EscapeKeypress", 2: "FocusOut", 3: "ScrollOut" },
  ...{ Click: 0, EscapeKeypress: 1, FocusOut: 2, ScrollOut: 3 },
};
