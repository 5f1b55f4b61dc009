import { Link, useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { FRAME } from "./words";

/** App Bridge reads these links into the admin's own menu; they are never shown on the page. */
export const AppNavigation = () => {
  useAdminNavigation();
  return (
    <ui-nav-menu>
      <Link to="/" rel="home">
        {FRAME.home}
      </Link>
      <Link to="/reorder">{FRAME.reorder}</Link>
      <Link to="/products">{FRAME.products}</Link>
      <Link to="/purchase-orders">{FRAME.appNavigation.purchaseOrders}</Link>
      <Link to="/transfers">{FRAME.appNavigation.transfers}</Link>
      <Link to="/counts">{FRAME.appNavigation.counts}</Link>
      <Link to="/suppliers">{FRAME.suppliers}</Link>
      <Link to="/reports">{FRAME.reports}</Link>
      <Link to="/alerts">{FRAME.alerts}</Link>
      <Link to="/endpoints">{FRAME.events}</Link>
      <Link to="/settings">{FRAME.settings}</Link>
    </ui-nav-menu>
  );
};

/** The admin's menu asks with an event, so that the app can move without loading anew. */
function useAdminNavigation() {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: Event) => {
      const href = event.target instanceof Element ? event.target.getAttribute("href") : null;
      if (!href) return;
      // Taken: without this the frame would load the address anew, without the shop in it.
      event.preventDefault();
      navigate(href);
    };
    document.addEventListener("shopify:navigate", follow);
    return () => document.removeEventListener("shopify:navigate", follow);
  }, [navigate]);
}
