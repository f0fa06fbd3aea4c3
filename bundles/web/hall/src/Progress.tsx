import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { get } from '@sunhall/shared/api';
import type { Progress as Found } from '@sunhall/shared/model';
import { Loaded, RESULTS } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';

/** Progress by code; the applicant's name, masked, is compared with what the asker knows. */
export default function Progress() {
  const { code } = useParams();
  const t = useT();
  const text = useText();
  const date = useDate();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(code ?? '');
  const [surname, setSurname] = useState('');
  const [fact, setFact] = useState('');
  const found = useQuery({ queryKey: ['progress', code], enabled: !!code && fact !== '', queryFn: () => get<Found>(`/api/disclosure/progress/${encodeURIComponent(code!)}`), refetchInterval: 15_000 });
  return (
    <div className="wrap">
      <div className="card narrow">
        <h1>{t('查询办理进度', 'Progress of a case')}</h1>
        <p className="sh-quiet">{t('查询号印在回执上,监管码印在受理通知书和其他文书上。免费查询,无需登录。', 'The receipt number is on the receipt, the supervision code on every notice. Free, no sign-in.')}</p>
        <form onSubmit={(event) => { event.preventDefault(); setFact(surname.trim()); navigate(`/progress/${encodeURIComponent(asked.trim())}`); }}>
          <label>{t('查询号或监管码', 'Receipt or supervision code')}<input className="sh-input" name="code" required value={asked} maxLength={30} onChange={(event) => setAsked(event.target.value)} /></label>
          <label>{t('申请人名称的第一个字', 'First character of the applicant’s name')}<input className="sh-input" name="fact" required value={surname} maxLength={2} onChange={(event) => setSurname(event.target.value)} /></label>
          <button type="submit" className="sh-button sh-main">{t('查询', 'Look up')}</button>
        </form>
      </div>
      {code && fact !== '' && <Loaded query={found}>{(one) => one.applicant.slice(0, 1) !== fact.slice(0, 1) ? <div className="card narrow" role="alert">{t('查询号与申请人不相符,请核对后重新输入。', 'Code and applicant do not match; check and try again.')}</div> : (
        <div className="card">
          <div className="row"><h2><bdi>{text(one.itemName)}</bdi></h2><span className={`tag ${one.result === 'granted' ? 'good' : ''}`}>{text(one.stageText)}{one.result && ` · ${text(RESULTS[one.result] ?? { zh: one.result })}`}</span></div>
          <dl className="facts">
            <dt>{t('申请人', 'Applicant')}</dt><dd><bdi>{one.applicant}</bdi></dd>
            <dt>{t('办理机关', 'Organisation')}</dt><dd>{text(one.orgName)}</dd>
            {one.code && <><dt>{t('监管码', 'Supervision code')}</dt><dd>{one.code}</dd></>}
            {one.steps.length > 0 && <><dt>{t('当前环节', 'Present step')}</dt><dd>{one.steps.map((step) => text(step)).join('、')}</dd></>}
            <dt>{t('提交', 'Submitted')}</dt><dd>{date(one.submittedAt, true)}</dd>
            {one.acceptedAt && <><dt>{t('受理', 'Accepted')}</dt><dd>{date(one.acceptedAt, true)}</dd></>}
            {one.decidedAt && <><dt>{t('决定', 'Decided')}</dt><dd>{date(one.decidedAt, true)}</dd></>}
            {one.endedAt && <><dt>{t('办结', 'Closed')}</dt><dd>{date(one.endedAt, true)}</dd></>}
            {one.limits.filter((limit) => !limit.endedAt).map((limit, index) => <div key={index} style={{ display: 'contents' }}><dt>{text(limit.title)}</dt><dd>{limit.stopped ? t('暂停计时', 'stopped') : t(`${date(limit.due)}到期`, `due on ${date(limit.due)}`)}</dd></div>)}
          </dl>
          {one.notice && <p className="notice">{text(one.notice)}</p>}
          {one.papers.length > 0 && <><h3>{t('已出具的文书', 'Papers issued')}</h3><ul>{one.papers.map((paper, index) => <li key={index}>{text(paper.title)} <span className="sh-quiet">{date(paper.issuedAt)}</span></li>)}</ul></>}
        </div>)}</Loaded>}
    </div>
  );
}
