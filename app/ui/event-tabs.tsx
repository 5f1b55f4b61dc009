import { LinkTabs } from "./link-tabs";
import { SHARED } from "./words";

const TABS = [
  { name: SHARED.eventTabs.endpoints, to: "/endpoints" },
  { name: SHARED.eventTabs.dispatches, to: "/dispatches" },
  { name: SHARED.eventTabs.catalogue, to: "/events" },
] as const;

/** What stands under Events. */
export const EventTabs = ({ current }: { current: (typeof TABS)[number]["to"] }) => (
  <LinkTabs label={SHARED.eventTabs.events} tabs={TABS.map((tab) => ({ ...tab, current: tab.to === current }))} />
);
