import { Card } from "@shopify/polaris";
import { EmptyList } from "../empty-list";

export const NoFigures = () => (
  <Card>
    <EmptyList>No figures yet. The first are counted within an hour after your products have been imported.</EmptyList>
  </Card>
);
