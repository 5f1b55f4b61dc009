import { Link } from "@remix-run/react";
import { Banner, List } from "@shopify/polaris";
import type { Drafted } from "../purchasing/orders/making/drafted";

/** What came of a press that drafts orders, which stays until the page is left. */
export const DraftsMade = ({ drafted }: { drafted: Drafted }) => {
  const { drafts, drafted: before, withoutSupplier } = drafted;
  return (
    <Banner
      tone={drafts.length > 0 ? "success" : "info"}
      title={
        drafts.length === 0
          ? "No draft was created"
          : drafts.length === 1
            ? "1 draft was created"
            : `${drafts.length} drafts were created`
      }
    >
      {drafts.length > 0 && (
        <List>
          {drafts.map(({ id, number, supplier, lines }) => (
            <List.Item key={id}>
              <Link to={`/purchase-orders/${id}`}>{number}</Link>: {supplier},{" "}
              {lines === 1 ? "1 line" : `${lines} lines`}
            </List.Item>
          ))}
        </List>
      )}
      {before > 0 && (
        <p>{before === 1 ? "1 line is on an open draft already." : `${before} lines are on open drafts already.`}</p>
      )}
      {withoutSupplier > 0 && (
        <p>
          {withoutSupplier === 1 ? "1 line has" : `${withoutSupplier} lines have`} no supplier and{" "}
          {withoutSupplier === 1 ? "is" : "are"} on no draft: <Link to="/reorder/unresolved">say who sells them</Link>.
        </p>
      )}
    </Banner>
  );
};
