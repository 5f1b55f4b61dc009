import { LinkTabs } from "./link-tabs";

const TABS = [
  { name: "Endpoints", to: "/endpoints" },
  { name: "Dispatches", to: "/dispatches" },
  { name: "Catalogue", to: "/events" },
] as const;

/** What stands under Events. */
export const EventTabs = ({ current }: { current: (typeof TABS)[number]["to"] }) => (
  <LinkTabs label="Events" tabs={TABS.map((tab) => ({ ...tab, current: tab.to === current }))} />
);
