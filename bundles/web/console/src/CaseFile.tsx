import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { read, readTagged } from '@sunhall/shared/api';
import { FormData as Filled } from '@sunhall/shared/data';
import { Clocks, Empty, Loaded, RESULTS } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';
import { Opinions, Timeline } from './Case';
import { useNames, useOrgs } from './people';

/** The whole case on paper, for the archive (R-132): what was filed, handed in, said, timed, issued and done. */
export default function CaseFile() {
  const { id = '' } = useParams();
  const t = useT();
  const text = useText();
  const date = useDate();
  const org = useOrgs();
  const found = useQuery({ queryKey: ['case', id], queryFn: () => readTagged('/api/cases/{id}', { path: { id } }) });
  const timeline = useQuery({ queryKey: ['timeline', id, found.data?.body.summary.version], enabled: !!found.data, queryFn: () => read('/api/cases/{id}/timeline', { path: { id } }) });
  const edition = found.data?.body.summary.edition;
  const definition = useQuery({ queryKey: ['definition', edition], enabled: !!edition, staleTime: Infinity, retry: false, queryFn: () => read('/api/catalog/editions/{id}/definition', { path: { id: edition! } }) });
  const name = useNames(found.data?.body.summary.org);
  return (
    <Loaded query={found}>{({ body: view }) => {
      const form = definition.data?.form;
      const material = (key: string) => text(definition.data?.item.materials?.find((one) => one.key === key)?.name) || key;
      return (
        <article className="c-card c-case-file">
          <div className="c-tools c-no-print"><Link to={`/cases/${encodeURIComponent(id)}`}>{t('← 返回办件', '← Back to the case')}</Link><button type="button" className="sh-button sh-main" onClick={() => print()}>{t('打印', 'Print')}</button></div>
          <h1>{t('案卷', 'Case file')}:<bdi>{text(view.summary.itemName)}</bdi></h1>
          <dl className="c-facts">
            <dt>{t('统一服务监管码', 'Supervision code')}</dt><dd data-code={view.summary.code ?? ''}>{view.summary.code ?? '—'}</dd>
            <dt>{t('查询号', 'Receipt')}</dt><dd>{view.summary.receipt}</dd>
            <dt>{t('承办机关', 'Organisation')}</dt><dd>{org(view.summary.org)}</dd>
            <dt>{t('当事人', 'Parties')}</dt><dd>{(view.parties ?? []).map((one) => `${text(one.roleTitle)} ${one.name}${one.number ? ` ${one.number}` : ''}`).join(';') || '—'}</dd>
            <dt>{t('收件时间', 'Filed')}</dt><dd>{date(view.summary.submittedAt, true)}</dd>
            <dt>{t('状态', 'State')}</dt><dd>{text(view.summary.stageTitle)}{view.result && ` · ${text(RESULTS[view.result] ?? { zh: view.result })}`}</dd>
            <dt>{t('适用版本', 'Edition')}</dt><dd>{edition ?? '—'}</dd>
          </dl>
          <h2>{t('一、申请表', '1. Form')}</h2>
          <Filled {...(form ? { schema: form.schema, order: (form.ui['ui:order'] as string[] | undefined) ?? [] } : {})} data={view.form} />
          <h2>{t('二、材料', '2. Materials')}</h2>
          {Object.keys(view.materials).length === 0 && (view.originals ?? []).length === 0 ? <Empty>{t('没有材料。', 'None.')}</Empty> : <ol>{Object.entries(view.materials).map(([key, files]) => <li key={key}>{material(key)}({t(`${files.length} 份`, `${files.length}`)})</li>)}{(view.originals ?? []).map((key) => <li key={`original-${key}`}>{material(key)}({t('纸质原件', 'original on paper')})</li>)}</ol>}
          {view.filing.results.length > 0 && <><h3>{t('第三方审查结果', 'What third parties found')}</h3><ol>{view.filing.results.map((one) => <li key={one.number}><bdi>{one.by}</bdi> · <bdi>{one.number}</bdi> · <bdi>{one.conclusion}</bdi> · {date(one.foundAt, true)}{one.files.length > 0 && `(${one.files.map((file) => file.name).join('、')})`}</li>)}</ol></>}
          <h2>{t('三、意见', '3. Opinions')}</h2>
          <Loaded query={timeline}>{(page) => <Opinions entries={page.items} name={name} />}</Loaded>
          <h2>{t('四、文书', '4. Papers')}</h2>
          {view.papers.length === 0 ? <Empty>{t('还没有文书。', 'No papers yet.')}</Empty> : <ol>{view.papers.map((paper) => <li key={paper.id}>{text(paper.title)}{paper.number ? ` ${paper.number}` : ''} · {date(paper.issuedAt, true)}{paper.verification ? ` · ${t('核验码', 'verification')} ${paper.verification}` : ''}</li>)}</ol>}
          <h2>{t('五、期限', '5. Limits')}</h2>
          <Clocks clocks={view.clocks} explain={false} />
          <h2>{t('六、办理过程', '6. What was done')}</h2>
          <Loaded query={timeline}>{(page) => <Timeline entries={page.items} name={name} />}</Loaded>
        </article>
      );
    }}</Loaded>
  );
}
