import type { Lang } from '@sunhall/shared/text';

const UNITS: Record<string, [string, string, string]> = {
  wd: ['个工作日', 'working day', 'working days'], d: ['日', 'day', 'days'], h: ['小时', 'hour', 'hours'], m: ['个月', 'month', 'months'], y: ['年', 'year', 'years'],
};

/** "5wd" as people say it; whatever is no limit stays as it is. */
export function limit(value: string | number | null | undefined, lang: Lang): string {
  const found = /^(\d+)(wd|d|h|m|y)$/.exec(String(value ?? ''));
  if (!found) return String(value ?? '');
  const [zh, one, many] = UNITS[found[2] ?? 'd'] ?? ['', '', ''];
  return lang === 'en' ? `${found[1]} ${found[1] === '1' ? one : many}` : `${found[1]} ${zh}`;
}

/** Every limit inside a text. */
export const limits = (value: string, lang: Lang) => value.replace(/(?<![\w.])\d{1,4}(?:wd|d|h)(?!\w)/g, (found) => limit(found, lang));

/** A limit ends with a day: the instant it is over is the next one's first. */
export const lastDay = (due: string | undefined | null): string | undefined => (due ? new Date(new Date(due).getTime() - 1000).toISOString() : undefined);
