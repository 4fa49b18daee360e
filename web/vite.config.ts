import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

/** Builds the program of handouts beside the page: whoever builds one has the other of the same sources. */
function handout(): Plugin {
  let outDir = '';
  return {
    name: 'handout',
    apply: 'build',
    configResolved: (config) => {
      outDir = path.resolve(config.root, config.build.outDir, 'handout');
    },
    closeBundle: async () => {
      for (const mode of ['program', 'guard'])
        await build({
          configFile: path.join(import.meta.dirname, 'vite.handout.config.ts'),
          mode,
          logLevel: 'error',
          build: { outDir },
        });
    },
  };
}

export default defineConfig({
  plugins: [react(), handout()],
  resolve: { dedupe: ['react', 'react-dom'] },
  worker: { format: 'es' },
  build: { outDir: 'dist', target: 'es2023', chunkSizeWarningLimit: 700 },
  server: { port: 4171, proxy: { '/api': 'http://127.0.0.1:4170' } },
});
