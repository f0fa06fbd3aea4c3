import { useReading, useT } from './text';

type Json = Record<string, unknown>;
type Named = [name: string, schema: Json];

const titleOf = (at: Json, lang: string, otherwise = '') => String((lang === 'en' && at.titleEn) || at.title || otherwise);

/** The fields of an object, those that only some conditions ask for among them, in the order of the form. */
export function fieldsOf(schema: Json, order: string[] = []): Named[] {
  const found = new Map<string, Json>(Object.entries((schema.properties ?? {}) as Record<string, Json>));
  const walk = (part: Json | undefined) => {
    if (!part) return;
    for (const [name, one] of Object.entries((part.properties ?? {}) as Record<string, Json>)) if (!found.has(name) && (one.title || one.type)) found.set(name, one);
    for (const one of (part.allOf ?? []) as Json[]) walk(one);
    walk(part.then as Json | undefined);
    walk(part.else as Json | undefined);
  };
  for (const one of (schema.allOf ?? []) as Json[]) walk(one);
  walk({ then: schema.then, else: schema.else });
  const at = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...found].sort(([a], [b]) => at(a) - at(b));
}

/** A form as the sheet of paper it is: blank to be filled in by hand, or with what was entered. Values are text, never markup. */
export function PaperForm({ schema, ui = {}, data, title }: { schema: Json; ui?: Json; data?: Json; title: string }) {
  const t = useT();
  const { lang } = useReading();
  const box = (on: boolean) => <span aria-hidden="true">{on ? '☑' : '☐'}</span>;
  const blank = <span className="sh-paper-line" />;
  const choices = (options: Json[], chosen: unknown[]) => (
    <ul className="sh-paper-choices">{options.map((one, index) => <li key={index}>{box(chosen.includes(one.const))}{chosen.includes(one.const) && <span className="sh-only-read">{t('已选', 'chosen')} </span>} {titleOf(one, lang, String(one.const))}</li>)}</ul>
  );
  const value = (at: Json, given: unknown): React.ReactNode => {
    if (at.type === 'boolean') return at.const === true ? <>{box(given === true)} {t('承诺', 'Declared')}</> : choices([{ const: true, title: '是', titleEn: 'Yes' }, { const: false, title: '否', titleEn: 'No' }], [given]);
    if (at.oneOf) return choices(at.oneOf as Json[], [given]);
    const items = at.items as Json | undefined;
    if (at.type === 'array' && items?.oneOf) return choices(items.oneOf as Json[], Array.isArray(given) ? given : []);
    if (at.type === 'array' && items?.properties) {
      const columns = Object.entries(items.properties as Record<string, Json>);
      const rows = Array.isArray(given) && given.length > 0 ? (given as Json[]) : data ? [] : [{}, {}, {}];
      return (
        <div className="sh-scroll" tabIndex={0} role="region" aria-label={titleOf(at, lang)}>
          <table><thead><tr>{columns.map(([name, one]) => <th key={name} scope="col">{titleOf(one, lang, name)}</th>)}</tr></thead>
            <tbody>{rows.map((row, index) => <tr key={index}>{columns.map(([name, one]) => <td key={name}>{one.oneOf ? plain(one, row[name]) : <bdi>{row[name] === undefined ? '\u00a0' : String(row[name])}</bdi>}</td>)}</tr>)}</tbody></table>
        </div>
      );
    }
    if (at.type === 'array') return Array.isArray(given) && given.length > 0 ? <ol>{given.map((one, index) => <li key={index}><bdi>{String(one)}</bdi></li>)}</ol> : blank;
    return given === undefined || given === null || given === '' ? (data ? '—' : blank) : <bdi>{String(given)}</bdi>;
  };
  const plain = (at: Json, given: unknown) => {
    const option = (at.oneOf as Json[]).find((one) => one.const === given);
    return option ? titleOf(option, lang) : '\u00a0';
  };
  const rows = (part: Json, given: Json | undefined, order: string[] = []): React.ReactNode[] => fieldsOf(part, order)
    .filter(([name]) => !data || given?.[name] !== undefined)
    .flatMap(([name, at]) => at.type === 'object'
      ? [<tr key={name}><th colSpan={2} scope="colgroup" className="sh-paper-group">{titleOf(at, lang, name)}</th></tr>, ...rows(at, given?.[name] as Json | undefined)]
      : [<tr key={name}><th scope="row">{titleOf(at, lang, name)}</th><td>{value(at, given?.[name])}</td></tr>]);
  return (
    <article className="sh-paper" aria-label={title}>
      <h2>{title}</h2>
      <table className="sh-paper-table"><tbody>{rows(schema, data, (ui['ui:order'] as string[] | undefined) ?? [])}</tbody></table>
      <p className="sh-paper-sign">{t('申请人(签名或者盖章):', 'Applicant (signature or seal):')}<span className="sh-paper-line" /> {t('日期:', 'Date:')}<span className="sh-paper-line" /></p>
    </article>
  );
}

/** The sheet as a file of its own, to be opened and printed without this site. */
export function standalone(sheet: Element, title: string, lang: string): string {
  const plain = document.createElement('title');
  plain.textContent = title;
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">${plain.outerHTML}<style>body{font-family:serif;max-width:48rem;margin:2rem auto;line-height:1.7}h2{text-align:center}table{border-collapse:collapse;width:100%}th,td{border:1px solid #444;padding:.4rem .6rem;text-align:left;vertical-align:top}ul{list-style:none;margin:0;padding:0}.sh-paper-group{background:#eee}.sh-paper-line{display:inline-block;min-width:9rem;border-bottom:1px solid #444;height:1.2em}.sh-only-read{display:none}</style></head><body>${sheet.outerHTML}</body></html>\n`;
}
