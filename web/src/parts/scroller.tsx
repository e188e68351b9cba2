// What may be wider than the screen: it scrolls by itself, and the keyboard reaches it.

import type { ReactNode } from 'react';

interface Props {
  /** What it holds, for whoever does not see it. */
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Scroller({ label, className = '', children }: Props) {
  return (
    <section
      className={`scroll-x ${className}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      aria-label={label}
    >
      {children}
    </section>
  );
}
