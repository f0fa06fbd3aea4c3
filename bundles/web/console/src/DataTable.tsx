import { Table, type TableColumnType } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { csv, download } from '@sunhall/shared/csv';
import { useT } from '@sunhall/shared/text';

export interface Column<T> {
  title: string;
  /** What is sorted, filtered and exported. */
  value(row: T): string | number;
  draw?(row: T): ReactNode;
}

/** Every table: filter, sort, pages, export. */
export function DataTable<T extends object>({ rows, columns, rowKey, name, tools, busy = false }: { rows: T[]; columns: Column<T>[]; rowKey(row: T): string; name: string; tools?: ReactNode; busy?: boolean }) {
  const t = useT();
  const [filter, setFilter] = useState('');
  const shown = useMemo(() => {
    const wanted = filter.trim().toLowerCase();
    return wanted ? rows.filter((row) => columns.some((column) => String(column.value(row)).toLowerCase().includes(wanted))) : rows;
  }, [rows, columns, filter]);
  const drawn = columns.map((column, index): TableColumnType<T> => ({
    key: index, title: column.title,
    sorter: (a, b) => {
      const [left, right] = [column.value(a), column.value(b)];
      return typeof left === 'number' && typeof right === 'number' ? left - right : String(left).localeCompare(String(right), 'zh-CN');
    },
    render: (_, row) => (column.draw ? column.draw(row) : <bdi>{column.value(row)}</bdi>),
  }));
  return (
    <>
      <div className="c-tools">
        <label><span className="sh-only-read">{t('筛选', 'Filter')}</span><input className="sh-input" type="search" placeholder={t('筛选…', 'Filter…')} value={filter} onChange={(event) => setFilter(event.target.value)} /></label>
        {tools}
        <button type="button" className="sh-button" disabled={shown.length === 0} onClick={() => download(`${name}.csv`, csv([columns.map((column) => column.title), ...shown.map((row) => columns.map((column) => column.value(row)))]))}>{t('导出 CSV', 'Export CSV')}</button>
        <span className="sh-quiet" role="status">{t(`共 ${shown.length} 条`, `${shown.length} rows`)}</span>
      </div>
      <Table<T> size="small" rowKey={rowKey} dataSource={shown} columns={drawn} loading={busy} showSorterTooltip={false} pagination={shown.length > 50 ? { pageSize: 50, showSizeChanger: false } : false} scroll={{ x: 'max-content' }} locale={{ emptyText: <span className="sh-empty">{t('没有内容', 'Nothing here')}</span> }} />
    </>
  );
}
