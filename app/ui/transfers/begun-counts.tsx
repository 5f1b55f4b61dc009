import type { DraftReceipt } from "../../stock/draft-receipt";
import { UNDER_WAY } from "../../stock/transfers/transfer";
import { transferAddress } from "../../stock/transfers/transfer-list";
import type { Transfer } from "../../stock/transfers/transfer-shown";
import { OpenDrafts } from "../receiving/open-drafts";

/** Counts of the transfer that were begun and not received. Of one that has ended they are there to be discarded. */
export const BegunCounts = ({ transfer, drafts, now }: { transfer: Transfer; drafts: DraftReceipt[]; now: number }) => (
  <OpenDrafts
    drafts={drafts}
    now={now}
    addressOf={({ id }) => `${transferAddress(transfer)}/drafts/${id}`}
    mayGoOn={UNDER_WAY.includes(transfer.state)}
  />
);
