export { rawPool, type RawPool } from './raw-pool.ts';
export { copiedStore, temporaryStore, type TemporaryStore } from './temporary-store.ts';
