// How much of the window lies below the top of an element.

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** A place and the height from its top to the bottom of the window, less `rest` pixels. */
export function useHeightBelow(rest: number): [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(480);
  useLayoutEffect(() => {
    const measure = () => {
      const top = place.current?.getBoundingClientRect().top ?? 0;
      setHeight(Math.floor(window.innerHeight - Math.max(0, top) - rest));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [rest]);
  return [place, height];
}
