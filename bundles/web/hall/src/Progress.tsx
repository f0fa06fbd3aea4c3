import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { read, write } from '@sunhall/shared/api';
import { Loaded, RESULTS, Trouble } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';

/** State and result by code alone; limits, papers and the masked name when the platform has checked a second fact. */
export default function Progress() {
  const { code } = useParams();
  const t = useT();
  const text = useText();
  const date = useDate();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(code ?? '');
  const state = useQuery({ queryKey: ['progress', code], enabled: !!code, queryFn: () => read('/api/disclosure/progress/{code}', { path: { code: code! } }), refetchInterval: 15_000 });
  const details = useMutation({ mutationFn: async (fact: string) => (await write('post', '/api/disclosure/progress/{code}', { path: { code: code! } }, { fact })).body });
  const { reset } = details;
  useEffect(() => { setAsked(code ?? ''); reset(); }, [code, reset]);
  const more = details.data;
  return (
    <div className="wrap">
      <div className="card narrow">
        <h1>{t('查询办理进度', 'Progress of a case')}</h1>
        <p className="sh-quiet">{t('查询号印在回执上,监管码印在受理通知书和其他文书上。免费查询,无需登录。', 'The receipt number is on the receipt, the supervision code on every notice. Free, no sign-in.')}</p>
        <form onSubmit={(event) => { event.preventDefault(); navigate(`/progress/${encodeURIComponent(asked.trim())}`); }}>
          <label>{t('查询号或监管码', 'Receipt or supervision code')}<input className="sh-input" name="code" required value={asked} maxLength={30} onChange={(event) => setAsked(event.target.value)} /></label>
          <button type="submit" className="sh-button sh-main">{t('查询', 'Look up')}</button>
        </form>
      </div>
      {code && <Loaded query={state}>{(one) => (
        <div className="card">
          <div className="row"><h2><bdi>{text(one.itemName)}</bdi></h2><span className={`tag ${one.result === 'granted' ? 'good' : ''}`}>{text(one.stageText)}{one.result && ` · ${text(one.resultText ?? RESULTS[one.result] ?? { zh: one.result })}`}</span></div>
          <dl className="facts">
            {more && <><dt>{t('申请人', 'Applicant')}</dt><dd><bdi>{more.applicant}</bdi></dd></>}
            <dt>{t('办理机关', 'Organisation')}</dt><dd>{text(one.orgName)}</dd>
            {one.code && <><dt>{t('监管码', 'Supervision code')}</dt><dd>{one.code}</dd></>}
            {one.steps.length > 0 && <><dt>{t('当前环节', 'Present step')}</dt><dd>{one.steps.map((step) => text(step)).join('、')}</dd></>}
            <dt>{t('提交', 'Submitted')}</dt><dd>{date(one.submittedAt, true)}</dd>
            {one.acceptedAt && <><dt>{t('受理', 'Accepted')}</dt><dd>{date(one.acceptedAt, true)}</dd></>}
            {one.decidedAt && <><dt>{t('决定', 'Decided')}</dt><dd>{date(one.decidedAt, true)}</dd></>}
            {one.endedAt && <><dt>{t('办结', 'Closed')}</dt><dd>{date(one.endedAt, true)}</dd></>}
            {more?.limits.filter((limit) => !limit.endedAt).map((limit, index) => <div key={index} style={{ display: 'contents' }}><dt>{text(limit.title)}</dt><dd>{limit.stopped ? t('暂停计时', 'stopped') : t(`${date(limit.due)}到期`, `due on ${date(limit.due)}`)}</dd></div>)}
          </dl>
          {one.notice && <p className="notice">{text(one.notice)}</p>}
          {more ? (more.papers.length > 0 ? <><h3>{t('已出具的文书', 'Papers issued')}</h3><ul>{more.papers.map((paper, index) => <li key={index}>{text(paper.title)} <span className="sh-quiet">{date(paper.issuedAt)}</span></li>)}</ul></> : <p className="sh-quiet">{t('还没有文书。', 'No papers yet.')}</p>) : (
            <form className="more" onSubmit={(event) => { event.preventDefault(); details.mutate(String(new FormData(event.currentTarget).get('fact') ?? '').trim()); }}>
              <h3>{t('查看期限和文书', 'Limits and papers')}</h3>
              <label>{t('申请人全名,或申请时所留电话、证件号码的后四位', 'The applicant’s full name, or the last four characters of the telephone or number in the application')}<input className="sh-input" name="fact" required maxLength={200} autoComplete="off" /></label>
              {details.isError && <Trouble error={details.error} />}
              <button type="submit" className="sh-button" disabled={details.isPending}>{t('查看详情', 'Show details')}</button>
            </form>
          )}
        </div>)}</Loaded>}
    </div>
  );
}
