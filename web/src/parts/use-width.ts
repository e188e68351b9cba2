// The width of an element, followed as it changes, on paper too.

import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Between the margins of an A4 page, in pixels. */
const PAPER = 680;

/** A place to measure and its width in pixels, `first` until it is known. */
export function useWidth(first: number): [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const follow = () => setWidth(Math.max(200, Math.floor(element.clientWidth)));
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    follow();
    const toPaper = () => flushSync(() => setWidth((now) => Math.min(now, PAPER)));
    window.addEventListener('beforeprint', toPaper);
    window.addEventListener('afterprint', follow);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', toPaper);
      window.removeEventListener('afterprint', follow);
    };
  }, []);
  return [place, width];
}
