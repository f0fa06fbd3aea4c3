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
      canvas.zoom('fit-viewport', 'auto');
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
    <figure className="sh-flow" aria-label={label}>
      <div ref={holder} className="sh-flow-canvas" />
      {(done.length > 0 || present.length > 0) && (
        <figcaption><span className="sh-key sh-key-done" /> {t('已完成', 'done')} <span className="sh-key sh-key-present" /> {t('当前环节', 'present step')}</figcaption>
      )}
    </figure>
  );
}
