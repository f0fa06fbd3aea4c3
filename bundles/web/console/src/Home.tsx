import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { read } from '@sunhall/shared/api';
import { useWho } from '@sunhall/shared/pieces';
import { useT } from '@sunhall/shared/text';
import { useInterval } from './live';
import { useMay } from './Shell';

/** Where to go, and how much waits there. */
export default function Home() {
  const t = useT();
  const who = useWho();
  const may = useMay();
  const every = useInterval();
  const tasks = useQuery({ queryKey: ['tasks', 'all'], enabled: may.handle, retry: false, queryFn: () => read('/api/cases/tasks', { query: { limit: 200 } }), refetchInterval: every });
  const editions = useQuery({ queryKey: ['editions'], enabled: may.review, retry: false, queryFn: () => read('/api/catalog/editions'), refetchInterval: every });
  const counts = useQuery({ queryKey: ['lamp-counts'], enabled: may.supervise, retry: false, queryFn: () => read('/api/supervision/counts'), refetchInterval: every });
  const incidents = useQuery({ queryKey: ['incidents', false], enabled: may.upload, retry: false, queryFn: () => read('/api/plugins/incidents'), refetchInterval: every });
  const red = counts.data?.items.filter((one) => one.kind === 'lamp' && one.name === 'red').reduce((sum, one) => sum + one.number, 0);
  const yellow = counts.data?.items.filter((one) => one.kind === 'lamp' && one.name === 'yellow').reduce((sum, one) => sum + one.number, 0);
  const waiting = editions.data?.items.filter((one) => ['PROPOSED', 'IN_REVIEW', 'APPROVED'].includes(one.state ?? '')).length;
  const ways: (false | [string, string, string, string?])[] = [
    may.handle && ['/worklist', t('待办', 'Worklist'), t('按亮灯和到期日排列的待办环节', 'Open steps by lamp and due date'), tasks.data && t(`${tasks.data.items.length}${tasks.data.next ? '+' : ''} 件待办`, `${tasks.data.items.length}${tasks.data.next ? '+' : ''} to do`)],
    may.handle && ['/intake', t('窗口收件', 'Counter intake'), t('替到窗口的申请人填报、扫描材料、打印凭证', 'Form, scans and a receipt for applicants at the counter')],
    may.review && ['/review', t('法制审核', 'Legal review'), t('审核待定版本,与对照版本逐项比较', 'Review proposed editions, compared point by point'), waiting === undefined ? undefined : t(`${waiting} 个版本等待`, `${waiting} waiting`)],
    may.plugins && ['/plugins', t('插件', 'Plug-ins'), t('上传、检查、版本、异常', 'Upload, findings, versions, incidents'), incidents.data && t(`${incidents.data.items.length} 个异常未关闭`, `${incidents.data.items.length} open incidents`)],
    may.supervise && ['/lamps', t('监察亮灯', 'Supervision'), t('运行中的时限和亮灯', 'Running limits and lamps'), red === undefined ? undefined : t(`红灯 ${red},黄灯 ${yellow}`, `${red} red, ${yellow} yellow`)],
    may.cases && ['/cases', t('办件', 'Cases'), t('按申请人、事项、状态、日期查询', 'Search by applicant, item, stage, date')],
    ['/catalog', t('权力事项', 'Catalog'), t('事项及其版本、规则包、工作日历', 'Items and editions, packs, working days')],
    ['/organisations', t('机构', 'Organisations'), t('机构、岗位、人员、代理、执法证件', 'Organisations, posts, people, delegation, certificates')],
  ];
  return (
    <>
      <h1>{t(`${who.data?.name ?? ''},您好`, `Hello, ${who.data?.name ?? ''}`)}</h1>
      {!may.official && <p className="c-card">{t('此处供工作人员使用。办事请到网上政务大厅。', 'This is for staff. To apply, use the public hall.')} <a href="/">{t('前往大厅', 'To the hall')}</a></p>}
      <div className="c-ways">{ways.map((way) => way && <Link key={way[0]} to={way[0]} className="c-card"><h2>{way[1]}</h2><p className="sh-quiet">{way[2]}</p>{way[3] && <strong>{way[3]}</strong>}</Link>)}</div>
    </>
  );
}
