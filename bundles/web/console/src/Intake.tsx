import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { get, newKey, post, Problem } from '@sunhall/shared/api';
import type { CaseSummary, Definition, Page, PublishedItem } from '@sunhall/shared/model';
import { Loaded, Loading, Trouble } from '@sunhall/shared/pieces';
import { useT, useText } from '@sunhall/shared/text';

const SchemaForm = lazy(() => import('@sunhall/shared/form'));

/** The window fills in for somebody who came in person. */
export default function Intake() {
  const t = useT();
  const text = useText();
  const [code, setCode] = useState('');
  const [data, setData] = useState<Record<string, unknown>>({});
  const [error, setError] = useState<unknown>(null);
  const [filed, setFiled] = useState<CaseSummary | null>(null);
  const items = useQuery({ queryKey: ['items'], queryFn: () => get<Page<PublishedItem>>('/api/disclosure/items?limit=100') });
  const chosen = items.data?.items.find((one) => one.code === code);
  const definition = useQuery({ queryKey: ['definition', chosen?.edition], enabled: !!chosen, staleTime: Infinity, queryFn: () => get<Definition>(`/api/catalog/editions/${encodeURIComponent(chosen!.edition)}/definition`) });
  const problems = error instanceof Problem ? error.body.errors?.map((one) => ({ ...one, pointer: one.pointer.replace(/^\/form/, '') })) : undefined;
  const submit = async (form: Record<string, unknown>) => {
    setError(null);
    try {
      setFiled(await post<CaseSummary>('/api/cases', { item: code, form, materials: {} }, { key: newKey() }));
      setData({});
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <>
      <h1>{t('窗口收件', 'Counter intake')}</h1>
      {filed && <p className="c-card" role="status">{t('已收件,查询号', 'Filed, receipt')} <strong>{filed.receipt}</strong> · <Link to={`/cases/${filed.id}`}>{t('打开办件', 'Open the case')}</Link></p>}
      <div className="c-card c-form"><Loaded query={items}>{(page) => <label>{t('事项', 'Item')}<select className="sh-input" value={code} onChange={(event) => { setCode(event.target.value); setData({}); }}><option value="">{t('请选择', 'Choose')}</option>{page.items.map((one) => <option key={one.code} value={one.code}>{text(one.name)}</option>)}</select></label>}</Loaded></div>
      {error !== null && !problems?.length && <Trouble error={error} />}
      {chosen && <div className="c-card"><Loaded query={definition}>{(defined) => <Suspense fallback={<Loading />}><SchemaForm schema={defined.form.schema} ui={defined.form.ui} data={data} problems={problems} onChange={setData} onValid={(form) => void submit(form)}><div className="c-tools" style={{ marginTop: '1rem' }}><button type="submit" className="sh-button sh-main">{t('提交收件', 'File')}</button></div></SchemaForm></Suspense>}</Loaded></div>}
    </>
  );
}
