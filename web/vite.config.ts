/** How the workbench is built; `node scripts/build-web.ts` runs it, `npx vite web` serves it while one works on it. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** A started server, for `npx vite web`. */
const server = process.env.TASKWRIGHT_PUBLIC_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    // The polyfill is an inline script, which the page's security policy refuses.
    modulePreload: { polyfill: false },
    // Small files would be put into the page as data: addresses, which the policy allows pictures only.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  server: { host: '127.0.0.1', proxy: { '/v1': server, '/session': server } },
});
