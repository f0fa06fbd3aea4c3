import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, NavLink, Outlet, useNavigate, useRouteError } from 'react-router';
import { post, read, remove } from '@sunhall/shared/api';
import { Unread, useUnread } from '@sunhall/shared/unread';
import { Loading, ReadingSwitch, Trouble, useWho } from '@sunhall/shared/pieces';
import { useReading, useT } from '@sunhall/shared/text';
import { LiveProvider, useLive } from './live';

function SignIn() {
  const t = useT();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (form: FormData) => {
    setBusy(true);
    setError(null);
    try {
      await post('/api/identity/session', { login: form.get('login'), password: form.get('password') });
      await client.resetQueries();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="c-card c-sign">
      <h1>{t('工作人员登录', 'Staff sign-in')}</h1>
      {error !== null && <Trouble error={error} />}
      <form onSubmit={(event) => { event.preventDefault(); void submit(new FormData(event.currentTarget)); }}>
        <label>{t('账号', 'Account')}<input className="sh-input" name="login" autoComplete="username" required /></label>
        <label>{t('密码', 'Password')}<input className="sh-input" name="password" type="password" autoComplete="current-password" required /></label>
        <button type="submit" className="sh-button sh-main" disabled={busy}>{t('登录', 'Sign in')}</button>
      </form>
    </div>
  );
}

function Failed() {
  return <Trouble error={useRouteError()} retry={() => location.reload()} />;
}

export const useMay = () => {
  const roles = useWho().data?.roles ?? [];
  const has = (...names: string[]) => names.some((name) => (roles as string[]).includes(name));
  return {
    handle: has('STAFF'), review: has('LEGAL'), supervise: has('SUPERVISOR', 'BUREAU_SUPERVISOR', 'LEGAL', 'STAFF', 'BUREAU_ADMIN'), watch: has('SUPERVISOR', 'LEGAL'), operate: has('OPERATOR'), plugins: has('BUREAU_ADMIN', 'OPERATOR', 'LEGAL'), upload: has('BUREAU_ADMIN', 'OPERATOR'), organise: has('BUREAU_ADMIN', 'OPERATOR'), cases: has('STAFF', 'LEGAL', 'SUPERVISOR', 'BUREAU_SUPERVISOR', 'BUREAU_ADMIN'), official: has('STAFF', 'LEGAL', 'SUPERVISOR', 'BUREAU_SUPERVISOR', 'BUREAU_ADMIN', 'OPERATOR'),
  };
};

function LiveMark() {
  const t = useT();
  const live = useLive();
  return <span className={`c-live${live ? ' c-on' : ''}`} role="status" data-live={live}>{live ? t('实时更新', 'Live') : t('定时刷新', 'Refreshing now and then')}</span>;
}

export function Shell({ failed = false }: { failed?: boolean }) {
  const t = useT();
  const reading = useReading();
  const who = useWho();
  const unread = useUnread(who.data?.signedIn === true);
  const may = useMay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const demo = useQuery({ queryKey: ['demo'], retry: false, refetchInterval: 60_000, queryFn: () => read('/api/demo/clock') });
  const leave = async () => {
    await remove('/api/identity/session');
    client.clear();
    navigate('/');
  };
  return (
    <LiveProvider who={may.official ? who.data?.person ?? undefined : undefined}>
      <a className="sh-skip" href="#content">{t('跳到正文', 'Skip to the content')}</a>
      <header className="c-head">
        <Link className="c-brand" to="/">{t('阳光大厅 · 工作台', 'Sunhall · console')}</Link>
        <span className="c-who"><ReadingSwitch {...reading} />{who.data?.signedIn && <>{may.official && <LiveMark />}<span><bdi>{who.data.name}</bdi></span><span className="sh-reading"><button type="button" onClick={() => void leave()}>{t('退出', 'Sign out')}</button></span></>}</span>
      </header>
      {demo.data && <div className="c-banner">{t('演示模式', 'Demonstration')} · {t('平台时间', 'platform time')} {new Date(demo.data.now).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}</div>}
      {who.isError ? <Trouble error={who.error} retry={() => void who.refetch()} /> : !who.data ? <Loading /> : !who.data.signedIn ? <main id="content" tabIndex={-1}><SignIn /></main> : (
        <div className="c-body">
          <nav className="c-nav" aria-label={t('功能', 'Functions')}>
            <NavLink to="/" end>{t('首页', 'Home')}</NavLink>
            {may.handle && <NavLink to="/worklist">{t('待办', 'Worklist')}</NavLink>}
            {may.cases && <NavLink to="/cases">{t('办件', 'Cases')}</NavLink>}
            {may.handle && <NavLink to="/intake">{t('窗口收件', 'Counter intake')}</NavLink>}
            {may.review && <NavLink to="/review">{t('法制审核', 'Legal review')}</NavLink>}
            <NavLink to="/catalog">{t('权力事项', 'Catalog')}</NavLink>
            {may.plugins && <NavLink to="/plugins">{t('插件', 'Plug-ins')}</NavLink>}
            <NavLink to="/organisations">{t('机构', 'Organisations')}</NavLink>
            <NavLink to="/notices">{t('通知', 'Notices')}<Unread count={unread} /></NavLink>
            {may.supervise && <NavLink to="/lamps">{t('监察亮灯', 'Supervision')}</NavLink>}
          </nav>
          <main id="content" className="c-main" tabIndex={-1}>{failed ? <Failed /> : <Outlet />}</main>
        </div>
      )}
    </LiveProvider>
  );
}
