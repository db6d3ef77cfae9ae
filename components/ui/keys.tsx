/** A key or a chord as it is printed on the keyboard. */
export function Keys({ keys }: { keys: string }) {
  return (
    <kbd className="inline-flex gap-1 font-sans">
      {keys.split(' ').map((key) => (
        <span
          key={key}
          className="inline-flex min-w-7 items-center justify-center rounded-[4px] border border-edge border-b-2 bg-sheet px-1.5 text-sm"
        >
          {key}
        </span>
      ))}
    </kbd>
  );
}
