import { useLocation, useNavigate, useNavigation } from "@remix-run/react";
import { Box, Card, InlineStack, Pagination, Text } from "@shopify/polaris";
import { Fragment, type ReactNode } from "react";

/** A full-width list in a card, with where to go on in the address. */
export const PagedIndex = ({
  tabs,
  views,
  tools,
  note,
  children,
  address,
  previous,
  next,
}: {
  tabs?: ReactNode;
  /** Beside the tabs. */
  views?: ReactNode;
  tools?: ReactNode;
  /** What is listed, where the tabs do not say it. */
  note?: string;
  children: ReactNode;
  /** The list's own address, without a place. */
  address: string;
  previous: string | null;
  next: string | null;
}) => {
  const navigate = useNavigate();
  const isOnItsWay = useIsOnItsWay();
  return (
    <Card padding="0">
      {views ? (
        <div className="PagedIndex-Tabs">
          {tabs}
          {views}
        </div>
      ) : (
        tabs
      )}
      {tools && (
        <Box padding="300" borderBlockEndWidth="025" borderColor="border-secondary">
          {tools}
        </Box>
      )}
      {note && (
        <Box paddingInline="400" paddingBlock="300">
          <Text as="p" tone="subdued">
            <span role="status">{note}</span>
          </Text>
        </Box>
      )}
      {/* Another tab is another list: its rows come anew, instead of being pushed about by what stands above them. */}
      <div className="PagedIndex-Rows" aria-busy={isOnItsWay}>
        <Fragment key={address}>{children}</Fragment>
      </div>
      {(previous || next) && (
        <Box padding="300" borderBlockStartWidth="025" borderColor="border-secondary">
          <InlineStack align="center">
            <Pagination
              hasPrevious={previous !== null}
              hasNext={next !== null}
              onPrevious={() => navigate(withCursor(address, "before", previous))}
              onNext={() => navigate(withCursor(address, "after", next))}
            />
          </InlineStack>
        </Box>
      )}
    </Card>
  );
};

/** The same list by other choices: what is there stays, so that nobody loses the field that they type into. */
function useIsOnItsWay() {
  const { pathname } = useLocation();
  const { state, location } = useNavigation();
  return state === "loading" && location.pathname === pathname;
}

function withCursor(address: string, side: "after" | "before", cursor: string | null) {
  const [path = "", search] = address.split("?");
  const params = new URLSearchParams(search);
  if (cursor) params.set(side, cursor);
  return `${path}?${params}`;
}
