import { Validator } from '@cfworker/json-schema';
import { useState } from 'react';
import { Problem, upload } from '@sunhall/shared/api';
import type { Material } from '@sunhall/shared/model';
import { MaterialFiles } from '@sunhall/shared/pieces';
import { useT, useText } from '@sunhall/shared/text';

export interface Kept { id: string; name: string }

/** Whether a material is asked for when the form says this; what cannot be decided is asked for. */
export function asked(material: Material, form: Record<string, unknown>): boolean {
  if (!material.when) return true;
  try {
    return new Validator(material.when as never, '2020-12').validate(form).valid;
  } catch {
    return true;
  }
}

/** One place per material; each file is sent at once and its progress is shown. */
export function Uploads({ edition, materials, files, onChange }: { edition: string; materials: Material[]; files: Record<string, Kept[]>; onChange(files: Record<string, Kept[]>): void }) {
  const t = useT();
  const text = useText();
  const [progress, setProgress] = useState<Record<string, number>>({});
  const [failed, setFailed] = useState<Record<string, string>>({});
  const add = async (key: string, chosen: File[]) => {
    setFailed((old) => ({ ...old, [key]: '' }));
    const kept = [...(files[key] ?? [])];
    for (const file of chosen) {
      try {
        setProgress((old) => ({ ...old, [key]: 0 }));
        const one = await upload<{ id: string }>(`/api/cases/uploads?name=${encodeURIComponent(file.name)}`, file, (part) => setProgress((old) => ({ ...old, [key]: part })));
        kept.push({ id: one.id, name: file.name });
      } catch (failure) {
        setFailed((old) => ({ ...old, [key]: failure instanceof Problem ? failure.body.detail ?? t('上传失败', 'The upload failed') : t('上传失败', 'The upload failed') }));
      }
    }
    setProgress(({ [key]: _done, ...rest }) => rest);
    onChange({ ...files, [key]: kept });
  };
  return (
    <ul className="list">
      {materials.map((one) => (
        <li key={one.key}>
          <strong id={`m-${one.key}`}><bdi>{text(one.name)}</bdi></strong> <span className="tag">{one.when ? t('视情况', 'In some cases') : one.required ? t('必要', 'Needed') : t('可选', 'Optional')}</span>
          {one.note && <div className="sh-quiet">{text(one.note)}</div>}
          <MaterialFiles edition={edition} material={one} />
          <div className="drop">
            <label className="sh-button sh-file">{t('选择文件', 'Choose files')}({one.formats.join(', ')})<input type="file" multiple aria-describedby={`m-${one.key}`} data-material={one.key} accept={one.formats.map((format) => `.${format}`).join(',')} onChange={(event) => { void add(one.key, [...(event.target.files ?? [])]); event.target.value = ''; }} /></label>
            {progress[one.key] !== undefined && <progress aria-label={t('上传进度', 'Upload progress')} value={progress[one.key]} max={1} />}
            {failed[one.key] && <p className="sh-field-error" role="alert">{failed[one.key]}</p>}
            <ul role="list">{(files[one.key] ?? []).map((file) => <li key={file.id}><bdi>{file.name}</bdi> <button type="button" className="sh-tool" aria-label={`${t('移除', 'Remove')} ${file.name}`} onClick={() => onChange({ ...files, [one.key]: (files[one.key] ?? []).filter((kept) => kept.id !== file.id) })}>×</button></li>)}</ul>
          </div>
        </li>
      ))}
    </ul>
  );
}
