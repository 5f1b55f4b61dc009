import { AppProvider, BlockStack, Box, InlineStack, Text } from "@shopify/polaris";
import en from "@shopify/polaris/locales/en.json";
import type { ReactNode } from "react";
import type * as runtime from "react/jsx-runtime";
import type * as server from "react-dom/server";

/** An element of a page: its tag, its class, and what is in it. */
export type Element = [tag: string, className: string, children: (Element | string)[]];

/** What makes elements, and what draws them. */
export type Floor = Pick<typeof runtime, "jsx"> & Pick<typeof server, "renderToReadableStream">;

/** The same elements once more, by Polaris's components where these drew them: no rows are read, nothing is worked out or said. */
export const bareDocument = (page: Element, { jsx, renderToReadableStream }: Floor) =>
  renderToReadableStream(
    <html lang="en">
      <body>
        <AppProvider i18n={en}>{drawn(page, jsx)}</AppProvider>
      </body>
    </html>,
  );

/** What is Polaris's is known by the class that it gives what it draws. */
function drawn([named, className, children]: Element, jsx: Floor["jsx"]): ReactNode {
  const inside = children.map((child) => (typeof child === "string" ? child : drawn(child, jsx)));
  const tag = named as "div";
  switch (className.split(" ", 1)[0]) {
    case "Polaris-Text--root":
      return jsx(Text, { as: tag, children: inside });
    case "Polaris-Box":
      return jsx(Box, { as: tag, children: inside });
    case "Polaris-BlockStack":
      return jsx(BlockStack, { as: tag, children: inside });
    case "Polaris-InlineStack":
      return jsx(InlineStack, { as: tag, children: inside });
    default:
      return jsx(tag, { className, children: inside.length > 0 ? inside : undefined });
  }
}
