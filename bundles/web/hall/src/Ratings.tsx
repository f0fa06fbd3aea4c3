import { useQuery } from '@tanstack/react-query';
import { readAsPublic } from '@sunhall/shared/api';
import { Loading, Trouble } from '@sunhall/shared/pieces';
import { useT, useText } from '@sunhall/shared/text';

/** How applicants rated the service, as numbers of five levels: of an item, or of everything. Nothing says who. */
export function Ratings({ item = '' }: { item?: string }) {
  const t = useT();
  const text = useText();
  const found = useQuery({ queryKey: ['ratings', item], retry: false, queryFn: () => readAsPublic('/api/disclosure/ratings', { query: { item } }) });
  if (found.isError) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const { rated, levels } = found.data;
  if (rated === 0) return <p className="sh-quiet">{t('还没有评价。', 'Not rated yet.')}</p>;
  const pleased = Math.round(100 * levels.filter((one) => one.level >= 3).reduce((sum, one) => sum + one.count, 0) / rated);
  return (
    <div className="ratings" data-rated={rated}>
      <p>{t(`共 ${rated} 件评价,基本满意以上 ${pleased}%。`, `${rated} ratings, ${pleased}% fairly satisfied or better.`)}</p>
      <dl>{levels.map((one) => <div key={one.level}><dt>{text(one.name)}</dt><dd><meter min={0} max={rated} value={one.count} aria-label={text(one.name)} /> {one.count}</dd></div>)}</dl>
    </div>
  );
}
