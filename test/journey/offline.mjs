/** A page that is asked for without a connection says so, and comes by itself once there is one. */
export async function goOffline({ page, merchant, complaints }) {
  await merchant.open("/reorder");
  await merchant.settled();
  await page.context().setOffline(true);
  await merchant.follow("/reorder?tab=soon");
  await merchant.heading("You are offline");
  await page.context().setOffline(false);
  await merchant.heading("Reorder");
  await merchant.settled();
  const others = complaints.filter((text) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(text));
  complaints.splice(0, complaints.length, ...others);
}
