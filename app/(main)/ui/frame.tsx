/** A named part of the gallery. */
import type { ReactNode } from 'react';

export function Part({ title, children, wide }: { title: string; children: ReactNode; wide?: boolean }) {
  return (
    <section className="border-line border-t py-8">
      <h2 className="mb-5 text-xl">{title}</h2>
      <div className={wide ? '' : 'grid *:min-w-0 gap-x-8 gap-y-6 sm:grid-cols-2 xl:grid-cols-3'}>
        {children}
      </div>
    </section>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-3">{children}</div>;
}
