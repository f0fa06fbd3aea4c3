import schema from '../../../../plugins-sdk/api/src/main/resources/SUNHALL-SCHEMA/item.schema.json';
import type { Text } from '@sunhall/shared/text';

/** What the parts of an item's file are called: the titles of its published schema, "中文 · English". */
export const ITEM_WORDS: Record<string, Text> = {};

(function collect(at: unknown): void {
  if (at === null || typeof at !== 'object') return;
  for (const [key, one] of Object.entries((at as { properties?: Record<string, { title?: unknown }> }).properties ?? {})) {
    const title = typeof one?.title === 'string' ? one.title : undefined;
    const [zh, en] = title?.split(' · ') ?? [];
    if (zh && !ITEM_WORDS[key]) ITEM_WORDS[key] = { zh, en: en ?? zh };
  }
  Object.values(at).forEach(collect);
})(schema);
// The item's own name has the first title of this key; materials and papers have names, too.
ITEM_WORDS.name = { zh: '名称', en: 'name' };

/** Grounds for stopping a clock (行政许可法 art. 45), as the clocks calls them. */
export const VALUES: Record<string, Text> = {
  hearing: { zh: '听证', en: 'hearing' }, tender: { zh: '招标', en: 'tender' }, auction: { zh: '拍卖', en: 'auction' }, 'inspection-testing': { zh: '检验', en: 'inspection and testing' }, measurement: { zh: '检测', en: 'measurement' }, quarantine: { zh: '检疫', en: 'quarantine' }, appraisal: { zh: '鉴定', en: 'appraisal' }, 'expert-review': { zh: '专家评审', en: 'expert review' },
};
