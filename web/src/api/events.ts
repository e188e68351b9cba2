// Changes as the service tells them: one stream for all that the page in sight watches.

import { useEffect, useRef } from 'react';
import type { Topic } from '../../../src/base/topics.ts';

/** Told the key of what changed; undefined when changes may have been missed, and everything is to be asked again. */
type Heard = (key: string | undefined) => void;

const AGAIN_AFTER = 5000;
/** Changes of one thing within this time are told once. */
const TOGETHER = 250;

const watched = new Map<Topic, Set<Heard>>();
const waiting = new Set<string>();
let stream: EventSource | undefined;
let topics = '';

/** Calls `heard` for each change under a topic while the component is shown; nothing of what one may not watch (undefined). */
export function useEvents(topic: Topic | undefined, heard: Heard): void {
  const latest = useRef(heard);
  latest.current = heard;
  useEffect(() => {
    if (topic === undefined) return;
    const own: Heard = (key) => latest.current(key);
    watched.set(topic, (watched.get(topic) ?? new Set()).add(own));
    queueMicrotask(attune);
    return () => {
      watched.get(topic)!.delete(own);
      queueMicrotask(attune);
    };
  }, [topic]);
}

/** Opens the stream that is wanted now; a page out of sight keeps none, for browsers have few connections to one host. */
function attune(): void {
  const wanted = document.hidden ? [] : [...watched].flatMap(([topic, all]) => (all.size ? [topic] : []));
  const list = wanted.sort().join(',');
  if (list === topics) return;
  stream?.close();
  topics = list;
  stream = list ? opened(wanted) : undefined;
}

function opened(wanted: readonly Topic[]): EventSource {
  const own = new EventSource(`/api/v1/events?topics=${topics}`);
  // What changed before the stream was open is not told by it.
  own.onopen = askAgain;
  own.addEventListener('missed', askAgain);
  for (const topic of wanted)
    own.addEventListener(topic, ({ data }: MessageEvent<string>) => together(topic, JSON.parse(data).key));
  own.onerror = () => {
    // The browser connects again by itself unless the service refused; then the questions tell why.
    if (own.readyState !== EventSource.CLOSED || own !== stream) return;
    topics = '';
    askAgain();
    setTimeout(attune, AGAIN_AFTER);
  };
  return own;
}

function askAgain(): void {
  for (const all of watched.values()) for (const heard of all) heard(undefined);
}

function together(topic: Topic, key: string): void {
  const change = `${topic} ${key}`;
  if (waiting.has(change)) return;
  waiting.add(change);
  setTimeout(() => {
    waiting.delete(change);
    for (const heard of watched.get(topic) ?? []) heard(key);
  }, TOGETHER);
}

document.addEventListener('visibilitychange', attune);
