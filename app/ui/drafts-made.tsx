import { Link } from "@remix-run/react";
import { Banner, List } from "@shopify/polaris";
import type { Drafted } from "../purchasing/orders/making/drafted";
import { SHARED } from "./words";

/** What came of a press that drafts orders, which stays until the page is left. */
export const DraftsMade = ({ drafted }: { drafted: Drafted }) => {
  const { drafts, drafted: before, withoutSupplier } = drafted;
  return (
    <Banner
      tone={drafts.length > 0 ? "success" : "info"}
      title={
        drafts.length === 0
          ? SHARED.draftsMade.noDraftWasCreated
          : drafts.length === 1
            ? SHARED.draftsMade.draftWasCreated
            : SHARED.draftsMade.draftsWereCreated(drafts.length)
      }
    >
      {drafts.length > 0 && (
        <List>
          {drafts.map(({ id, number, supplier, lines }) => (
            <List.Item key={id}>
              <Link to={`/purchase-orders/${id}`}>{number}</Link>: {supplier},{" "}
              {lines === 1 ? SHARED.draftsMade.line : SHARED.draftsMade.lines(lines)}
            </List.Item>
          ))}
        </List>
      )}
      {before > 0 && (
        <p>{before === 1 ? SHARED.draftsMade.lineIsOnAnOpen : SHARED.draftsMade.linesAreOnOpenDrafts(before)}</p>
      )}
      {withoutSupplier > 0 && (
        <p>
          {SHARED.draftsMade.noSupplier(
            withoutSupplier === 1 ? SHARED.draftsMade.lineHas : SHARED.draftsMade.linesHave(withoutSupplier),
            withoutSupplier === 1 ? SHARED.draftsMade.is : SHARED.draftsMade.are,
            <Link to="/reorder/unresolved">{SHARED.draftsMade.sayWhoSellsThem}</Link>,
          )}
        </p>
      )}
    </Banner>
  );
};
