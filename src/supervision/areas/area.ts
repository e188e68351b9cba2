// The nouns of areas (网格), sub-areas (片区) and routes (线路): what they are on a day, and who works in them.

/** A place in degrees of WGS 84. */
export type Position = [lon: number, lat: number];

/** A polygon of GeoJSON without holes. */
export interface Polygon {
  type: 'Polygon';
  coordinates: [ring: Position[]];
}

/** An area as it holds on a day. */
export interface Area {
  readonly id: number;
  readonly version: number;
  /** From which day this version holds. */
  readonly from: string;
  readonly name: string;
  /** The area that a sub-area is a part of. */
  readonly parent: number | null;
  readonly unit: string;
  /** The unit's division. */
  readonly division: string;
  readonly boundary: Polygon | null;
  /** Beginnings of division codes of the entities in it that have no coordinates. */
  readonly divisions: readonly string[];
  /** Words of their addresses. */
  readonly words: readonly string[];
}

/** What is said of an area when it is drawn. */
export type Drawn = Pick<Area, 'name' | 'parent' | 'unit' | 'boundary' | 'divisions' | 'words'>;

/** Which part somebody has in an area. */
export const PARTS = ['officer', 'stand-in'] as const;

/** Somebody's work in an area, `[from, until)`. */
export interface Post {
  readonly area: number;
  readonly account: string;
  readonly part: (typeof PARTS)[number];
  readonly from: string;
  readonly until: string | null;
}

/** How an entity stands towards the areas. */
export const STATES = ['unplaced', 'proposed', 'claimed', 'moving', 'disputed', 'released'] as const;
export type State = (typeof STATES)[number];

/** Whether the trade of an entity is a key industry, and if so whether it is tagged. */
export type Tagging = 'none' | 'tagged' | 'missing';

/** An entity's standing towards the areas. */
export interface Membership {
  readonly entityId: number;
  readonly state: State;
  readonly area: number | null;
  readonly to: number | null;
  readonly basis: Basis;
  /** The word, the code or the names that the basis is about. */
  readonly said: string;
  readonly officer: string | null;
  readonly knownAt: string;
  readonly claimedAt: string | null;
  readonly since: string;
}

/** By what an entity is where it is. */
export const BASES = [
  ...(['inside', 'division', 'address'] as const),
  ...(['overlap', 'outside', 'elsewhere', 'nowhere'] as const),
  ...(['decided', 'moved', 'contested', 'released'] as const),
] as const;
export type Basis = (typeof BASES)[number];
