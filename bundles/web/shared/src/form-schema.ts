import type { Lang } from './text';

type Json = Record<string, unknown>;

/** The schema in the reader's language; a yes-or-no says so. */
export function localized(schema: unknown, lang: Lang): unknown {
  if (Array.isArray(schema)) return schema.map((one) => localized(one, lang));
  if (!schema || typeof schema !== 'object') return schema;
  const from = schema as Json;
  const to: Json = {};
  for (const [name, value] of Object.entries(from)) {
    to[name] = name === 'const' || name === 'enum' || name === 'default' || name === 'examples' ? value : localized(value, lang);
  }
  if (lang === 'en' && typeof from.titleEn === 'string') to.title = from.titleEn;
  if (lang === 'en' && typeof from.descriptionEn === 'string') to.description = from.descriptionEn;
  if (from.type === 'boolean' && from.const === undefined && from.title) {
    to.oneOf = lang === 'en' ? [{ const: true, title: 'Yes' }, { const: false, title: 'No' }] : [{ const: true, title: '是' }, { const: false, title: '否' }];
  }
  return to;
}

/** Yes-or-no is asked by two circles, so that "no" is an answer, too. */
export function asked(schema: unknown, ui: unknown): Json {
  const at = (schema ?? {}) as Json;
  const out: Json = { ...((ui ?? {}) as Json) };
  const walk = (part: Json) => {
    for (const [name, child] of Object.entries((part.properties ?? {}) as Record<string, Json>)) {
      if (child.type === 'boolean' && child.const === undefined && !(out[name] as Json | undefined)?.['ui:widget']) {
        out[name] = { ...((out[name] ?? {}) as Json), 'ui:widget': 'radio' };
      } else if (child.type === 'object') {
        out[name] = asked(child, out[name]);
      }
    }
    for (const one of (part.allOf ?? []) as Json[]) ['then', 'else'].forEach((branch) => one[branch] && walk(one[branch] as Json));
    ['then', 'else'].forEach((branch) => part[branch] && walk(part[branch] as Json));
  };
  walk(at);
  return out;
}
