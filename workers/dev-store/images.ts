import type { Store } from "./store";

export function imageAddress(store: Store, number: number): string {
  return `${store.env.DEV_STORE_URL}/${store.domain}/images/${number}.svg`;
}

export function answerImage(store: Store, number: number): Response {
  const product = store.database.find<{ title: string }>("select title from products where image = ?", number);
  return drawTile(product?.title ?? "?", number);
}

/** A coloured tile with the product's initials: a picture without any picture file. */
function drawTile(title: string, number: number): Response {
  const initials = title
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? "")
    .join("")
    .replace(/[^A-Z0-9]/g, "");
  const hue = (number * 47) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600">
<rect width="600" height="600" fill="hsl(${hue} 38% 86%)"/>
<circle cx="${150 + ((number * 61) % 300)}" cy="${170 + ((number * 29) % 260)}" r="210" fill="hsl(${(hue + 24) % 360} 42% 76%)"/>
<text x="300" y="372" font-family="Georgia, serif" font-size="210" text-anchor="middle" fill="hsl(${hue} 45% 24%)">${initials}</text>
</svg>`;
  return new Response(svg, { headers: { "content-type": "image/svg+xml", "cache-control": "public, max-age=86400" } });
}
