// Logistic regression on yes-or-no columns, ridge-penalised, columns bound to be harmless or worse where the card says so.

/** Who was visited: whether it was a hit, and the columns that hold of him. */
export interface Sample {
  readonly hit: boolean;
  /** Indices of the columns that hold, ascending. */
  readonly holds: readonly number[];
}

export interface Column {
  /** A step of a monotone scale: its coefficient is never below zero. */
  readonly rising: boolean;
}

export interface Fitted {
  readonly intercept: number;
  readonly coefficients: readonly number[];
  readonly rounds: number;
}

const MOST_ROUNDS = 60;
const MOST_SWEEPS = 300;
const CLOSE = 1e-9;
const STILL = 1e-5;
/** Weights below this are taken for it, so that a column that tells hits apart perfectly stays bounded by its penalty. */
const LEAST_WEIGHT = 1e-9;

/**
 * Minimises the sum of log losses plus half the penalty times the sum of squared coefficients (the intercept is free),
 * by Newton's quadratic approximation and coordinate descent within bounds; the objective is convex, so the order of samples
 * and the start decide nothing but the last digits. Refuses nothing: a column that never holds gets zero.
 */
export function logistic(samples: readonly Sample[], columns: readonly Column[], penalty: number): Fitted {
  const hits = samples.reduce((sum, { hit }) => sum + Number(hit), 0);
  const state: State = {
    intercept: Math.log((hits + 0.5) / (samples.length - hits + 0.5)),
    beta: new Float64Array(columns.length),
  };
  let rounds = 0;
  let loss = lossOf(samples, state, penalty);
  while (rounds < MOST_ROUNDS) {
    rounds++;
    const step = descend(approximation(samples, state), columns, penalty, state);
    const next = damped(samples, state, step, penalty, loss);
    const gained = loss - next;
    loss = next;
    if (gained < CLOSE * (1 + Math.abs(loss))) break;
  }
  return { intercept: state.intercept, coefficients: [...state.beta], rounds };
}

interface State {
  intercept: number;
  beta: Float64Array;
}

/** The quadratic that touches the loss at the present coefficients; the last row and column are the intercept's. */
interface Approximation {
  /** Symmetric, row by row. */
  readonly curve: Float64Array;
  /** Minus the gradient, without the penalty. */
  readonly pull: Float64Array;
}

/** The log odds of a sample. */
function logOdds({ intercept, beta }: State, { holds }: Sample): number {
  let sum = intercept;
  for (const column of holds) sum += beta[column];
  return sum;
}

function lossOf(samples: readonly Sample[], state: State, penalty: number): number {
  let loss = 0;
  for (const sample of samples) {
    const z = logOdds(state, sample) * (sample.hit ? -1 : 1);
    loss += z > 0 ? z + Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
  }
  for (const b of state.beta) loss += (penalty / 2) * b * b;
  return loss;
}

function approximation(samples: readonly Sample[], state: State): Approximation {
  const size = state.beta.length + 1;
  const curve = new Float64Array(size * size);
  const pull = new Float64Array(size);
  for (const sample of samples) {
    const p = 1 / (1 + Math.exp(-logOdds(state, sample)));
    addOuter(curve, size, [...sample.holds, size - 1], Math.max(p * (1 - p), LEAST_WEIGHT));
    for (const column of sample.holds) pull[column] += Number(sample.hit) - p;
    pull[size - 1] += Number(sample.hit) - p;
  }
  return { curve: mirrored(curve, size), pull };
}

/** Adds a weight to every pair of columns that hold together, above the diagonal. */
function addOuter(curve: Float64Array, size: number, holds: readonly number[], weight: number): void {
  for (let a = 0; a < holds.length; a++) {
    const row = holds[a] * size;
    for (let b = a; b < holds.length; b++) curve[row + holds[b]] += weight;
  }
}

function mirrored(curve: Float64Array, size: number): Float64Array {
  for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) curve[a * size + b] = curve[b * size + a];
  return curve;
}

/** The minimum of the approximation within bounds, one coefficient after the other until none moves. */
function descend({ curve, pull }: Approximation, columns: readonly Column[], penalty: number, from: State): State {
  const size = columns.length + 1;
  const at = Float64Array.from([...from.beta, from.intercept]);
  const slope = pull.slice();
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let moved = 0;
    for (let j = 0; j < size; j++) moved = Math.max(moved, Math.abs(moveOne(j)));
    if (moved < STILL) break;
  }
  return { intercept: at[size - 1], beta: at.slice(0, -1) };

  function moveOne(j: number): number {
    const steep = curve[j * size + j];
    const ridge = j === size - 1 ? 0 : penalty;
    const free = steep + ridge > 0 ? (slope[j] + steep * at[j]) / (steep + ridge) : 0;
    const change = (columns[j]?.rising ? Math.max(0, free) : free) - at[j];
    if (change === 0) return 0;
    for (let k = 0; k < size; k++) slope[k] -= curve[j * size + k] * change;
    at[j] += change;
    return change;
  }
}

/** Goes the step, or a part of it that makes the loss less; gives the loss there. */
function damped(samples: readonly Sample[], state: State, step: State, penalty: number, loss: number): number {
  const start: State = { intercept: state.intercept, beta: state.beta.slice() };
  for (let part = 1; part > 1e-4; part /= 2) {
    state.intercept = start.intercept + part * (step.intercept - start.intercept);
    state.beta = start.beta.map((b, j) => b + part * (step.beta[j] - b));
    const next = lossOf(samples, state, penalty);
    if (next <= loss) return next;
  }
  Object.assign(state, start);
  return loss;
}
