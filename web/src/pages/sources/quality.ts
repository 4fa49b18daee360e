import type { Answer } from '@capwise/contract';

export type Quality = Answer<'sources.quality'>;
