import type { Store } from "../store";
import { appsPage } from "./apps";
import { deliveriesPage } from "./deliveries";
import { page } from "./layout";
import { orderPage, ordersPage } from "./orders";
import { productPage, productsPage } from "./products";
import { shopPage } from "./shop";
import { stockPage } from "./stock";
import { streamPage } from "./stream";
import { switchesPage } from "./switches";

export type AdminPage = (store: Store, search: URLSearchParams) => { title: string; body: string; refresh?: number };

const PAGES: Record<string, AdminPage> = {
  apps: appsPage,
  products: productsPage,
  product: productPage,
  orders: ordersPage,
  order: orderPage,
  stock: stockPage,
  deliveries: deliveriesPage,
  switches: switchesPage,
  stream: streamPage,
  shop: shopPage,
};
const MENU_OF: Record<string, string> = { product: "products", order: "orders" };

export function renderAdminPage(store: Store, name: string, search: URLSearchParams): string | undefined {
  const render = PAGES[name];
  if (!render) return undefined;
  return page({ ...render(store, search), shop: store.domain, current: MENU_OF[name] ?? name });
}
