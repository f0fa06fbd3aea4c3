import { Table, type TableColumnType } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { csv, download } from '@sunhall/shared/csv';
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
}

function save(name: string, content: BlobPart, type: string) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Every table: filter, choose, sort, pages, export. */
export function DataTable<T extends object>({ rows, columns, rowKey, name, tools, busy = false, empty }: { rows: T[]; columns: Column<T>[]; rowKey(row: T): string; name: string; tools?: ReactNode; busy?: boolean; empty?: string }) {
  const t = useT();
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<Record<number, string>>({});
  const written = (column: Column<T>, row: T) => (column.word ? column.word(row) : column.value(row));
  const shown = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    return rows.filter((row) => (!wanted || columns.some((column) => String(written(column, row)).toLowerCase().includes(wanted)))
      && Object.entries(chosen).every(([at, value]) => !value || String(written(columns[Number(at)]!, row)) === value));
  }, [rows, columns, filter, chosen]);
  const drawn = columns.map((column, index): TableColumnType<T> => ({
    key: index, title: column.title,
    sorter: column.acts ? false : (a, b) => {
      const [left, right] = [column.value(a), column.value(b)];
      return typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right), 'zh-CN');
    },
    render: (_, row) => (column.draw ? column.draw(row) : <bdi>{column.value(row)}</bdi>),
  }));
  const said = columns.filter((column) => !column.acts);
  const sheet = () => [said.map((column) => column.title), ...shown.map((row) => said.map((column) => written(column, row)))];
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
          <button type="button" className="sh-button c-small" disabled={shown.length === 0} onClick={() => download(`${name}.csv`, csv(sheet()))}>{t('导出 CSV', 'Export CSV')}</button>
          <button type="button" className="sh-button c-small" disabled={shown.length === 0} onClick={() => save(`${name}.xlsx`, xlsx(sheet()) as BlobPart, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')}>{t('导出 XLSX', 'Export XLSX')}</button>
        </span>
        <span className="sh-quiet" role="status">{t(`共 ${shown.length} 条`, `${shown.length} rows`)}</span>
      </div>
      <Table<T> size="small" rowKey={rowKey} dataSource={shown} columns={drawn} loading={busy} showSorterTooltip={false} pagination={shown.length > 50 ? { pageSize: 50, showSizeChanger: false } : false} scroll={{ x: 'max-content' }} locale={{ emptyText: <span className="sh-empty">{rows.length > 0 ? t('没有符合筛选条件的内容', 'Nothing fits the filter') : empty ?? t('没有内容', 'Nothing here')}</span> }} />
    </>
  );
}
