import { BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { FRAME } from "./words";

/** What happened, what was kept, what to do. `requestId` is what the request's line in the log is found by, where one failed. */
export const ProblemPage = ({ status, requestId }: { status: number; requestId?: string }) => {
  const { title, happened, next, retry } = useIsOffline() ? OFFLINE : problemOf(status);
  return (
    <Page title={title}>
      <Card>
        <BlockStack gap="300">
          <Text as="p">{happened}</Text>
          <Text as="p">{next}</Text>
          {requestId && <Text as="p">{FRAME.problemPage.tellSupport(requestId)}</Text>}
          <InlineStack gap="200">
            {retry && <Button onClick={() => window.location.reload()}>{FRAME.problemPage.tryAgain}</Button>}
            <Button url="/" variant="primary">
              {FRAME.problemPage.goToHome}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </Page>
  );
};

/** Was this document ever without a connection? Asked for anew it is another, so that it is asked for once. */
let wasOffline = false;
globalThis.window?.addEventListener("offline", () => {
  wasOffline = true;
});

/**
 * Nothing failed on our side where nothing came there. The page is asked for again as soon as that may help, at once if
 * it is back already.
 */
function useIsOffline() {
  const [isOffline, setOffline] = useState(false);
  useEffect(() => {
    const look = () => {
      if (!navigator.onLine) setOffline(true);
      else if (wasOffline) location.reload();
    };
    look();
    addEventListener("offline", look);
    addEventListener("online", look);
    return () => {
      removeEventListener("offline", look);
      removeEventListener("online", look);
    };
  }, []);
  return isOffline;
}

function problemOf(status: number) {
  if (status === 404) return NOT_FOUND;
  return status === 401 || status === 403 || status === 410 ? NOT_LET_IN : FAILED;
}

const OFFLINE = {
  title: FRAME.problemPage.youAreOffline,
  happened: FRAME.problemPage.nothingCameThrough,
  next: FRAME.problemPage.comesByItself,
  retry: false,
};

const NOT_LET_IN = {
  title: FRAME.problemPage.shopifyDoesNotLetEvenstock,
  happened: FRAME.problemPage.yourSessionInShopifysAdmin,
  next: FRAME.problemPage.nothingWasChangedTryAgain,
  retry: true,
};

const NOT_FOUND = {
  title: FRAME.problemPage.thisPageIsNotHere,
  happened: FRAME.problemPage.theAddressLeadsToNothing,
  next: FRAME.problemPage.nothingWasChangedFindWhat,
  retry: false,
};

const FAILED = {
  title: FRAME.problemPage.thisPageCouldNotBe,
  happened: FRAME.problemPage.somethingFailedOnOurSide,
  next: FRAME.problemPage.whatWasSavedBefore,
  retry: true,
};
