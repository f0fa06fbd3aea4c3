import { useState } from 'react';
import { newKey, write } from '@sunhall/shared/api';
import { Trouble } from '@sunhall/shared/pieces';
import { useT, useText, type Text } from '@sunhall/shared/text';

/** The five levels of the service rating, the best first (国办发〔2019〕51号). */
export const LEVELS: [number, Text][] = [
  [5, { zh: '非常满意', en: 'Very satisfied' }],
  [4, { zh: '满意', en: 'Satisfied' }],
  [3, { zh: '基本满意', en: 'Fairly satisfied' }],
  [2, { zh: '不满意', en: 'Dissatisfied' }],
  [1, { zh: '非常不满意', en: 'Very dissatisfied' }],
];
const LONGEST = 500;

/** What the applicant said of the service. */
export function Rated({ level }: { level: number }) {
  const t = useT();
  const text = useText();
  return (
    <section className="card" aria-labelledby="rated">
      <h2 id="rated">{t('我的评价', 'My rating')}</h2>
      <p><span className="stars" aria-hidden="true">{'★'.repeat(level)}{'☆'.repeat(5 - level)}</span> <strong>{text(LEVELS.find(([one]) => one === level)?.[1])}</strong></p>
      <p className="sh-quiet">{t('感谢您的评价,评价后不能修改。', 'Thank you. A rating cannot be changed.')}</p>
    </section>
  );
}

/** After the end of the case its applicant rates the service, once. */
export function Rate({ id, etag, done }: { id: string; etag: string | null; done(): void }) {
  const t = useT();
  const text = useText();
  const [level, setLevel] = useState(0);
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [key] = useState(newKey);
  const send = async () => {
    setWrong(level === 0);
    if (level === 0) return document.getElementById('level-5')?.focus();
    setBusy(true);
    setError(null);
    try {
      await write('post', '/api/cases/{id}/operations/{name}', { path: { id, name: 'rate' } }, { level: String(level), ...(words.trim() ? { words: words.trim() } : {}) }, { key, etag });
      done();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <section className="card rate" id="rate" aria-labelledby="rate-title">
      <h2 id="rate-title">{t('请评价这次服务', 'Please rate the service')}</h2>
      <form noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <fieldset className="levels" {...(wrong ? { 'aria-describedby': 'level-wrong' } : {})}>
          <legend>{t('您对本次办理是否满意?', 'Are you satisfied with how your case was handled?')}</legend>
          <div>{LEVELS.map(([one, name]) => <label key={one}><input type="radio" id={`level-${one}`} name="level" value={one} required checked={level === one} onChange={() => { setLevel(one); setWrong(false); }} />{text(name)}</label>)}</div>
          {wrong && <p id="level-wrong" className="sh-field-error" role="alert">{t('请选择一项。', 'Please choose one.')}</p>}
        </fieldset>
        <label htmlFor="rate-words">{t('意见和建议(可不填)', 'In your own words (optional)')}</label>
        <textarea id="rate-words" className="sh-input" name="words" maxLength={LONGEST} value={words} onChange={(event) => setWords(event.target.value)} />
        <p className="sh-quiet">{t('评价只能提交一次。', 'A rating can be given once.')}</p>
        {error !== null && <Trouble error={error} />}
        <div className="actions"><button type="submit" className="sh-button sh-main" disabled={busy}>{t('提交评价', 'Send the rating')}</button></div>
      </form>
    </section>
  );
}
