import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { read } from '@sunhall/shared/api';
import { Loaded } from '@sunhall/shared/pieces';
import { useDate, useT, useText } from '@sunhall/shared/text';

/** Whether a paper is genuine: by the code under its QR, or by scanning the QR, which leads here. */
export default function Verify() {
  const { code } = useParams();
  const t = useT();
  const text = useText();
  const date = useDate();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(code ?? '');
  const found = useQuery({ queryKey: ['proof', code], enabled: !!code, queryFn: () => read('/api/disclosure/verification/{code}', { path: { code: code! } }) });
  return (
    <div className="wrap">
      <div className="card narrow">
        <h1>{t('验证文书、证照真伪', 'Verify a paper')}</h1>
        <p className="sh-quiet">{t('用手机扫描文书上的二维码,或输入二维码下方的验证码。', 'Scan the QR code on the paper, or enter the verification code below it.')}</p>
        <form onSubmit={(event) => { event.preventDefault(); navigate(`/verify/${encodeURIComponent(asked.trim())}`); }}>
          <label>{t('验证码', 'Verification code')}<input className="sh-input" name="code" required value={asked} maxLength={60} onChange={(event) => setAsked(event.target.value)} /></label>
          <button type="submit" className="sh-button sh-main">{t('验证', 'Verify')}</button>
        </form>
      </div>
      {code && <Loaded query={found}>{(proof) => (
        <div className="card narrow" role="status">
          <h2>{proof.state === 'issued' ? <span className="tag good">✓ {t('真实有效', 'Genuine and valid')}</span> : <span className="tag bad">! {proof.state === 'voided' || proof.state === 'void' ? t('已作废', 'No longer valid') : t('正在出具', 'Being issued')}</span>}</h2>
          <dl className="facts">
            <dt>{t('文书', 'Paper')}</dt><dd>{text(proof.title)}</dd>
            {proof.number && <><dt>{t('编号', 'Number')}</dt><dd>{proof.number}</dd></>}
            {proof.code && <><dt>{t('监管码', 'Supervision code')}</dt><dd>{proof.code}</dd></>}
            <dt>{t('发证机关', 'Issued by')}</dt><dd>{text(proof.issuerName)}</dd>
            <dt>{t('持有人', 'Holder')}</dt><dd><bdi>{proof.applicant}</bdi></dd>
            <dt>{t('日期', 'Date')}</dt><dd>{date(proof.issuedAt)}</dd>
          </dl>
        </div>)}</Loaded>}
    </div>
  );
}
