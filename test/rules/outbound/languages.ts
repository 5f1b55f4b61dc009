import { spawnSync } from "node:child_process";

/** Debian's packages of them: python3, php-cli, ruby. */
export const has = (command: string) => spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0;
