// npm run backtest -- FILE.csv [--lead 14] [--cover 14] [--warm 75] [--sim DAYS] [--json]
// The app's own demand engine against the 30-day mean, over sales of one's own: docs/demand.md.
import { importInOneModule } from "./one-module.mjs";

const { main } = await importInOneModule("scripts/backtest/main.ts");
process.exitCode = main(process.argv.slice(2));
