import type { Lang } from './text';

type Json = Record<string, unknown>;

/** The schema in the reader's language. */
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
  return to;
}

/** Yes-or-no is asked by two circles, so that "no" is an answer, too. */
export function asked(schema: unknown, ui: unknown, lang: Lang): Json {
  const at = (schema ?? {}) as Json;
  const out: Json = { ...((ui ?? {}) as Json) };
  const walk = (part: Json) => {
    for (const [name, child] of Object.entries((part.properties ?? {}) as Record<string, Json>)) {
      if (child.type === 'boolean' && child.const === undefined && !(out[name] as Json | undefined)?.['ui:widget']) {
        out[name] = { ...((out[name] ?? {}) as Json), 'ui:widget': 'radio', 'ui:enumNames': lang === 'en' ? ['Yes', 'No'] : ['是', '否'] };
      } else if (child.type === 'object') {
        out[name] = asked(child, out[name], lang);
      }
    }
    for (const one of (part.allOf ?? []) as Json[]) ['then', 'else'].forEach((branch) => one[branch] && walk(one[branch] as Json));
    ['then', 'else'].forEach((branch) => part[branch] && walk(part[branch] as Json));
  };
  walk(at);
  return out;
}

/** rjsf answers a required yes-or-no with "no" by itself: it is not told that one must be answered; the validator is. */
export function unanswered(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(unanswered);
  if (!schema || typeof schema !== 'object') return schema;
  const to: Json = Object.fromEntries(Object.entries(schema as Json).map(([name, value]) => [name, name === 'if' || name === 'const' || name === 'default' ? value : unanswered(value)]));
  const properties = to.properties as Record<string, Json> | undefined;
  if (properties && Array.isArray(to.required)) {
    const open = (to.required as string[]).filter((name) => properties[name]?.type === 'boolean');
    to.required = (to.required as string[]).filter((name) => !open.includes(name));
    open.forEach((name) => { properties[name] = { ...properties[name], mustAnswer: true }; });
  }
  return to;
}
