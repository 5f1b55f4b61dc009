import { Link, useNavigate } from "@remix-run/react";
import { useEffect } from "react";

/** App Bridge reads these links into the admin's own menu; they are never shown on the page. */
export const AppNavigation = () => {
  useAdminNavigation();
  return (
    <ui-nav-menu>
      <Link to="/" rel="home">
        Home
      </Link>
      <Link to="/reorder">Reorder</Link>
      <Link to="/products">Products</Link>
      <Link to="/purchase-orders">Purchase orders</Link>
      <Link to="/transfers">Transfers</Link>
      <Link to="/counts">Counts</Link>
      <Link to="/suppliers">Suppliers</Link>
      <Link to="/reports">Reports</Link>
      <Link to="/alerts">Alerts</Link>
      <Link to="/endpoints">Events</Link>
      <Link to="/settings">Settings</Link>
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
