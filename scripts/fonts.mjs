// Fonts of printed documents, from the packages that carry them, to where the Worker's own files lie. Each has its licence beside it.
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);

const FONTS = [
  ["noto-sans", ["400Regular/NotoSans_400Regular.ttf", "700Bold/NotoSans_700Bold.ttf"]],
  ["noto-sans-arabic", ["400Regular/NotoSansArabic_400Regular.ttf"]],
  ["noto-sans-hebrew", ["400Regular/NotoSansHebrew_400Regular.ttf"]],
  ["noto-sans-sc", ["400Regular/NotoSansSC_400Regular.ttf"]],
  ["noto-sans-jp", ["400Regular/NotoSansJP_400Regular.ttf"]],
];

/** What lies there already stays: fonts change with their packages' versions only, and `folder` is emptied by a build. */
export function placeFonts(folder = "build/client") {
  const fonts = join(folder, "fonts");
  mkdirSync(fonts, { recursive: true });
  for (const [name, files] of FONTS) {
    const from = dirname(resolve(`@expo-google-fonts/${name}/package.json`));
    for (const file of files) placed(join(from, file), join(fonts, file.split("/")[1]));
    placed(join(from, "LICENSE_FONT"), join(fonts, `${name}.LICENSE.txt`));
  }
}

function placed(from, to) {
  if (!existsSync(to)) copyFileSync(from, to);
}
