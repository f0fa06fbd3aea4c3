import type { Text } from '@sunhall/shared/text';

/** What happens to people and companies, and by which words of an item's name it is found. */
export const LIFE_EVENTS: { key: string; name: Text; words: RegExp; types?: string[] }[] = [
  { key: 'open-business', name: { zh: '开店办企业', en: 'Open a business' }, words: /经营|企业|营业|登记|开办|business|enterprise/i, types: ['licence', 'confirmation', 'public-service', 'other'] },
  { key: 'food', name: { zh: '食品餐饮', en: 'Food and catering' }, words: /食品|餐饮|food|catering/i },
  { key: 'hardship', name: { zh: '生活困难', en: 'In hardship' }, words: /低保|最低生活|救助|补助|补贴|subsistence|allowance|relief/i },
  { key: 'family', name: { zh: '生育婚姻', en: 'Birth and marriage' }, words: /生育|出生|婚姻|收养|birth|marriage|adoption/i },
  { key: 'school', name: { zh: '上学就业', en: 'School and work' }, words: /教育|学校|入学|就业|职业|school|employment/i },
  { key: 'health', name: { zh: '看病养老', en: 'Health and old age' }, words: /医疗|卫生|养老|残疾|health|medical|pension|care/i },
  { key: 'house', name: { zh: '买房建房', en: 'House and land' }, words: /房|土地|建设|规划|不动产|house|land|building/i },
  { key: 'car', name: { zh: '车辆出行', en: 'Cars and travel' }, words: /车|驾驶|道路|运输|vehicle|driving|transport/i },
];
