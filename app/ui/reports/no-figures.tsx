import { Card } from "@shopify/polaris";
import { EmptyList } from "../empty-list";
import { NO_FIGURES, NO_FIGURES_THEN } from "./words";

export const NoFigures = ({ ofDays = false }: { ofDays?: boolean }) => (
  <Card>
    <EmptyList>{ofDays ? NO_FIGURES_THEN : NO_FIGURES}</EmptyList>
  </Card>
);
