const MOST = 200;

/**
 * Making a formatter takes longer than using it a hundred times, and a page of fifty lines writes hundreds of figures:
 * each is made once. Browsers name the languages, so that there is an end to how many are kept.
 */
function kept<Options extends object, Format>(make: (locale: string, options: Options) => Format) {
  const formats = new Map<string, Format>();
  return (locale: string, options: Options): Format => {
    const key = locale + JSON.stringify(options);
    const known = formats.get(key);
    if (known) return known;
    if (formats.size >= MOST) formats.clear();
    const format = make(locale, options);
    formats.set(key, format);
    return format;
  };
}

export const numberFormat = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));

export const dateFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

export const relativeTimeFormat = kept(
  (locale, options: Intl.RelativeTimeFormatOptions) => new Intl.RelativeTimeFormat(locale, options),
);
