import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { read } from '@sunhall/shared/api';
import { Loaded, TYPES } from '@sunhall/shared/pieces';
import { useT, useText } from '@sunhall/shared/text';

/** What each part of an item's code says, by the coding rule of a pack, and what is wrong with it. */
export function Codes() {
  const t = useT();
  const text = useText();
  const [asked, ask] = useState<{ code: string; jurisdiction?: string; type?: string }>();
  const packs = useQuery({ queryKey: ['packs'], queryFn: () => read('/api/jurisdictions/packs') });
  const found = useQuery({ queryKey: ['code', asked], enabled: !!asked, retry: false, queryFn: () => read('/api/catalog/codes/{code}', { path: { code: asked!.code }, query: { jurisdiction: asked!.jurisdiction, type: asked!.type } }) });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '').trim() || undefined;
    const code = field('code');
    if (code) ask({ code, jurisdiction: field('jurisdiction'), type: field('type') });
  };
  return (
    <>
      <form className="c-tools" onSubmit={send}>
        <label>{t('事项编码', 'Code of an item')} <input className="sh-input" name="code" required maxLength={120} /></label>
        <label>{t('按哪个规则包', 'By which pack')} <select className="sh-input" name="jurisdiction" defaultValue=""><option value="">{t('事项所在辖区的', 'that of the item')}</option>{(packs.data ?? []).map((one) => <option key={one.id} value={one.id}>{text(one.title)}</option>)}</select></label>
        <label>{t('事项类型', 'Type')} <select className="sh-input" name="type" defaultValue=""><option value="">{t('按已有事项', 'that of the item')}</option>{Object.entries(TYPES).map(([value, word]) => <option key={value} value={value}>{text(word)}</option>)}</select></label>
        <button type="submit" className="sh-button sh-main">{t('解释', 'Explain')}</button>
      </form>
      {asked && <Loaded query={found}>{(reading) => (
        <div role="status">
          <p><strong className={reading.sound ? '' : 'sh-field-error'}>{text(reading.summary)}</strong>{reading.itemName && <> · <bdi>{text(reading.itemName)}</bdi></>}</p>
          {reading.rule && <p className="sh-quiet">{text(reading.rule.title)} · {reading.rule.basis} · {t(`${reading.rule.length} 位`, `${reading.rule.length} characters`)}{reading.required ? '' : t(' · 本辖区不强制', ' · not asked for here')}</p>}
          {reading.parts.length > 0 && <div className="sh-scroll" tabIndex={0} role="region" aria-label={t('各部分', 'Parts')}><table className="sh-table"><thead><tr><th scope="col">{t('位', 'Place')}</th><th scope="col">{t('部分', 'Part')}</th><th scope="col">{t('取值', 'Value')}</th><th scope="col">{t('含义', 'Meaning')}</th></tr></thead><tbody>{reading.parts.map((one) => <tr key={one.id}><td>{one.from === one.to ? one.from : `${one.from}–${one.to}`}</td><th scope="row">{text(one.title)}</th><td className="c-digest">{one.value}</td><td>{text(one.meaning) || '—'}</td></tr>)}</tbody></table></div>}
          {reading.faults.length > 0 && <ul className="sh-errors">{reading.faults.map((one, index) => <li key={index}>{one.from === one.to ? t(`第 ${one.from} 位:`, `Character ${one.from}: `) : t(`第 ${one.from} 至 ${one.to} 位:`, `Characters ${one.from} to ${one.to}: `)}{text(one.message)} {text(one.mend)}</li>)}</ul>}
        </div>
      )}</Loaded>}
    </>
  );
}
