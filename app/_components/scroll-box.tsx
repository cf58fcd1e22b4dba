import type { ReactNode } from 'react';

/** A box that scrolls instead of the page. Keyboards must be able to reach what scrolls. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section className="scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
