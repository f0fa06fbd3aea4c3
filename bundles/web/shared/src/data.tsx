import { property } from './form-titles';
import { useReading, useT } from './text';

type Json = Record<string, unknown>;

/** What somebody filled in, to be read: labels of the form, values in words. Values are text, never markup. */
export function FormData({ schema, data, order = [] }: { schema?: Json; data: Json; order?: string[] }) {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const { lang } = useReading();
  const t = useT();
  const name = (at: Json | undefined, key: string) => String((lang === 'en' && at?.titleEn) || at?.title || key);
  const plain = (value: unknown, at: Json | undefined): string => {
    if (typeof value === 'boolean') return value ? t('是', 'Yes') : t('否', 'No');
    const option = ((at?.oneOf ?? []) as Json[]).find((one) => one.const === value);
    if (option) return String((lang === 'en' && option.titleEn) || option.title || value);
    return value === null || value === undefined ? '—' : String(value);
  };
  const draw = (value: unknown, at: Json | undefined): React.ReactNode => {
    if (Array.isArray(value)) {
      const items = at?.items as Json | undefined;
      if (value.length > 0 && value.every((one) => one && typeof one === 'object')) {
        const columns = Object.keys((items?.properties ?? value[0]) as Json);
        return (
          <div className="sh-scroll" tabIndex={0} role="region" aria-label={String(at?.title ?? '')}>
            <table className="sh-table"><thead><tr>{columns.map((column) => <th key={column} scope="col">{name(property(items, column), column)}</th>)}</tr></thead>
              <tbody>{value.map((row, index) => <tr key={index}>{columns.map((column) => <td key={column}>{plain((row as Json)[column], property(items, column))}</td>)}</tr>)}</tbody></table>
          </div>
        );
      }
      return value.length === 0 ? '—' : value.map((one) => plain(one, items)).join(lang === 'en' ? ', ' : '、');
    }
    if (value && typeof value === 'object') return <FormData schema={at} data={value as Json} />;
    return plain(value, at);
  };
  return (
    <dl className="sh-data">
      {Object.entries(data).sort(([a], [b]) => place(a) - place(b)).map(([key, value]) => {
        const at = property(schema, key);
        const nested = value !== null && typeof value === 'object' && !Array.isArray(value);
        return <div key={key} className={nested ? 'sh-nested' : ''}><dt>{name(at, key)}</dt><dd>{draw(value, at)}</dd></div>;
      })}
    </dl>
  );
}
