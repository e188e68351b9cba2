// Where the parties around an entity stand in a drawing: it in the middle, a ring for each step, each near whom it hangs on.

export interface Related {
  readonly items: readonly { readonly step: number }[];
  readonly relations: readonly { readonly from: number; readonly to: number }[];
}

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** On which side of the drawing it stands, so that its name is written outwards. */
  readonly side: 'left' | 'right' | 'middle';
}

/** By place in `items`: spots from -1 to 1 in both directions. */
export function spotsOf({ items, relations }: Related): Spot[] {
  const children = new Map<number, number[]>();
  for (const [place, { step }] of items.entries()) {
    if (step === 0) continue;
    const above = neighbours(place, relations).find((other) => items[other].step === step - 1) ?? 0;
    children.set(above, [...(children.get(above) ?? []), place]);
  }
  const spots: Spot[] = items.map(() => ({ x: 0, y: 0, side: 'middle' }));
  const spread = (place: number, from: number, until: number) => {
    const own = children.get(place) ?? [];
    const all = own.reduce((sum, child) => sum + weight(child, children), 0);
    let begin = from;
    for (const child of own) {
      const end = begin + ((until - from) * weight(child, children)) / all;
      spots[child] = spotAt((begin + end) / 2, items[child].step);
      spread(child, begin, end);
      begin = end;
    }
  };
  // From the top on, clockwise.
  spread(0, -Math.PI / 2, 1.5 * Math.PI);
  return spots;
}

function neighbours(place: number, relations: Related['relations']): number[] {
  return relations.flatMap(({ from, to }) => (from === place ? [to] : to === place ? [from] : []));
}

/** How much room somebody takes with all that hangs on him. */
function weight(place: number, children: ReadonlyMap<number, readonly number[]>): number {
  const own = children.get(place) ?? [];
  return Math.max(
    1,
    own.reduce((sum, child) => sum + weight(child, children), 0),
  );
}

function spotAt(angle: number, step: number): Spot {
  const [x, y] = [Math.cos(angle) * (step / 2), Math.sin(angle) * (step / 2)];
  return { x, y, side: x < -0.05 ? 'left' : x > 0.05 ? 'right' : 'middle' };
}
