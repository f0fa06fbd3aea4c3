import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { read } from '@sunhall/shared/api';
import { download } from '@sunhall/shared/csv';
import { PaperForm, standalone } from '@sunhall/shared/paper';
import { Loaded } from '@sunhall/shared/pieces';
import { useReading, useT, useText } from '@sunhall/shared/text';

/** The form of an item as a sheet to print or keep: blank, or filled as the plug-in's sample shows. */
export default function BlankForm() {
  const { code = '' } = useParams();
  const [asked] = useSearchParams();
  const t = useT();
  const text = useText();
  const { lang } = useReading();
  const sheet = useRef<HTMLDivElement>(null);
  const item = useQuery({ queryKey: ['item', code], queryFn: () => read('/api/disclosure/items/{code}', { path: { code } }) });
  const definition = useQuery({ queryKey: ['definition', item.data?.edition], enabled: !!item.data, staleTime: Infinity, queryFn: () => read('/api/catalog/editions/{id}/definition', { path: { id: item.data!.edition } }) });
  return (
    <div className="wrap">
      <p className="no-print"><Link to={`/items/${encodeURIComponent(code)}`}>{t('← 返回事项说明', '← Back to the item')}</Link></p>
      <Loaded query={item}>{(found) => <Loaded query={definition}>{({ form, samples }) => {
        const sample = samples[Number(asked.get('sample')) - 1];
        const name = String((lang === 'en' && form.schema.titleEn) || form.schema.title || text(found.name));
        return (
          <>
            <div className="row no-print"><h1><bdi>{text(found.name)}</bdi></h1><span className="tag">{sample ? t('填写样例,内容为虚构', 'Sample, invented') : t('空白表格', 'Blank form')}</span></div>
            <div className="actions no-print">
              <button type="button" className="sh-button sh-main" onClick={() => print()}>{t('打印', 'Print')}</button>
              <button type="button" className="sh-button" onClick={() => sheet.current?.firstElementChild && download(`${name}${sample ? t('(样例)', ' (sample)') : ''}.html`, standalone(sheet.current.firstElementChild, name, lang === 'en' ? 'en' : 'zh-CN'), 'text/html;charset=utf-8')}>{t('下载', 'Download')}</button>
            </div>
            <div ref={sheet} style={{ marginTop: '1.2rem' }}><PaperForm schema={form.schema} ui={form.ui} title={name} {...(sample ? { data: sample.form } : {})} /></div>
          </>
        );
      }}</Loaded>}</Loaded>
    </div>
  );
}
