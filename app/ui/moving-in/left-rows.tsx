import { List } from "@shopify/polaris";

/** What did not come, and why, as a list. */
export const LeftRows = ({ left, more }: { left: readonly { what: string; why: string }[]; more?: string }) => (
  <List>
    {left.map(({ what, why }, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same, and none moves
      <List.Item key={at}>{`${what}: ${why}`}</List.Item>
    ))}
    {more && <List.Item>{more}</List.Item>}
  </List>
);
