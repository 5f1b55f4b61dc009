// Stands in the Worker's build for the half of react-dom that draws in a browser: a server renders by `react-dom/server`.
const nothing = () => null;

export const createPortal = nothing;
export const findDOMNode = nothing;
export const flushSync = (act) => act();

export default { createPortal, findDOMNode, flushSync };
