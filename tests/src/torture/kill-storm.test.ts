import { afterEach, beforeEach, describe, it } from 'vitest';
import { weather } from '../kill/storm.ts';
import { installation, type TestInstallation } from '../support/installation.ts';

describe('an import that is killed again and again', () => {
  let place: TestInstallation;
  beforeEach(async () => {
    place = await installation();
  });
  afterEach(() => place.drop());

  const kills = 20;
  const seed = Number(process.env['CAPWISE_SEED'] ?? 20_261_125);
  it(`while it reads and writes files loses and doubles nothing (${kills} kills)`, async () => {
    await weather(place, { window: 'staging', kills, seed });
  }, 900_000);
  it(`within its transaction loses and doubles nothing (${kills} kills)`, async () => {
    await weather(place, { window: 'posting', kills, seed });
  }, 900_000);
});
