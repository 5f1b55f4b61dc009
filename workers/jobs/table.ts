import type { JobMessage } from "../../app/jobs/messages";
import { convergeSubscriptionsOf } from "./converge-subscriptions";
import { eraseShop } from "./erase";
import { importShop } from "./import/import";
import type { JobStep } from "./job";
import { sendMails } from "./mails/send-mails";
import { tellAlerts } from "./mails/tell-alerts";
import { tellSync } from "./mails/tell-sync";
import { tellWeek } from "./mails/tell-week";
import { makeDueAverages } from "./make-averages";
import { readDoubtfulLevels } from "./read/doubtful-levels";
import { readLevels } from "./read/levels";
import { readOrders } from "./read/orders";
import { readProduct } from "./read/product";
import { beginPurchaseOrders, readPurchaseOrders } from "./read/purchase-orders";
import { rebuildDays } from "./rebuild-days";
import { readAllLocations } from "./reconcile/locations";
import { beginReconciliation, reconcileShop } from "./reconcile/reconcile";
import { recover } from "./recover";
import { renewAccess } from "./renew-access";
import { replan } from "./replan";
import { replay } from "./replay";
import { rollForward } from "./roll-forward";
import { uninstallShop } from "./uninstall";
import { writeCosts } from "./write-costs";
import { writeInventory } from "./write-inventory";

/** Every job by its name. A new one is a line here and a file beside it. */
export const JOBS: { [Kind in JobMessage["kind"]]: JobStep<Extract<JobMessage, { kind: Kind }>> } = {
  import: importShop,
  reconcile: reconcileShop,
  "begin-reconciliation": beginReconciliation,
  "roll-forward": rollForward,
  replan,
  "rebuild-days": rebuildDays,
  replay,
  recover,
  "converge-subscriptions": convergeSubscriptionsOf,
  "read-product": readProduct,
  "read-doubtful-levels": readDoubtfulLevels,
  "tell-alerts": tellAlerts,
  "tell-week": tellWeek,
  "tell-sync": tellSync,
  "send-mails": sendMails,
  "read-levels": readLevels,
  "read-orders": readOrders,
  "read-locations": readAllLocations,
  "begin-purchase-orders": beginPurchaseOrders,
  "read-purchase-orders": readPurchaseOrders,
  "write-inventory": writeInventory,
  "write-costs": writeCosts,
  "make-averages": makeDueAverages,
  "renew-access": renewAccess,
  uninstall: uninstallShop,
  erase: eraseShop,
};

/** The schedule asks for these again within minutes, so that their messages give up: otherwise they would pile up beside its own. */
export const ASKED_AGAIN = new Set<JobMessage["kind"]>([
  "import",
  "reconcile",
  "begin-reconciliation",
  "roll-forward",
  "rebuild-days",
  "replay",
  "recover",
  "read-doubtful-levels",
  "tell-alerts",
  "tell-week",
  "tell-sync",
  "send-mails",
  "write-inventory",
  "write-costs",
  "make-averages",
  "begin-purchase-orders",
  "read-purchase-orders",
]);
