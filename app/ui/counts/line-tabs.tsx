import { Button, ButtonGroup } from "@shopify/polaris";

/** Tabs within a list that is all here: they change what is shown, and no address. */
export const LinkTabButtons = <Tab extends string>({
  names,
  tab,
  onTab,
}: {
  names: Record<Tab, string>;
  tab: Tab;
  onTab: (tab: Tab) => void;
}) => (
  <ButtonGroup variant="segmented">
    {(Object.keys(names) as Tab[]).map((each) => (
      <Button key={each} pressed={each === tab} onClick={() => onTab(each)}>
        {names[each]}
      </Button>
    ))}
  </ButtonGroup>
);
