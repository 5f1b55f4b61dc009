// What of Polaris stands above a page: it is drawn into a place that only a browser makes, and so by no server.
const Nothing = () => null;

export { Nothing as PopoverOverlay, Nothing as TooltipOverlay };
export const Modal = Object.assign(() => null, { Section: Nothing });
/** What closed a popover is heard in a browser. */
export const PopoverCloseSource = {};
