// The text of an article as the public site shows it.

import { Fragment, type ReactNode } from 'react';
import { type Block, blocksOf, type Line } from '../../../src/disclosure/articles/marks.ts';

export function Marked({ text }: { readonly text: string }) {
  return (
    <div className="article-text" lang="zh-CN">
      {numbered(blocksOf(text)).map(([place, block]) => (
        <OneBlock key={place} {...block} />
      ))}
    </div>
  );
}

/** Blocks and lines may say the same twice: their place tells them apart. */
function numbered<T>(all: readonly T[]): (readonly [place: number, one: T])[] {
  return all.map((one, place) => [place, one] as const);
}

function OneBlock({ kind, lines }: Block) {
  const items = numbered(lines).map(([place, line]) => <li key={place}>{stretches(line)}</li>);
  const together = numbered(lines).map(([place, line]) => (
    <Fragment key={place}>
      {place > 0 && <br />}
      {stretches(line)}
    </Fragment>
  ));
  switch (kind) {
    case 'heading':
      return <h2>{together}</h2>;
    case 'subheading':
      return <h3>{together}</h3>;
    case 'points':
      return <ul>{items}</ul>;
    case 'numbers':
      return <ol>{items}</ol>;
    case 'quote':
      return <blockquote>{together}</blockquote>;
    case 'paragraph':
      return <p>{together}</p>;
  }
}

function stretches(line: Line): ReactNode[] {
  return numbered(line).map(([place, { text, bold, href }]) => {
    if (href !== undefined)
      return (
        <a key={place} href={href} className="in-text">
          {text}
        </a>
      );
    return bold ? <b key={place}>{text}</b> : <Fragment key={place}>{text}</Fragment>;
  });
}
