/** Sentences of the phone's page: handed over by the server as they stand, so that no message library travels to a phone. */
export type Labels = Readonly<Record<string, string>>;

export function say(labels: Labels, key: string, params: Record<string, string | number> = {}): string {
  return (labels[key] ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** Points as people write them: no tail of zeros, a comma in Russian. */
export function pointsText(points: number, locale: string): string {
  const text = String(Math.round(points * 100) / 100);
  return locale === 'ru' ? text.replace('.', ',') : text;
}
