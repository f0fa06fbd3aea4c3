import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { read } from '@sunhall/shared/api';
import { Empty, Loaded } from '@sunhall/shared/pieces';
import { useT, useText } from '@sunhall/shared/text';

/** The ways the law gives everybody to ask, complain and suggest: of each organisation, and those for all of them. */
export default function Contact() {
  const t = useT();
  const text = useText();
  const [asked, ask] = useSearchParams();
  const org = asked.get('org') ?? '';
  const orgs = useQuery({ queryKey: ['organisations'], queryFn: () => read('/api/identity/organisations'), staleTime: 300_000 });
  return (
    <div className="wrap">
      <h1>{t('咨询、投诉和建议', 'Ask, complain, suggest')}</h1>
      <div className="cols">
        <div className="card">
          <Loaded query={orgs}>{(all) => {
            const shown = all.filter((one) => !org || one.id === org);
            return (
              <>
                <div className="filters"><label>{t('机关', 'Organisation')}<select className="sh-input" value={org} onChange={(event) => ask(event.target.value ? { org: event.target.value } : {}, { replace: true })}><option value="">{t('全部', 'All')}</option>{all.map((one) => <option key={one.id} value={one.id}>{text(one.name)}</option>)}</select></label></div>
                {shown.length === 0 ? <Empty>{t('没有这个机关。', 'There is no such organisation.')}</Empty> : <ul className="list">{shown.map((one) => (
                  <li key={one.id}>
                    <h2>{text(one.name)}</h2>
                    <dl className="facts">
                      {one.phone && <><dt>{t('咨询电话', 'To ask')}</dt><dd><a href={`tel:${one.phone}`}>{one.phone}</a></dd></>}
                      {one.supervisionPhone && <><dt>{t('监督投诉电话', 'To complain')}</dt><dd><a href={`tel:${one.supervisionPhone}`}>{one.supervisionPhone}</a></dd></>}
                      {one.address && <><dt>{t('来信来访地址', 'To write or visit')}</dt><dd>{one.address}</dd></>}
                      <dt>{t('地区', 'District')}</dt><dd>{text(one.jurisdictionName)}</dd>
                    </dl>
                  </li>))}</ul>}
              </>
            );
          }}</Loaded>
        </div>
        <aside className="card" aria-label={t('所有机关通用的渠道', 'Ways that hold for all')}>
          <h2>{t('所有机关通用', 'For all organisations')}</h2>
          <p>{t('政务服务便民热线', 'Government hotline')} <a href="tel:12345">12345</a></p>
          <p>{t('对具体行政行为不服的,可以依法申请行政复议或者提起行政诉讼;期限和受理机关写在决定书和每个事项的“救济途径”一栏。', 'Whoever does not accept a decision may ask for reconsideration or bring a suit; period and authority stand in the decision and under “Remedies” of each item.')}</p>
          <p>{t('本平台不在网上受理投诉表单;以上电话和地址由各机关依法公开,投诉由监督机关处理并答复。', 'This platform takes no complaint forms; the telephones and addresses are published by each organisation, and the supervising authority answers.')}</p>
        </aside>
      </div>
    </div>
  );
}
