import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { get, newKey, post, Problem } from '@sunhall/shared/api';
import { FormData } from '@sunhall/shared/data';
import type { CaseSummary, Definition, PublishedItem } from '@sunhall/shared/model';
import { Loaded, Loading, Trouble, useWho } from '@sunhall/shared/pieces';
import { useT, useText } from '@sunhall/shared/text';
import { Uploads, type Kept } from './Uploads';

const SchemaForm = lazy(() => import('@sunhall/shared/form'));
type Json = Record<string, unknown>;
interface Draft { form: Json; files: Record<string, Kept[]> }

/** What somebody began is kept in this browser until it is handed in. */
function useDraft(person: string | null | undefined, code: string) {
  const name = `sunhall.draft.${person}.${code}`;
  const [draft, setDraft] = useState<Draft>(() => {
    try {
      return JSON.parse(localStorage.getItem(name) ?? '') as Draft;
    } catch {
      return { form: {}, files: {} };
    }
  });
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const latest = useRef(draft);
  latest.current = draft;
  const dirty = useRef(false);
  const save = useCallback(() => {
    if (!dirty.current) return;
    dirty.current = false;
    try {
      localStorage.setItem(name, JSON.stringify(latest.current));
      setSavedAt(new Date());
    } catch {
      // Full or forbidden: the page still works, it only cannot remember.
    }
  }, [name]);
  useEffect(() => {
    const timer = setInterval(save, 3000);
    addEventListener('pagehide', save);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', save);
      save();
    };
  }, [save]);
  const change = useCallback((next: Partial<Draft>) => {
    dirty.current = true;
    setDraft((old) => ({ ...old, ...next }));
  }, []);
  const forget = useCallback(() => {
    dirty.current = false;
    localStorage.removeItem(name);
  }, [name]);
  return { draft, change, save: () => { dirty.current = true; save(); }, savedAt, forget };
}

function Application({ item, definition, person }: { item: PublishedItem; definition: Definition; person: string }) {
  const t = useT();
  const text = useText();
  const navigate = useNavigate();
  const { draft, change, save, savedAt, forget } = useDraft(person, item.code);
  const [step, setStep] = useState<'form' | 'files' | 'preview'>('form');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const top = useRef<HTMLHeadingElement>(null);
  const go = (next: typeof step) => {
    setStep(next);
    setTimeout(() => top.current?.focus(), 0);
  };
  const problems = useMemo(() => error instanceof Problem ? (error.body.errors ?? []).map((one) => ({ ...one, pointer: one.pointer.replace(/^\/form/, '') })) : undefined, [error]);
  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      const materials = Object.fromEntries(Object.entries(draft.files).filter(([, files]) => files.length > 0).map(([name, files]) => [name, files.map((file) => file.id)]));
      const filed = await post<CaseSummary>('/api/cases', { item: item.code, form: draft.form, materials }, { key: key.current });
      forget();
      navigate(`/mine/${filed.id}`, { replace: true, state: { filed: true } });
    } catch (failure) {
      setError(failure);
      key.current = newKey();
      if (failure instanceof Problem && failure.body.errors?.length) go('form');
    } finally {
      setBusy(false);
    }
  };
  const steps = [['form', t('填写申请表', 'Fill in')], ['files', t('上传材料', 'Upload')], ['preview', t('预览提交', 'Preview and submit')]] as const;
  return (
    <>
      <h1 ref={top} tabIndex={-1}><bdi>{text(item.name)}</bdi></h1>
      <ol className="way">{steps.map(([name, label], index) => <li key={name} {...(step === name ? { 'aria-current': 'step' as const } : {})}>{index + 1}. {label}</li>)}</ol>
      {error !== null && !problems?.length && <Trouble error={error} />}
      <div className="card">
        {step === 'form' && (
          <Suspense fallback={<Loading />}>
            <SchemaForm schema={definition.form.schema} ui={definition.form.ui} data={draft.form} problems={problems} onChange={(form) => change({ form })} onValid={(form) => { change({ form }); setError(null); go('files'); }}>
              <div className="actions"><button type="submit" className="sh-button sh-main">{t('下一步:上传材料', 'Next: upload')}</button><button type="button" className="sh-button" onClick={save}>{t('保存草稿', 'Save draft')}</button><span className="sh-quiet" role="status">{savedAt && t(`草稿已保存在本浏览器(${savedAt.toLocaleTimeString('zh-CN')})`, `Draft kept in this browser (${savedAt.toLocaleTimeString('en-GB')})`)}</span></div>
            </SchemaForm>
          </Suspense>
        )}
        {step === 'files' && (
          <>
            <Uploads materials={definition.item.materials ?? []} files={draft.files} onChange={(files) => change({ files })} />
            <div className="actions"><button type="button" className="sh-button" onClick={() => go('form')}>{t('上一步', 'Back')}</button><button type="button" className="sh-button sh-main" onClick={() => go('preview')}>{t('下一步:预览', 'Next: preview')}</button></div>
          </>
        )}
        {step === 'preview' && (
          <>
            <h2>{String(definition.form.schema.title ?? t('申请表', 'Application'))}</h2>
            <FormData schema={definition.form.schema} data={draft.form} order={(definition.form.ui['ui:order'] as string[] | undefined) ?? []} />
            <h2 style={{ marginTop: '1.4rem' }}>{t('材料', 'Materials')}</h2>
            <ul>{(definition.item.materials ?? []).map((one) => <li key={one.key}><bdi>{text(one.name)}</bdi>:{(draft.files[one.key] ?? []).map((file) => file.name).join('、') || t('未上传', 'none')}</li>)}</ul>
            <div className="actions"><button type="button" className="sh-button" onClick={() => go('files')} disabled={busy}>{t('上一步', 'Back')}</button><button type="button" className="sh-button sh-main" onClick={() => void submit()} disabled={busy}>{busy ? t('正在提交…', 'Submitting…') : t('确认提交', 'Submit')}</button></div>
          </>
        )}
      </div>
    </>
  );
}

export default function Apply() {
  const { code = '' } = useParams();
  const t = useT();
  const who = useWho();
  const item = useQuery({ queryKey: ['item', code], queryFn: () => get<PublishedItem>(`/api/disclosure/items/${encodeURIComponent(code)}`) });
  const definition = useQuery({ queryKey: ['definition', item.data?.edition], enabled: !!item.data, staleTime: Infinity, queryFn: () => get<Definition>(`/api/catalog/editions/${encodeURIComponent(item.data!.edition)}/definition`) });
  if (who.data && !who.data.signedIn) return <Navigate to={`/sign-in?next=${encodeURIComponent(`/apply/${code}`)}`} replace />;
  return (
    <div className="wrap">
      <p><Link to={`/items/${encodeURIComponent(code)}`}>{t('← 返回事项说明', '← Back to the item')}</Link></p>
      <Loaded query={who}>{(me) => <Loaded query={item}>{(found) => <Loaded query={definition}>{(defined) => <Application item={found} definition={defined} person={me.person ?? ''} />}</Loaded>}</Loaded>}</Loaded>
    </div>
  );
}
