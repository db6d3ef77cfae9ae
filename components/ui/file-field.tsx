'use client';
/**
 * Files for a form: the browser's own input (so the form posts them, with or without script), a place to drop, the list
 * of what was chosen with sizes, and a clear word about what was not taken.
 */
import { FileText, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import { cx } from './cx.ts';

export interface FileFieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** As in HTML: «.pdf,.docx,image/*». */
  accept?: string;
  multiple?: boolean;
  required?: boolean;
  maxMegabytes?: number;
  onChange?: (files: File[]) => void;
}

export function FileField(props: FileFieldProps) {
  const { name, label, hint, error, accept, multiple, required, maxMegabytes = 20, onChange } = props;
  const t = useTranslations('ui');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<File[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const [over, setOver] = useState(false);

  // React empties a form after its action; what is listed below is still what would be sent.
  useEffect(() => {
    const own = input.current;
    const form = own?.form;
    if (!own || !form || files.length === 0) return;
    const keep = () => queueMicrotask(() => put(own, files));
    form.addEventListener('reset', keep);
    return () => form.removeEventListener('reset', keep);
  }, [files]);

  function take(list: File[]) {
    const wrong = list.find((file) => !isAccepted(file, accept));
    const large = list.find((file) => file.size > maxMegabytes * 1024 * 1024);
    setRefused(
      wrong
        ? t('fileWrongKind', { name: wrong.name })
        : large
          ? t('fileTooLarge', { name: large.name, megabytes: maxMegabytes })
          : null,
    );
    const good = list.filter((file) => isAccepted(file, accept) && file.size <= maxMegabytes * 1024 * 1024);
    const next = multiple ? good : good.slice(0, 1);
    if (input.current) put(input.current, next);
    setFiles(next);
    onChange?.(next);
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take([...(multiple ? files : []), ...event.dataTransfer.files]);
  }

  const problem = refused ?? error;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input itself is the control */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={cx(
          'rounded-control border border-dashed px-3 py-3 transition-colors',
          over ? 'border-ink bg-sunk' : problem ? 'border-2 border-ochre bg-sheet' : 'border-edge bg-sheet',
        )}
      >
        <input
          ref={input}
          id={id}
          type="file"
          name={name}
          accept={accept}
          multiple={multiple}
          required={required}
          aria-describedby={`${id}-foot`}
          onChange={(event) => take([...(event.currentTarget.files ?? [])])}
          className="block w-full min-h-11 text-base file:mr-3 file:min-h-11 file:cursor-pointer file:rounded-control file:border file:border-edge file:border-solid file:bg-sheet file:px-4 file:font-medium file:text-ink hover:file:border-ink"
        />
        <p className="mt-1 text-sm text-ink-2">
          {t('dropHere')}, {t('fileLimit', { megabytes: maxMegabytes })}
        </p>
        {files.length > 0 && (
          <ul className="mt-2 divide-y divide-line border-line border-t">
            {files.map((file) => (
              <li key={`${file.name} ${file.size}`} className="flex items-center gap-2">
                <FileText aria-hidden className="size-5 shrink-0" />
                <span className="min-w-0 grow truncate">{file.name}</span>
                <span className="shrink-0 text-sm text-ink-2">
                  {t('fileSize', { kilobytes: Math.max(1, Math.round(file.size / 1024)) })}
                </span>
                <IconButton
                  label={t('removeFile', { name: file.name })}
                  onPress={() => take(files.filter((one) => one !== file))}
                >
                  <X aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div id={`${id}-foot`} className="text-sm">
        {problem && <p className="font-medium text-ochre">{problem}</p>}
        {hint && <p className="text-ink-2">{hint}</p>}
      </div>
    </div>
  );
}

function put(input: HTMLInputElement, files: readonly File[]): void {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
}

/** The browser's rule for `accept`: an ending, a kind, or a family of kinds. */
export function isAccepted(file: { name: string; type: string }, accept?: string): boolean {
  if (!accept) return true;
  return accept
    .split(',')
    .map((rule) => rule.trim().toLowerCase())
    .filter(Boolean)
    .some((rule) => {
      if (rule.startsWith('.')) return file.name.toLowerCase().endsWith(rule);
      if (rule.endsWith('/*')) return file.type.toLowerCase().startsWith(rule.slice(0, -1));
      return file.type.toLowerCase() === rule;
    });
}
