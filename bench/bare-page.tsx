import { AppProvider, BlockStack, Box, InlineStack, Text } from "@shopify/polaris";
import en from "@shopify/polaris/locales/en.json";
import { createElement, type ReactNode } from "react";
import { renderToReadableStream } from "react-dom/server";

/** An element of a page: its tag, its class, and what is in it. */
export type Element = [tag: string, className: string, children: (Element | string)[]];

/** The same elements once more, by Polaris's components where these drew them: no rows are read, nothing is worked out or said. */
export const bareDocument = (page: Element) =>
  renderToReadableStream(
    <html lang="en">
      <body>
        <AppProvider i18n={en}>{drawn(page)}</AppProvider>
      </body>
    </html>,
  );

/** What is Polaris's is known by the class that it gives what it draws. */
function drawn([tag, className, children]: Element): ReactNode {
  const inside = children.map((child) => (typeof child === "string" ? child : drawn(child)));
  switch (className.split(" ", 1)[0]) {
    case "Polaris-Text--root":
      return <Text as={tag as "span"}>{inside}</Text>;
    case "Polaris-Box":
      return <Box as={tag as "div"}>{inside}</Box>;
    case "Polaris-BlockStack":
      return <BlockStack as={tag as "div"}>{inside}</BlockStack>;
    case "Polaris-InlineStack":
      return <InlineStack as={tag as "div"}>{inside}</InlineStack>;
    default:
      return createElement(tag, { className }, ...inside);
  }
}
