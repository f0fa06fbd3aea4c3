import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { Link, Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import { newKey, Problem, read, write } from '@sunhall/shared/api';
import { begunBefore, Saved, useDraft, type Begun, type Json } from '@sunhall/shared/draft';
import type { Definition, PublishedItem } from '@sunhall/shared/model';
import { PaperForm } from '@sunhall/shared/paper';
import { Loaded, Loading, Trouble, useWho } from '@sunhall/shared/pieces';
import { useReading, useT, useText, type Text } from '@sunhall/shared/text';
import { asked, Uploads, type Kept } from './Uploads';

const SchemaForm = lazy(() => import('@sunhall/shared/form'));

interface Content { form: Json; files: Record<string, Kept[]> }

/** What was kept, as far as it has the right shape. */
function content(body: Json | undefined): Content {
  const files: Record<string, Kept[]> = {};
  for (const [key, list] of Object.entries((body?.files ?? {}) as Record<string, unknown>)) {
    if (Array.isArray(list)) files[key] = list.filter((one): one is Kept => typeof one?.id === 'string' && typeof one?.name === 'string');
  }
  const form = body?.form;
  return { form: form && typeof form === 'object' && !Array.isArray(form) ? (form as Json) : {}, files };
}

function Application({ item, definition, begun }: { item: PublishedItem; definition: Definition; begun: Begun<Content> | null }) {
  const t = useT();
  const text = useText();
  const { lang } = useReading();
  const navigate = useNavigate();
  const { draft, change, save, state, forget, takeOther } = useDraft(item.code, begun, content);
  const [step, setStep] = useState<'form' | 'files' | 'preview'>('form');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [fresh, setFresh] = useState(!begun);
  const known = useQuery({ queryKey: ['known', item.code], enabled: fresh, queryFn: () => read('/api/cases/drafts/known/{item}', { path: { item: item.code } }), retry: false });
  const key = useRef(newKey());
  const top = useRef<HTMLHeadingElement>(null);
  const go = (next: typeof step) => {
    setStep(next);
    setTimeout(() => top.current?.focus(), 0);
  };
  const problems = useMemo(() => error instanceof Problem ? (error.body.errors ?? []).map((one) => ({ ...one, pointer: one.pointer.replace(/^\/form/, '') })) : undefined, [error]);
  const materials = (definition.item.materials ?? []).filter((one) => asked(one, draft.form));
  const lacking = materials.filter((one) => one.required && (draft.files[one.key] ?? []).length === 0);
  const paper = (definition.item.documents as { title: Text; onSubmission?: boolean }[] | undefined)?.find((one) => one.onSubmission);
  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      const handed = Object.fromEntries(materials.map((one) => [one.key, (draft.files[one.key] ?? []).map((file) => file.id)] as const).filter(([, files]) => files.length > 0));
      const { body: filed } = await write('post', '/api/cases', {}, { item: item.code, form: draft.form, materials: handed }, { key: key.current });
      await forget();
      navigate(`/mine/${filed.id}`, { replace: true, state: { filed: true } });
    } catch (failure) {
      setError(failure);
      key.current = newKey();
      if (failure instanceof Problem && failure.body.errors?.length) go('form');
    } finally {
      setBusy(false);
    }
  };
  const formChanged = (form: Json) => {
    setFresh(false);
    change({ form });
  };
  const steps = [['form', t('填写申请表', 'Fill in')], ['files', t('上传材料', 'Upload')], ['preview', t('预览提交', 'Preview and submit')]] as const;
  return (
    <>
      <h1 ref={top} tabIndex={-1}><bdi>{text(item.name)}</bdi></h1>
      <ol className="way">{steps.map(([name, label], index) => <li key={name} {...(step === name ? { 'aria-current': 'step' as const } : {})}>{index + 1}. {label}</li>)}</ol>
      {error !== null && !problems?.length && <Trouble error={error} />}
      {fresh && known.data && Object.keys(known.data.applicant).length > 0 && (
        <div className="notice"><p>{t('您以前办理业务时填写过申请人信息,可以直接使用,之后仍可修改。', 'You have told who you are before; use it here and change it as you like.')}</p><button type="button" className="sh-button" onClick={() => formChanged({ ...draft.form, applicant: known.data.applicant })}>{t('使用上次的申请人信息', 'Use it')}</button></div>
      )}
      <div className="card">
        {step === 'form' && (
          <Suspense fallback={<Loading />}>
            <SchemaForm schema={definition.form.schema} ui={definition.form.ui} data={draft.form} problems={problems} onChange={formChanged} onValid={(form) => { change({ form }); setError(null); go('files'); }}>
              <div className="actions"><button type="submit" className="sh-button sh-main">{t('下一步:上传材料', 'Next: upload')}</button><button type="button" className="sh-button" onClick={() => void save()}>{t('保存草稿', 'Save draft')}</button></div>
            </SchemaForm>
          </Suspense>
        )}
        {step === 'files' && (
          <>
            {materials.length === 0 ? <p>{t('本事项不需要上传材料。', 'No material is asked for.')}</p> : <Uploads edition={item.edition} materials={materials} files={draft.files} onChange={(files) => change({ files })} />}
            <div className="actions"><button type="button" className="sh-button" onClick={() => go('form')}>{t('上一步', 'Back')}</button><button type="button" className="sh-button sh-main" onClick={() => go('preview')}>{t('下一步:预览', 'Next: preview')}</button></div>
          </>
        )}
        {step === 'preview' && (
          <>
            <p className="sh-quiet">{t('提交后,平台按下面的内容生成正式的申请文书。', 'After submitting, the platform makes the official application from this.')}</p>
            <PaperForm schema={definition.form.schema} ui={definition.form.ui} data={draft.form} title={paper ? text(paper.title) : String((lang === 'en' && definition.form.schema.titleEn) || definition.form.schema.title || t('申请表', 'Application'))} />
            <h2 style={{ marginTop: '1.4rem' }}>{t('材料', 'Materials')}</h2>
            {materials.length === 0 ? <p>{t('不需要。', 'None.')}</p> : <ul>{materials.map((one) => <li key={one.key}><bdi>{text(one.name)}</bdi>:{(draft.files[one.key] ?? []).map((file, index) => <bdi key={file.id}>{index > 0 && '、'}{file.name}</bdi>)}{(draft.files[one.key] ?? []).length === 0 && t('未上传', 'none')}</li>)}</ul>}
            {lacking.length > 0 && <p className="notice" role="status">{t(`还缺必要材料:${lacking.map((one) => text(one.name)).join('、')}。可以现在上传,也可以先提交,由窗口一次告知后补正。`, `Still needed: ${lacking.map((one) => text(one.name)).join(', ')}. Upload now, or submit and supply it when told.`)}</p>}
            <div className="actions"><button type="button" className="sh-button" onClick={() => go('files')} disabled={busy}>{t('上一步', 'Back')}</button><button type="button" className="sh-button sh-main" onClick={() => void submit()} disabled={busy}>{busy ? t('正在提交…', 'Submitting…') : t('确认提交', 'Submit')}</button></div>
          </>
        )}
        <div className="saved"><Saved state={state} save={save} takeOther={takeOther} /></div>
      </div>
    </>
  );
}

/** The draft that the address names, or the last one of this item. */
async function begun(code: string, asked: string | null): Promise<Begun<Content> | null> {
  const id = asked ?? (await read('/api/cases/drafts')).items.find((one) => one.item === code)?.id;
  return id ? begunBefore(id, content) : null;
}

export default function Apply() {
  const { code = '' } = useParams();
  const [asked] = useSearchParams();
  const t = useT();
  const who = useWho();
  const signedIn = who.data?.signedIn === true;
  const named = useRef(asked.get('draft'));
  const item = useQuery({ queryKey: ['item', code], queryFn: () => read('/api/disclosure/items/{code}', { path: { code } }) });
  const definition = useQuery({ queryKey: ['definition', item.data?.edition], enabled: !!item.data, staleTime: Infinity, queryFn: () => read('/api/catalog/editions/{id}/definition', { path: { id: item.data!.edition } }) });
  const before = useQuery({ queryKey: ['begun', code, named.current], enabled: signedIn, gcTime: 0, staleTime: Infinity, refetchOnWindowFocus: false, queryFn: () => begun(code, named.current) });
  if (who.data && !signedIn) return <Navigate to={`/sign-in?next=${encodeURIComponent(`/apply/${code}`)}`} replace />;
  return (
    <div className="wrap">
      <p><Link to={`/items/${encodeURIComponent(code)}`}>{t('← 返回事项说明', '← Back to the item')}</Link></p>
      <Loaded query={who}>{() => <Loaded query={item}>{(found) => <Loaded query={definition}>{(defined) => <Loaded query={before}>{(kept) => <Application item={found} definition={defined} begun={kept} />}</Loaded>}</Loaded>}</Loaded>}</Loaded>
    </div>
  );
}
