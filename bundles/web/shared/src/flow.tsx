import { useEffect, useRef, useState } from 'react';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useT } from './text';

interface Props {
  bpmn: string;
  done?: string[];
  present?: string[];
  /** Elements to point out, with how. */
  marks?: Record<string, 'added' | 'removed' | 'changed'>;
  label: string;
}

/** A flow chart as it was drawn, with what is done and where it stands. */
export default function FlowChart({ bpmn, done = [], present = [], marks = {}, label }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const [wide, setWide] = useState(false);
  const t = useT();
  const key = JSON.stringify([done, present, marks]);
  useEffect(() => {
    if (!holder.current) return undefined;
    const viewer = new NavigatedViewer({ container: holder.current });
    let gone = false;
    viewer.importXML(bpmn).then(() => {
      if (gone) return;
      // eslint-disable-next-line @typescript-eslint/no-explicit-any
      const canvas = viewer.get('canvas') as any;
      const registry = viewer.get('elementRegistry') as { get(id: string): unknown };
      const mark = (ids: string[], name: string) => ids.filter((id) => registry.get(id)).forEach((id) => canvas.addMarker(id, name));
      mark(done, 'sh-done');
      mark(present, 'sh-present');
      Object.entries(marks).forEach(([id, how]) => mark([id], `sh-${how}`));
      // Letters stay readable: a wide chart is scrolled, not shrunk.
      const { inner } = canvas.viewbox();
      const room = holder.current?.parentElement?.clientWidth ?? 600;
      const scale = Math.min(1, Math.max(0.8, (room - 24) / inner.width));
      if (holder.current) {
        holder.current.style.width = `${Math.max(room - 2, inner.width * scale + 24)}px`;
        holder.current.style.height = `${Math.max(240, inner.height * scale + 72)}px`;
      }
      setWide(inner.width * scale + 24 > room);
      canvas.resized();
      canvas.viewbox({ x: inner.x - 12 / scale, y: inner.y - 12 / scale, width: (holder.current?.clientWidth ?? room) / scale, height: (holder.current?.clientHeight ?? 240) / scale });
      const here = registry.get(present[0] ?? Object.keys(marks)[0] ?? '') as { x: number } | undefined;
      if (here && holder.current?.parentElement) holder.current.parentElement.scrollLeft = (here.x - inner.x) * scale - room / 2;
    }).catch(() => !gone && setFailed(true));
    return () => {
      gone = true;
      viewer.destroy();
    };
    // The lists are compared by their content.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [bpmn, key]);
  if (failed) return <p role="alert">{t('流程图无法显示。', 'The flow chart cannot be shown.')}</p>;
  return (
    <figure className="sh-flow">
      <div className="sh-flow-scroll" tabIndex={0} role="region" aria-label={label}><div ref={holder} className="sh-flow-canvas" /></div>
      {wide && <figcaption>{t('图较宽,可左右滚动。', 'Wider than the page: scroll sideways.')}</figcaption>}
      {(done.length > 0 || present.length > 0) && (
        <figcaption><span className="sh-key sh-key-done" /> {t('已完成', 'done')} <span className="sh-key sh-key-present" /> {t('当前环节', 'present step')}</figcaption>
      )}
    </figure>
  );
}
