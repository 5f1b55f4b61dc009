import { watch } from "node:fs";

const QUIET = 200;

/** Wrangler itself follows what it bundles; only Remix's build has to be made again. */
export function rebuildOnChange(children, build) {
  let timer;
  let building = Promise.resolve();
  const rebuild = () => {
    building = building
      .then(() => children.run(build, { KEEP_BUILD: "1" }))
      .catch((error) => console.error(`${error.message} Still serving the last good build.`));
  };
  for (const folder of ["app", "drizzle", "workers"]) {
    const watcher = watch(folder, { recursive: true }, (_, file) => {
      if (file?.startsWith("dev-store")) return;
      clearTimeout(timer);
      timer = setTimeout(rebuild, QUIET);
    });
    children.addTimer(() => watcher.close());
  }
}
