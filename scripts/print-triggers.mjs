// node scripts/print-triggers.mjs: the triggers that count, for a migration by hand.
import { runnerImport } from "vite";

const { module } = await runnerImport("./drizzle/triggers/counts.ts", { configFile: false, logLevel: "error" });
for (const [name, sql] of Object.entries(module.COUNTS)) {
  console.log(`DROP TRIGGER \`${name}\`;\n--> statement-breakpoint\n${sql};\n--> statement-breakpoint`);
}
