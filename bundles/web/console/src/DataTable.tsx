import { Table, type TableColumnType } from 'antd';
import { useMemo, useState, type HTMLAttributes, type ReactNode } from 'react';
import { csv, download } from '@sunhall/shared/csv';
import { Trouble } from '@sunhall/shared/pieces';
import { useT } from '@sunhall/shared/text';
import { xlsx } from './xlsx';

export interface Column<T> {
  title: string;
  /** What is sorted, filtered and exported. */
  value(row: T): string | number;
  draw?(row: T): ReactNode;
  /** What is written into the export where the sorted value is a number that stands for a word. */
  word?(row: T): string;
  /** Buttons: neither sorted, filtered nor exported. */
  acts?: boolean;
  /** Offers the values that occur for choosing. */
  choose?: boolean;
  /** Short values that are read in one line: a date, a number, a lamp. */
  line?: boolean;
}

function save(name: string, content: BlobPart, type: string) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** How many rows an export reads at the most; whoever needs more narrows the search. */
const MOST = 20_000;

/** Every page of a list, one after the other, until its end or {@link MOST} rows. */
export async function everyPage<T>(page: (after: string, limit: number) => Promise<{ items: T[]; next?: string | undefined }>, limit = 200): Promise<{ rows: T[]; all: boolean }> {
  const rows: T[] = [];
  let after = '';
  do {
    const found = await page(after, limit);
    rows.push(...found.items);
    after = found.next ?? '';
  } while (after && rows.length < MOST);
  return { rows, all: after === '' };
}

/**
 * Every table: filter, choose, sort, pages, export. What is exported is all there is, also what {@code more} has yet to read.
 * Words wrap; where there is no room for columns each row is a card with its headings.
 */
export function DataTable<T extends object>({ rows, columns, rowKey, name, tools, busy = false, empty, more }: { rows: T[]; columns: Column<T>[]; rowKey(row: T): string; name: string; tools?: ReactNode; busy?: boolean; empty?: string; more?: () => Promise<{ rows: T[]; all: boolean }> }) {
  const t = useT();
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<Record<number, string>>({});
  const written = (column: Column<T>, row: T) => (column.word ? column.word(row) : column.value(row));
  const fitting = (list: T[]) => {
    const wanted = filter.trim().toLowerCase();
    return list.filter((row) => (!wanted || columns.some((column) => String(written(column, row)).toLowerCase().includes(wanted)))
      && Object.entries(chosen).every(([at, value]) => !value || String(written(columns[Number(at)]!, row)) === value));
  };
  const shown = useMemo(() => fitting(rows), [rows, columns, filter, chosen]);
  const drawn = columns.map((column, index): TableColumnType<T> => ({
    key: index, title: column.title,
    className: column.acts ? 'c-column-acts' : column.line ? 'c-column-line' : '',
    onCell: () => ({ 'data-title': column.title }) as HTMLAttributes<HTMLTableCellElement>,
    sorter: column.acts ? false : (a, b) => {
      const [left, right] = [column.value(a), column.value(b)];
      return typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right), 'zh-CN');
    },
    render: (_, row) => <div className="c-cell">{column.draw ? column.draw(row) : <bdi>{column.value(row)}</bdi>}</div>,
  }));
  const said = columns.filter((column) => !column.acts);
  const [reading, setReading] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [cut, setCut] = useState(false);
  const sheet = (list: T[]) => [said.map((column) => column.title), ...list.map((row) => said.map((column) => written(column, row)))];
  const take = async (write: (cells: (string | number)[][]) => void) => {
    setTrouble(null);
    setReading(true);
    try {
      const found = more ? await more() : { rows, all: true };
      setCut(!found.all);
      write(sheet(fitting(found.rows)));
    } catch (failure) {
      setTrouble(failure);
    } finally {
      setReading(false);
    }
  };
  return (
    <>
      <div className="c-tools">
        <label><span className="sh-only-read">{t('筛选', 'Filter')}</span><input className="sh-input" type="search" placeholder={t('筛选…', 'Filter…')} value={filter} onChange={(event) => setFilter(event.target.value)} /></label>
        {columns.map((column, at) => {
          if (!column.choose) return null;
          const values = [...new Set(rows.map((row) => String(written(column, row))).filter(Boolean))].sort((a, b) => a.localeCompare(b, 'zh-CN'));
          if (values.length < 2 && !chosen[at]) return null;
          return <label key={at}><span className="sh-only-read">{column.title}</span><select className="sh-input" value={chosen[at] ?? ''} onChange={(event) => setChosen({ ...chosen, [at]: event.target.value })}><option value="">{t(`${column.title}:全部`, `${column.title}: all`)}</option>{values.map((value) => <option key={value} value={value}>{value}</option>)}</select></label>;
        })}
        {tools}
        <span className="c-export">
          <button type="button" className="sh-button c-small" disabled={shown.length === 0 || reading} onClick={() => void take((cells) => download(`${name}.csv`, csv(cells)))}>{t('导出 CSV', 'Export CSV')}</button>
          <button type="button" className="sh-button c-small" disabled={shown.length === 0 || reading} onClick={() => void take((cells) => save(`${name}.xlsx`, xlsx(cells) as BlobPart, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'))}>{t('导出 XLSX', 'Export XLSX')}</button>
        </span>
        <span className="sh-quiet" role="status">{reading ? t('正在读取全部记录…', 'Reading all rows…') : t(`共 ${shown.length} 条`, `${shown.length} rows`)}</span>
      </div>
      {trouble !== null && <Trouble error={trouble} />}
      {cut && <p className="c-notice" role="status">{t(`记录太多,只导出了前 ${MOST} 条;请缩小查询范围后分次导出。`, `There are too many: only the first ${MOST} were exported. Narrow the search and export in parts.`)}</p>}
      <Table<T> className="c-table" size="small" rowKey={rowKey} dataSource={shown} columns={drawn} loading={busy} showSorterTooltip={false} pagination={shown.length > 50 ? { pageSize: 50, showSizeChanger: false } : false} locale={{ emptyText: <span className="sh-empty">{rows.length > 0 ? t('没有符合筛选条件的内容', 'Nothing fits the filter') : empty ?? t('没有内容', 'Nothing here')}</span> }} />
    </>
  );
}
