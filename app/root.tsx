import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { AppProvider } from "@shopify/polaris";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import en from "@shopify/polaris/locales/en.json";
import type { ReactNode } from "react";
import { formatsFor } from "./formats/formats.server";
import { appBridgeUrl } from "./shopify/origin";
import { AppNavigation } from "./ui/frame/app-navigation";
import { PolarisLink } from "./ui/frame/polaris-link";
import { ProblemPage } from "./ui/frame/problem-page";
import { useFocusOnArrival } from "./ui/frame/use-focus-on-arrival";
import { useFreshOnReturn } from "./ui/frame/use-fresh-on-return";
import { useSlowNavigation } from "./ui/frame/use-slow-navigation";
import { FormatsProvider } from "./ui/locale";
import { onDemand } from "./ui/on-demand";
import styles from "./ui/styles.css?url";

const SkeletonFor = onDemand(() => import("./ui/frame/skeletons").then((module) => module.SkeletonFor));

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: polarisStyles },
  { rel: "stylesheet", href: styles },
];

export const loader = ({ request, context: { settings } }: LoaderFunctionArgs) => ({
  apiKey: settings.SHOPIFY_API_KEY,
  appBridge: appBridgeUrl(settings),
  formats: formatsFor(request.headers.get("accept-language")),
});

/** For a page that failed before it had a title of its own. */
export const meta: MetaFunction = () => [{ title: "Evenstock" }];

/** Nothing here changes while the app is open. */
export const shouldRevalidate = () => false;

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {root && (
          <>
            <meta name="shopify-api-key" content={root.apiKey} />
            <script src={root.appBridge} />
          </>
        )}
        <Meta />
        <Links />
      </head>
      <body>
        <AppProvider i18n={en} linkComponent={PolarisLink}>
          <FormatsProvider formats={root?.formats}>{children}</FormatsProvider>
        </AppProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function App() {
  const onItsWay = useSlowNavigation();
  useFreshOnReturn();
  useFocusOnArrival();
  return (
    <>
      <AppNavigation />
      <main>{onItsWay ? <SkeletonFor pathname={onItsWay} /> : <Outlet />}</main>
    </>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  useFocusOnArrival();
  return (
    <>
      <AppNavigation />
      <main>
        {isRouteErrorResponse(error) ? (
          <ProblemPage status={error.status} requestId={error.data?.requestId} />
        ) : (
          <ProblemPage status={500} />
        )}
      </main>
    </>
  );
}
