import { useQueryClient } from '@tanstack/react-query';
import { NavLink, Link, Outlet, useNavigate, useRouteError } from 'react-router';
import { drop } from '@sunhall/shared/api';
import { Unread, useUnread } from '@sunhall/shared/unread';
import { ReadingSwitch, Trouble, useWho } from '@sunhall/shared/pieces';
import { useReading, useT } from '@sunhall/shared/text';

function Failed() {
  return <div className="wrap"><Trouble error={useRouteError()} retry={() => location.reload()} /></div>;
}

/** Head and foot of every page. */
export function Shell({ failed = false }: { failed?: boolean }) {
  const t = useT();
  const reading = useReading();
  const who = useWho();
  const unread = useUnread(who.data?.signedIn === true);
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async () => {
    await drop('/api/identity/session', {});
    client.clear();
    navigate('/');
  };
  return (
    <>
      <a className="sh-skip" href="#content">{t('跳到正文', 'Skip to the content')}</a>
      <div className="top">
        <div className="wrap">
          <span>{who.data?.signedIn ? <>{t('您好', 'Hello')},<bdi>{who.data.name}</bdi> <Link to="/notices">{t('通知', 'Notices')}<Unread count={unread} /></Link> <span className="sh-reading"><button type="button" onClick={() => void leave()}>{t('退出', 'Sign out')}</button></span></> : <Link to="/sign-in">{t('实名登录', 'Sign in')}</Link>}</span>
          <ReadingSwitch {...reading} />
        </div>
      </div>
      <header className="head">
        <div className="wrap">
          <Link className="brand" to="/">
            <svg viewBox="0 0 32 32" aria-hidden="true"><circle cx="16" cy="13" r="6" fill="#f4c55a" /><path d="M4 23h24M8 28h16" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" /></svg>
            <span><b>{t('阳光大厅', 'Sunhall')}</b><small>{t('行政权力网上公开透明运行', 'Administrative power in the open')}</small></span>
          </Link>
          <nav className="nav" aria-label={t('主导航', 'Main')}>
            <NavLink to="/" end>{t('办事', 'Services')}</NavLink>
            <NavLink to="/mine">{t('我的办件', 'My cases')}</NavLink>
            <NavLink to="/progress">{t('查进度', 'Progress')}</NavLink>
            <NavLink to="/verify">{t('验证书', 'Verify')}</NavLink>
            <NavLink to="/results">{t('结果公示', 'Results')}</NavLink>
          </nav>
        </div>
      </header>
      <main id="content" tabIndex={-1}>{failed ? <Failed /> : <Outlet />}</main>
      <footer className="foot"><div className="wrap"><p>{t('所有事项的依据、条件、流程、时限、收费和监督方式依法公开,办理进度实时可查。', 'Basis, conditions, steps, limits, fees and supervision of every item are public; progress is shown as it happens.')}</p><p><Link to="/contact">{t('咨询、投诉和建议', 'Ask, complain, suggest')}</Link> · {t('12345 政务服务便民热线', 'Hotline 12345')} · <a href="/console/">{t('工作人员入口', 'Staff')}</a></p></div></footer>
    </>
  );
}
