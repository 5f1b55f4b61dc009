import { Link } from "@remix-run/react";
import { Banner, List } from "@shopify/polaris";
import type { Drafted } from "../purchasing/orders/making/drafted";
import { counted, LINES } from "../words/counted";
import { useNumberFormat } from "./number";
import { SHARED } from "./words";

/** What came of a press that drafts orders, which stays until the page is left. */
export const DraftsMade = ({ drafted }: { drafted: Drafted }) => {
  const format = useNumberFormat();
  const { drafts, drafted: before, withoutSupplier } = drafted;
  return (
    <Banner
      tone={drafts.length > 0 ? "success" : "info"}
      title={
        drafts.length === 0 ? SHARED.draftsMade.noDraftWasCreated : SHARED.draftsMade.created(drafts.length, format)
      }
    >
      {drafts.length > 0 && (
        <List>
          {drafts.map(({ id, number, supplier, lines }) => (
            <List.Item key={id}>
              <Link to={`/purchase-orders/${id}`}>{number}</Link>: {supplier}, {counted(lines, LINES, format)}
            </List.Item>
          ))}
        </List>
      )}
      {before > 0 && <p>{SHARED.draftsMade.already(before, format)}</p>}
      {withoutSupplier > 0 && (
        <p>
          {SHARED.draftsMade.noSupplier(
            withoutSupplier,
            <Link to="/reorder/unresolved">{SHARED.draftsMade.sayWhoSellsThem}</Link>,
            format,
          )}
        </p>
      )}
    </Banner>
  );
};
