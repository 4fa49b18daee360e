import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const entries: Readonly<Record<string, string>> = {
  program: 'src/handout/program.tsx',
  guard: 'src/handout/guard.ts',
};

/** Makes a script that may stand in a page: every character is one byte, and nothing in it ends or hides its element. */
const plainScript: Plugin = {
  name: 'plain-script',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      file.code = file.code
        .replaceAll(/[\u007F-\uFFFF]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .replaceAll('<!--', '\\x3C!--')
        .replaceAll(/<(?=\/?script)/gi, '\\x3C')
        .replaceAll(/<\/(?=style)/gi, '<\\/');
    }
  },
};

/** The program of a handout, one script and one style that ask for nothing else; `--mode guard` builds its guard. */
export default defineConfig(({ mode }) => {
  const name = mode === 'guard' ? 'guard' : 'program';
  return {
    plugins: [react(), plainScript],
    resolve: { dedupe: ['react', 'react-dom'] },
    build: {
      outDir: 'dist/handout',
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2023',
      cssCodeSplit: false,
      modulePreload: false,
      assetsInlineLimit: 1_000_000,
      chunkSizeWarningLimit: 3000,
      rolldownOptions: {
        input: entries[name] ?? '',
        // The rooms have no effects on import: what is not asked of them is left out.
        treeshake: { moduleSideEffects: (id) => !/\/(domain|contract)\/src\//.test(id) },
        output: {
          format: 'iife',
          codeSplitting: false,
          entryFileNames: `${name}.js`,
          assetFileNames: '[name].[ext]',
        },
      },
    },
  };
});
