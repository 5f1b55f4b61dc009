import type { Face } from "./faces";

/** Each font's file under the app's own address; scripts/fonts.mjs puts them there from packages, licences beside them. */
export const FONT_FILES: Record<Face, string> = {
  regular: "NotoSans_400Regular.ttf",
  bold: "NotoSans_700Bold.ttf",
  arabic: "NotoSansArabic_400Regular.ttf",
  hebrew: "NotoSansHebrew_400Regular.ttf",
  chinese: "NotoSansSC_400Regular.ttf",
  japanese: "NotoSansJP_400Regular.ttf",
};

export type FontOf = (face: Face) => Promise<Uint8Array>;

/** Fonts as the Worker's own files. Throws where one is not there: the build has left it out. */
export const fontsIn =
  (assets: Pick<Fetcher, "fetch">): FontOf =>
  async (face) => {
    const answer = await assets.fetch(`https://assets.local/fonts/${FONT_FILES[face]}`);
    if (!answer.ok) throw new Error(`The font ${FONT_FILES[face]} is not among the app's files (${answer.status}).`);
    return new Uint8Array(await answer.arrayBuffer());
  };
