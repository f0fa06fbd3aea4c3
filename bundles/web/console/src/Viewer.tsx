import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { getBlob } from '@sunhall/shared/api';
import { Loading, Trouble } from '@sunhall/shared/pieces';
import { useT } from '@sunhall/shared/text';
import { shownAs } from './filetype';

export interface Shown { url: string; name: string }

/**
 * A file beside the page that asked for it. What it is, its first bytes decide, never its name or what it says of itself: PDF and
 * pictures are shown, whatever else (a drawing with scripts, a page) is only offered for saving.
 */
function File({ url, name, frame }: Shown & { frame: React.RefObject<HTMLIFrameElement | null> }) {
  const t = useT();
  const [shown, setShown] = useState<{ src: string; type: string | undefined } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [large, setLarge] = useState(false);
  useEffect(() => {
    let src = '';
    let gone = false;
    getBlob(url).then(async (blob) => {
      const bytes = await blob.arrayBuffer();
      const type = shownAs(new Uint8Array(bytes));
      if (gone) return;
      src = URL.createObjectURL(new Blob([bytes], { type: type ?? 'application/octet-stream' }));
      setShown({ src, type });
    }).catch((failure: unknown) => !gone && setError(failure));
    return () => {
      gone = true;
      if (src) URL.revokeObjectURL(src);
    };
  }, [url]);
  if (error !== null) return <Trouble error={error} />;
  if (!shown) return <Loading />;
  if (shown.type === 'application/pdf') return <iframe ref={frame} className="c-frame" title={name} src={shown.src} />;
  if (shown.type) return <div className="c-picture" tabIndex={0} role="region" aria-label={name}><button type="button" className="c-zoom" aria-pressed={large} aria-label={t('放大或缩小', 'Larger or smaller')} onClick={() => setLarge(!large)}><img className={large ? 'c-frame-large' : 'c-frame-image'} src={shown.src} alt={name} /></button></div>;
  return <p>{t('这种文件不在页面里打开,请保存后用相应软件查看。', 'This kind of file is not opened in the page; save it and use its own program.')} <a className="sh-button" href={shown.src} download={name}>{t('保存到本机', 'Save it')}</a></p>;
}

export function Viewer({ shown, close }: { shown: Shown | null; close(): void }) {
  const t = useT();
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <Modal open={shown !== null} title={shown?.name} width="min(96vw, 72rem)" onCancel={close} destroyOnHidden style={{ top: 24 }} footer={shown && <div className="c-tools c-end">
      <button type="button" className="sh-button" onClick={() => frame.current?.contentWindow?.print()}>{t('打印', 'Print')}</button>
      <a className="sh-button" href={shown.url} download>{t('保存', 'Save')}</a>
      <button type="button" className="sh-button sh-main" onClick={close}>{t('关闭', 'Close')}</button>
    </div>}>
      {shown && <File key={shown.url} {...shown} frame={frame} />}
    </Modal>
  );
}
