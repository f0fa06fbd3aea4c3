import { Link, Navigate } from 'react-router';
import { Notices } from '@sunhall/shared/notices';
import { Loading, Trouble, useWho } from '@sunhall/shared/pieces';
import { useT } from '@sunhall/shared/text';

export default function MyNotices() {
  const t = useT();
  const who = useWho();
  if (who.data && !who.data.signedIn) return <Navigate to="/sign-in?next=/notices" replace />;
  return (
    <div className="wrap">
      <h1>{t('我的通知', 'My notices')}</h1>
      {who.isError ? <Trouble error={who.error} retry={() => void who.refetch()} /> : !who.data ? <Loading /> : <Notices section="card" link={(id, words) => <Link to={`/mine/${encodeURIComponent(id)}`}>{words}</Link>} />}
    </div>
  );
}
