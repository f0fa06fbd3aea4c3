import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { write } from '@sunhall/shared/api';
import { Trouble } from '@sunhall/shared/pieces';
import { useT } from '@sunhall/shared/text';

export default function SignIn() {
  const t = useT();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asked] = useSearchParams();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (form: FormData) => {
    setBusy(true);
    setError(null);
    try {
      await write('post', '/api/identity/session', {}, { login: String(form.get('login') ?? ''), password: String(form.get('password') ?? '') });
      await client.invalidateQueries();
      const next = asked.get('next') ?? '/mine';
      navigate(/^\/(?![/\\])/.test(next) ? next : '/mine', { replace: true });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="wrap"><div className="card narrow">
      <h1>{t('实名登录', 'Sign in')}</h1>
      <p className="sh-quiet">{t('办理业务和查看本人办件需要实名登录;查询事项、进度和结果不需要登录。', 'Applying and looking at your own cases need a real-name account; everything public does not.')}</p>
      {error !== null && <Trouble error={error} />}
      <form onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
        <label>{t('账号', 'Account')}<input className="sh-input" name="login" autoComplete="username" required maxLength={100} /></label>
        <label>{t('密码', 'Password')}<input className="sh-input" name="password" type="password" autoComplete="current-password" required maxLength={200} /></label>
        <button type="submit" className="sh-button sh-main" disabled={busy}>{busy ? t('正在登录…', 'Signing in…') : t('登录', 'Sign in')}</button>
      </form>
    </div></div>
  );
}
