// The pages are built into web/dist, each file packed once beside itself; in development they ask a service that runs beside them.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Below this, packing saves nothing. */
const SMALL = 1000;
/** Far tighter than is possible at each request; tighter still takes minutes. */
const QUALITY = 9;

/** Writes what browsers take of a file, packed, beside it. */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const file of Object.values(bundle)) {
        const text = file.type === 'chunk' ? file.code : file.source;
        if (!/\.(js|css|svg)$/.test(file.fileName) || text.length < SMALL) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
        writeFileSync(join(dir, `${file.fileName}.br`), brotliCompressSync(text, { params }));
        writeFileSync(join(dir, `${file.fileName}.gz`), gzipSync(text, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), packed()],
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/public': 'http://127.0.0.1:8080' } },
  build: { target: 'es2022', chunkSizeWarningLimit: 1500 },
});
