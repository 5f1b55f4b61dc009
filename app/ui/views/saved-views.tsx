import { Link } from "@remix-run/react";
import { ActionList, Button, Popover } from "@shopify/polaris";
import { useState } from "react";
import { type SavedView, searchOf, type ViewPage, viewAddress } from "../../shops/views/saved-view";
import { onDemand } from "../on-demand";
import { VIEWS } from "./words";

const NameView = onDemand(() => import("./name-view").then((module) => module.NameView));

const DeleteView = onDemand(() => import("./delete-view").then((module) => module.DeleteView));

/** The page's views, each an address; what is shown can be saved as one unless it is one, or the page as it opens. */
export const SavedViews = ({ page, address, views }: { page: ViewPage; address: string; views: SavedView[] }) => {
  const search = searchOf(address);
  const current = views.find((view) => view.search === search);
  const [open, setOpen] = useState<"save" | "rename" | "delete">();
  const close = () => setOpen(undefined);
  if (views.length === 0 && search === "") return null;
  return (
    <div className="SavedViews">
      {views.length > 0 && (
        <nav aria-label={VIEWS.savedViews.savedViews} className="SavedViews-Links">
          {views.map((view) => (
            <Link key={view.id} to={viewAddress(view)} aria-current={view === current ? "page" : undefined}>
              {view.name}
            </Link>
          ))}
        </nav>
      )}
      {current ? (
        <ViewMenu name={current.name} onChoose={setOpen} />
      ) : (
        search !== "" && (
          <Button variant="plain" onClick={() => setOpen("save")}>
            {VIEWS.savedViews.saveView}
          </Button>
        )
      )}
      {open === "save" && <NameView page={page} search={search} onClose={close} />}
      {open === "rename" && current && <NameView page={page} search={search} view={current} onClose={close} />}
      {open === "delete" && current && <DeleteView view={current} onClose={close} />}
    </div>
  );
};

const ViewMenu = ({ name, onChoose }: { name: string; onChoose: (what: "rename" | "delete") => void }) => {
  const [open, setOpen] = useState(false);
  const choose = (what: "rename" | "delete") => () => {
    setOpen(false);
    onChoose(what);
  };
  return (
    <Popover
      active={open}
      onClose={() => setOpen(false)}
      activator={
        <Button
          variant="plain"
          disclosure
          accessibilityLabel={VIEWS.savedViews.changeViewNamed(name)}
          onClick={() => setOpen(!open)}
        >
          {VIEWS.savedViews.changeView}
        </Button>
      }
    >
      <ActionList
        actionRole="menuitem"
        items={[
          { content: VIEWS.savedViews.rename, onAction: choose("rename") },
          { content: VIEWS.savedViews.delete, destructive: true, onAction: choose("delete") },
        ]}
      />
    </Popover>
  );
};
