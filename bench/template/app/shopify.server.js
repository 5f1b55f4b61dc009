import "@shopify/shopify-app-react-router/adapters/node";
import { PrismaLibSQL } from "@prisma/adapter-libsql";
import { PrismaClient } from "@prisma/client";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-react-router/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";

const sessions = new PrismaClient({ adapter: new PrismaLibSQL({ url: "file:sessions.sqlite" }) });

export const { authenticate } = shopifyApp({
  apiKey: process.env.SHOPIFY_API_KEY,
  apiSecretKey: process.env.SHOPIFY_API_SECRET,
  apiVersion: ApiVersion.October25,
  scopes: ["read_orders"],
  appUrl: "https://example.com",
  sessionStorage: new PrismaSessionStorage(sessions),
  distribution: AppDistribution.AppStore,
});
