import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  resolve: { dedupe: ['react', 'react-dom'] },
  worker: { format: 'es' },
  build: { outDir: 'dist', target: 'es2023', chunkSizeWarningLimit: 700 },
  server: { port: 4171, proxy: { '/api': 'http://127.0.0.1:4170' } },
});
