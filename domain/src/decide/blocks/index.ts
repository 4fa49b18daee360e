import type { BlockDefinition } from './block.ts';
import { cloudWorkload } from './cloud.ts';
import { delay } from './delay.ts';
import { exit } from './exit.ts';
import { hardware } from './hardware.ts';
import { hosting } from './hosting.ts';
import { integration } from './integration.ts';
import { maintenance } from './maintenance.ts';
import { migrationWave } from './migration.ts';
import { opportunityCost } from './opportunity.ts';
import { outage } from './outage.ts';
import { subscription } from './subscription.ts';
import { team } from './team.ts';

export type { BlockDefinition, BlockKey, BlockLine, Given } from './block.ts';

export { growthOf } from './growth.ts';

/** All building blocks, as they are offered. */
export const blockDefinitions: readonly BlockDefinition[] = [
  team,
  maintenance,
  subscription,
  hosting,
  cloudWorkload,
  hardware,
  migrationWave,
  integration,
  outage,
  exit,
  delay,
  opportunityCost,
];
