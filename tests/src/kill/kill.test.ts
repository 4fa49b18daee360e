import { afterEach, beforeEach, describe, it } from 'vitest';
import { installation, type TestInstallation } from '../support/installation.ts';
import { weather } from './storm.ts';

describe('an import that is killed', () => {
  let place: TestInstallation;
  beforeEach(async () => {
    place = await installation();
  });
  afterEach(() => place.drop());

  const kills = 2;
  const seed = 20_261_001;
  it(`while it reads and writes files loses and doubles nothing (${kills} kills)`, async () => {
    await weather(place, { window: 'staging', kills, seed });
  }, 180_000);
  it(`within its transaction loses and doubles nothing (${kills} kills)`, async () => {
    await weather(place, { window: 'posting', kills, seed });
  }, 180_000);
});
