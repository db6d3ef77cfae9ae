/** One signed paper as a file, of a plain form: on a page of its own, since only paths with «scan» take files. */
import { buttonClass } from './button-class.ts';
import { FileField } from './file-field.tsx';
import { Notice } from './notice.tsx';

export function ScanForm({
  title,
  of,
  body,
  problem,
  action,
  hidden,
  label,
  send,
}: {
  title: string;
  /** What was signed, where there may be several. */
  of: string;
  body: string;
  problem: string | null;
  action: (form: FormData) => Promise<void>;
  hidden: Record<string, string>;
  label: string;
  send: string;
}) {
  return (
    <div className="max-w-xl">
      <h1 className="mb-2 font-semibold text-2xl">{title}</h1>
      {of && <p className="mb-2 font-serif text-lg">{of}</p>}
      <p className="mb-6 text-ink-2">{body}</p>
      {problem && <Notice kind="problem" title={problem} />}
      <form action={action} className="mt-4 flex flex-col gap-4">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <FileField name="file" label={label} accept=".pdf,.jpg,.jpeg,.png" maxMegabytes={10} required />
        <div>
          <button type="submit" className={buttonClass('ink')}>
            {send}
          </button>
        </div>
      </form>
    </div>
  );
}
