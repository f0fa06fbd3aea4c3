import { useState } from 'react';
import { Problem, upload } from '@sunhall/shared/api';
import { Trouble } from '@sunhall/shared/pieces';
import { useT } from '@sunhall/shared/text';
import { useQueryClient } from '@tanstack/react-query';
import { DataTable } from './DataTable';

/** Items come in by a spreadsheet: every fault is listed with its row, and nothing is taken while there is one. */
export function ImportItems() {
  const t = useT();
  const client = useQueryClient();
  const [part, setPart] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [taken, setTaken] = useState<Record<string, unknown> | null>(null);
  const send = async (file: File) => {
    setError(null);
    setTaken(null);
    setPart(0);
    try {
      setTaken(await upload<Record<string, unknown>>(`/api/catalog/import?name=${encodeURIComponent(file.name)}`, file, setPart));
      await client.invalidateQueries({ queryKey: ['catalog'] });
    } catch (failure) {
      setError(failure);
    } finally {
      setPart(null);
    }
  };
  const faults = error instanceof Problem ? error.body.errors ?? [] : [];
  return (
    <>
      <p className="sh-quiet">{t('导出全部事项,或者按同样格式导入。导入时逐行检查,有一处错误则全部不导入,并列出每一处。', 'Export all items, or import in the same form. Every row is checked; with a single fault nothing is taken, and every fault is listed.')}</p>
      <div className="c-tools"><a className="sh-button" href="/api/catalog/export?format=xlsx" download>{t('导出 XLSX', 'Export XLSX')}</a><a className="sh-button" href="/api/catalog/export?format=csv" download>{t('导出 CSV', 'Export CSV')}</a></div>
      <label>{t('导入文件(.xlsx、.csv)', 'File to import (.xlsx, .csv)')} <input type="file" accept=".xlsx,.csv" name="items" disabled={part !== null} onChange={(event) => { const file = event.target.files?.[0]; if (file) void send(file); event.target.value = ''; }} /></label>
      {part !== null && <progress aria-label={t('上传进度', 'Progress')} value={part} max={1} />}
      {taken && <p role="status">✓ {t('已导入。', 'Imported.')}</p>}
      {error !== null && faults.length === 0 && <Trouble error={error} />}
      {faults.length > 0 && <div role="alert"><h3>{t(`没有导入:${faults.length} 处错误`, `Nothing was taken: ${faults.length} faults`)}</h3><DataTable name="import-faults" rows={faults.map((one, index) => ({ ...one, index }))} rowKey={(row) => String(row.index)} columns={[{ title: t('位置', 'Place'), value: (row) => row.pointer }, { title: t('规则', 'Rule'), value: (row) => row.rule ?? '' }, { title: t('问题', 'What is wrong'), value: (row) => row.detail }]} /></div>}
    </>
  );
}
