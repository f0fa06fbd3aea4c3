import { Link } from 'react-router';
import { useWho } from '@sunhall/shared/pieces';
import { useT } from '@sunhall/shared/text';
import { useMay } from './Shell';

export default function Home() {
  const t = useT();
  const who = useWho();
  const may = useMay();
  const ways = [
    may.handle && ['/worklist', t('待办', 'Worklist'), t('按亮灯和到期日排列的待办环节', 'Open steps by lamp and due date')],
    may.handle && ['/intake', t('窗口收件', 'Counter intake'), t('替到窗口的申请人填报', 'Fill in for applicants at the counter')],
    may.review && ['/review', t('法制审核', 'Legal review'), t('审核待定版本,与现行版本对照', 'Review proposed editions against those in force')],
    may.upload && ['/plugins', t('插件', 'Plug-ins'), t('上传、检查、版本和状态', 'Upload, findings, versions, states')],
    may.supervise && ['/lamps', t('监察亮灯', 'Supervision'), t('运行中的时钟和亮灯', 'Running clocks and lamps')],
    ['/catalog', t('权力事项', 'Catalog'), t('事项及其版本', 'Items and their editions')],
  ].filter((one): one is string[] => Array.isArray(one));
  return (
    <>
      <h1>{t(`${who.data?.name ?? ''},您好`, `Hello, ${who.data?.name ?? ''}`)}</h1>
      {!may.official && <p className="c-card">{t('此处供工作人员使用。办事请到网上政务大厅。', 'This is for staff. To apply, use the public hall.')} <a href="/">{t('前往大厅', 'To the hall')}</a></p>}
      <div className="c-two">{ways.map(([to, title, what]) => <Link key={to} to={to ?? '/'} className="c-card" style={{ textDecoration: 'none', color: 'inherit' }}><h2>{title}</h2><p className="sh-quiet">{what}</p></Link>)}</div>
    </>
  );
}
