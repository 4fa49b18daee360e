import { afterEach, beforeEach, describe, it } from 'vitest';
import { installation, type TestInstallation } from '../support/installation.ts';
import { commandStorm } from './command-storm.ts';
import { killNode } from './import-run.ts';
import { weather } from './storm.ts';

const seed = 20_261_001;

describe('a command that is killed', () => {
  let place: TestInstallation;
  beforeEach(async () => {
    place = await installation();
  });
  afterEach(() => place.drop());

  it('is done or not done, and never half (3 kills)', async () => {
    await commandStorm(place, { kills: 3, seed, killers: [killNode] });
  }, 180_000);

  it('while it reads and writes the files of an import loses and doubles nothing (1 kill)', async () => {
    await weather(place, { window: 'staging', kills: 1, seed });
  }, 180_000);

  it('within the transaction of an import loses and doubles nothing (1 kill)', async () => {
    await weather(place, { window: 'posting', kills: 1, seed });
  }, 180_000);
});
