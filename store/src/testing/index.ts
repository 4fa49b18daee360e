export { rawPool, type RawPool } from './raw-pool.ts';
export { temporaryStore, type TemporaryStore } from './temporary-store.ts';
