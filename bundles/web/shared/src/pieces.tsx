import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { get, Problem } from './api';
import type { Clock, Material, Who } from './model';
import { useDate, useT, useText, type Text } from './text';

export const useWho = () => useQuery({ queryKey: ['who'], queryFn: () => get<Who>('/api/identity/session'), staleTime: 60_000 });

/** Letters that turn the reading direction of what follows are not shown in messages that quote somebody. */
const straight = (text?: string) => text?.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');

/** What is shown instead of a page that cannot be shown: an absent domain is explained, nothing is blank. */
export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useT();
  const body = error instanceof Problem ? error.body : { status: -1 };
  const [title, detail] =
    body.status === 0 ? [t('无法连接服务器', 'The server cannot be reached'), t('请检查网络后重试,您已填写的内容不会丢失。', 'Check the network and try again; what you have entered is not lost.')]
    : body.status === 401 ? [t('请先登录', 'Please sign in'), t('这一页的内容登录后才能查看。', 'This page is shown after signing in.')]
    : body.status === 403 ? [t('没有权限', 'Not allowed'), body.detail]
    : body.status === 404 ? [t('没有找到', 'Not found'), body.detail]
    : body.status === 503 ? [body.title ?? t('暂时停用', 'Switched off at the moment'), body.detail]
    : body.status === -1 ? [t('页面出错', 'This page failed'), String(error)]
    : [body.title, body.detail];
  return (
    <div className="sh-trouble" role="alert">
      <strong>{title}</strong>
      {detail && detail !== title && <p>{straight(detail)}</p>}
      {body.errors && body.errors.length > 0 && <ul>{body.errors.map((one, index) => <li key={index}>{straight(one.detail)}</li>)}</ul>}
      {body.instance && body.status >= 500 && <p className="sh-quiet">{t('编号', 'Reference')} {body.instance}</p>}
      {retry && <button type="button" className="sh-button" onClick={retry}>{t('重试', 'Try again')}</button>}
    </div>
  );
}

export function Loading() {
  const t = useT();
  return (
    <div className="sh-loading" role="status">
      <span className="sh-spinner" aria-hidden="true" />
      {t('正在读取…', 'Loading…')}
    </div>
  );
}

export function Empty({ children }: { children: ReactNode }) {
  return <div className="sh-empty">{children}</div>;
}

/** Loading, trouble, or what was asked for. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  return query.isError ? <Trouble error={query.error} retry={() => void query.refetch()} /> : <Loading />;
}

/** A lamp is a shape and a word beside its colour. */
export function Lamp({ lamp }: { lamp?: string | null }) {
  const t = useT();
  const name = (lamp ?? '').toLowerCase();
  const word = name === 'red' ? t('红灯', 'Red') : name === 'yellow' ? t('黄灯', 'Yellow') : t('正常', 'Normal');
  const shape = name === 'red' ? '■' : name === 'yellow' ? '▲' : '●';
  return <span className={`sh-lamp sh-lamp-${name || 'green'}`}><span aria-hidden="true">{shape}</span> {word}</span>;
}

/** "还剩 6 个工作日,7月3日到期": what a clock says in plain words. */
export function ClockWords({ clock }: { clock: Pick<Clock, 'remaining' | 'dueOn' | 'endedAt' | 'provisional' | 'lamp'> }) {
  const t = useT();
  const text = useText();
  const date = useDate();
  if (clock.endedAt) return <>{t(`已于${date(clock.endedAt)}结束`, `ended on ${date(clock.endedAt)}`)}</>;
  return (
    <>
      {t(`还剩 ${text(clock.remaining)},${date(clock.dueOn)}到期`, `${text(clock.remaining)} left, due on ${date(clock.dueOn)}`)}
      {clock.provisional && t('(节假日安排未公布,日期暂定)', ' (provisional until the holidays are announced)')}
    </>
  );
}

export function Clocks({ clocks, explain = true }: { clocks: Clock[]; explain?: boolean }) {
  const t = useT();
  const text = useText();
  if (clocks.length === 0) return <Empty>{t('目前没有期限在计算。', 'No limit is running.')}</Empty>;
  const draw = (list: Clock[]) => (
    <ul className="sh-clocks">
      {list.map((clock) => (
        <li key={clock.id} className={clock.endedAt ? 'sh-ended' : ''}>
          <div className="sh-clock-head">
            <strong>{text(clock.title)}</strong>
            {!clock.endedAt && <Lamp lamp={clock.lamp} />}
          </div>
          <div><ClockWords clock={clock} /></div>
          {explain && (
            <details>
              <summary>{t('怎样算出来的', 'How this was worked out')}</summary>
              <ol>{clock.working.map((line, index) => <li key={index}>{text(line)}</li>)}</ol>
              {clock.basis && <p className="sh-quiet">{t('依据', 'Basis')}:{clock.basis}</p>}
            </details>
          )}
        </li>
      ))}
    </ul>
  );
  const running = clocks.filter((clock) => !clock.endedAt);
  const ended = clocks.filter((clock) => clock.endedAt);
  return (
    <>
      {running.length > 0 ? draw(running) : <p>{t('目前没有期限在计算。', 'No limit is running.')}</p>}
      {ended.length > 0 && <details className="sh-old"><summary>{t(`已结束的期限(${ended.length})`, `Limits that ended (${ended.length})`)}</summary>{draw(ended)}</details>}
    </>
  );
}

/** The language and the size of letters. */
/** The filled sample and the blank form of a material, to take away; nothing when the edition brings none. */
export function MaterialFiles({ edition, material }: { edition: string; material: Material }) {
  const t = useT();
  const text = useText();
  const link = (which: 'sample' | 'blank', label: string) => material[which] && (
    <a key={which} className="sh-file-link" href={`/api/catalog/editions/${encodeURIComponent(edition)}/materials/${encodeURIComponent(material.key)}/${which}`} aria-label={`${text(material.name)} ${label}`} download>{label} ({material[which].split('.').pop()})</a>
  );
  if (!material.sample && !material.blank) return null;
  return <span className="sh-file-links">{link('sample', t('样表', 'Sample'))} {link('blank', t('空白表格', 'Blank form'))}</span>;
}

export function ReadingSwitch({ lang, large, setLang, setLarge }: { lang: string; large: boolean; setLang(lang: 'zh' | 'en'): void; setLarge(large: boolean): void }) {
  return (
    <span className="sh-reading">
      <button type="button" aria-pressed={large} onClick={() => setLarge(!large)}>{lang === 'en' ? 'Large type' : '大字版'}</button>
      <button type="button" lang={lang === 'en' ? 'zh-CN' : 'en'} onClick={() => setLang(lang === 'en' ? 'zh' : 'en')}>{lang === 'en' ? '中文' : 'English'}</button>
    </span>
  );
}

export const RESULTS: Record<string, Text> = {
  granted: { zh: '准予', en: 'Granted' },
  refused: { zh: '不予', en: 'Refused' },
  penalty: { zh: '给予行政处罚', en: 'A penalty was imposed' },
  'no-penalty': { zh: '不予行政处罚', en: 'No penalty' },
  drop: { zh: '终止处理(撤销或者移送)', en: 'Closed without a decision: dropped or handed over' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  'not-accepted': { zh: '不予受理', en: 'Not accepted' },
  'not-needed': { zh: '不需要许可', en: 'No licence needed' },
  referred: { zh: '已移送', en: 'Referred' },
};

export const TYPES: Record<string, Text> = {
  licence: { zh: '行政许可', en: 'Licences' },
  penalty: { zh: '行政处罚', en: 'Penalties' },
  coercion: { zh: '行政强制', en: 'Coercion' },
  levy: { zh: '行政征收', en: 'Levies' },
  benefit: { zh: '行政给付', en: 'Benefits' },
  inspection: { zh: '行政检查', en: 'Inspections' },
  confirmation: { zh: '行政确认', en: 'Confirmations' },
  award: { zh: '行政奖励', en: 'Awards' },
  adjudication: { zh: '行政裁决', en: 'Adjudication' },
  other: { zh: '其他行政权力', en: 'Other powers' },
  'public-service': { zh: '公共服务', en: 'Public services' },
};

/** What happened to a case, in words for everybody. */
export const EVENTS: Record<string, Text> = {
  'case.submitted': { zh: '提交申请', en: 'Submitted' },
  'case.told-missing': { zh: '一次告知补正', en: 'Told what is missing' },
  'case.supplied': { zh: '补正材料', en: 'Supplied what was missing' },
  'case.accepted': { zh: '受理', en: 'Accepted' },
  'case.not-accepted': { zh: '不予受理', en: 'Not accepted' },
  'case.not-needed': { zh: '告知不需要许可', en: 'Told that no licence is needed' },
  'case.step-opened': { zh: '进入环节', en: 'Step opened' },
  'case.step-signed': { zh: '签署意见', en: 'Signed' },
  'case.step-completed': { zh: '环节办结', en: 'Step completed' },
  'case.extension-requested': { zh: '申请延期', en: 'Extension asked for' },
  'case.extension-approved': { zh: '批准延期', en: 'Extension approved' },
  'case.extension-refused': { zh: '不批准延期', en: 'Extension refused' },
  'case.decided': { zh: '作出决定', en: 'Decided' },
  'case.paper': { zh: '出具文书', en: 'Paper issued' },
  'case.task-pending': { zh: '自动处理待执行', en: 'Automatic task pending' },
  'case.task-done': { zh: '自动处理完成', en: 'Automatic task done' },
  'case.task-failed': { zh: '自动处理失败', en: 'Automatic task failed' },
  'case.delivered': { zh: '送达', en: 'Delivered' },
  'case.closed': { zh: '办结', en: 'Closed' },
  'case.withdrawn': { zh: '撤回申请', en: 'Withdrawn' },
  'case.parked': { zh: '暂停办理(插件停用)', en: 'Parked (plug-in away)' },
  'case.resumed': { zh: '恢复办理', en: 'Resumed' },
  'case.command-refused': { zh: '操作被拒绝', en: 'Refused' },
  'case.moved': { zh: '转到新版本', en: 'Moved to a new edition' },
  'case.moved-back': { zh: '退回原版本', en: 'Moved back' },
  'case.delivery-chosen': { zh: '选择送达方式', en: 'Way of delivery chosen' },
  'case.party-verified': { zh: '核验身份', en: 'Identity verified' },
  'case.copied': { zh: '抄告有关部门', en: 'Copied to another organisation' },
  'case.rated': { zh: '申请人评价', en: 'Rated by the applicant' },
  'case.clock': { zh: '期限变化', en: 'Limit changed' },
};
