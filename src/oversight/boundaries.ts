// Boundaries of divisions from a data pack: a folder of GeoJSON files that an office installs, read when it is asked for.

import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { AnswerOf } from '../base/http/operation.ts';
import { Problem } from '../base/problem.ts';
import { boundary, packAbout, type readBoundaries } from './api.ts';
import { problems } from './problems.ts';

type Answer = AnswerOf<typeof readBoundaries>;

const ABOUT = 'pack.json';
const collection = z.object({ features: z.array(boundary) });

/** A pack as it lies in its folder, read again when a file of it has changed. */
export class BoundaryPack {
  readonly #folder: string;
  #seen = '';
  #pack: Promise<Answer> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The divisions next below one; codes are without the zeros behind them. Refuses files that are not what they should be. */
  async within(code: string): Promise<Answer> {
    const { pack, features } = await this.#read();
    const below = features.filter(({ properties: own }) => own.code.length > code.length && own.code.startsWith(code));
    const next = Math.min(...below.map(({ properties }) => properties.code.length));
    return { pack, features: below.filter(({ properties }) => properties.code.length === next) };
  }

  async #read(): Promise<Answer> {
    const names = (await readdir(this.#folder).catch(() => [])).filter(
      (name) => name === ABOUT || name.endsWith('.geojson'),
    );
    const seen = await Promise.all(
      names.sort().map(async (name) => `${name} ${(await stat(join(this.#folder, name))).mtimeMs}`),
    );
    if (!this.#pack || seen.join() !== this.#seen) {
      this.#seen = seen.join();
      this.#pack = readPack(this.#folder, names);
    }
    return this.#pack;
  }
}

async function readPack(folder: string, names: readonly string[]): Promise<Answer> {
  if (!names.includes(ABOUT)) return { pack: null, features: [] };
  const pack = await readAs(folder, ABOUT, packAbout);
  const files = await Promise.all(
    names.filter((name) => name !== ABOUT).map((name) => readAs(folder, name, collection)),
  );
  const features = files.flatMap((file) => file.features);
  return { pack, features: features.map((one) => ({ ...one, properties: shortened(one.properties) })) };
}

async function readAs<T extends z.ZodType>(folder: string, file: string, shape: T): Promise<z.output<T>> {
  try {
    return shape.parse(JSON.parse(await readFile(join(folder, file), 'utf8')));
  } catch (error) {
    const reason =
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)[0]
        : (error as Error).message;
    throw new Problem(problems['oversight.pack-not-readable'], { file, reason });
  }
}

/** 210000 is the province 21, 210600 the city 2106. */
function shortened({ code, name }: { code: string; name: string }): { code: string; name: string } {
  return { code: code.replace(/^(\d{4})00$/, '$1').replace(/^(\d\d)00$/, '$1'), name };
}
