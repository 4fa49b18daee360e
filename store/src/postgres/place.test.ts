import { chmod, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openStore } from '../index.ts';
import {
  companyNames,
  holdInProcess,
  letGo,
  makeHome,
  removeHome,
  withStore,
  type EmbeddedHome,
} from '../testing/embedded-home.ts';
import { rawPool, temporaryStore } from '../testing/index.ts';
import { choosePlace } from './place.ts';
import { findServer } from './postmaster.ts';

const homes: EmbeddedHome[] = [];

afterEach(async () => {
  for (const home of homes.splice(0)) await removeHome(home);
});

async function newHome(account?: Parameters<typeof makeHome>[0]): Promise<EmbeddedHome> {
  const home = await makeHome(account);
  homes.push(home);
  return home;
}

async function accountOfServer(data: string): Promise<number> {
  return (await stat(`/proc/${(await findServer(data))?.pid}`)).uid;
}

describe.runIf(process.getuid?.() === 0)('the embedded server of root', () => {
  it('runs as another account, in the home while that account can enter it, and is refused when it cannot', async () => {
    const home = await newHome();
    expect(home.place.folder).toBe(path.join(home.home, 'postgres'));
    await withStore(home, async () => {
      expect(await accountOfServer(home.place.data)).toBe(65534);
    });
    await chmod(home.folder, 0o700);
    const refused = withStore(home, companyNames);
    await expect(refused).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await expect(refused).rejects.toThrow(`chmod o+x ${home.folder}`);
  });

  it('is kept in a shared folder when the home is closed to that account, and is found there again', async () => {
    const home = await newHome();
    await chmod(home.folder, 0o700);
    const shared = await choosePlace(home.home);
    try {
      expect(shared.folder).toMatch(/^\/var\/lib\/capwise\/[0-9a-f]{12}$/);
      expect(shared.elsewhere).toContain(`cannot enter ${home.folder}`);
      await withStore(home, (store) => store.create('kept', { demo: false }));
      await chmod(home.folder, 0o755);
      expect(await withStore(home, companyNames)).toEqual(['kept']);
    } finally {
      await rm(shared.folder, { recursive: true, force: true });
    }
  });

  it('is that of an ordinary user where one owns the folder, and root joins it', async () => {
    const daemon = { uid: 1, gid: 1 };
    const home = await newHome(daemon);
    const child = await holdInProcess(home, daemon);
    expect(await accountOfServer(home.place.data)).toBe(daemon.uid);
    expect(await withStore(home, companyNames)).toEqual(['held']);
    expect(await letGo(child)).toBe(0);
    expect(await withStore(home, companyNames)).toEqual(['held']);
    await withStore(home, async () => {
      expect(await accountOfServer(home.place.data)).toBe(daemon.uid);
    });
  });
});

describe('a server of the user', () => {
  it('whose account may create nothing is refused, with what to grant', async () => {
    const temporary = await temporaryStore();
    const raw = rawPool(temporary.databaseUrl);
    const { pathname } = new URL(temporary.databaseUrl);
    await raw.query(
      'drop schema capwise cascade; drop role if exists capwise_reader; create role capwise_reader login',
    );
    const databaseUrl = temporary.databaseUrl.replace('//capwise@', '//capwise_reader@');
    const refused = openStore({ home: '', databaseUrl });
    await expect(refused).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await expect(refused).rejects.toThrow(`grant create on database ${pathname.slice(1)}`);
    await raw.query('drop role capwise_reader');
    await raw.end();
    await temporary.drop();
  });

  it('that is not there is refused, without the password', async () => {
    const databaseUrl = 'postgresql://person:secret@127.0.0.1:9/books';
    const refusal = await openStore({ home: '', databaseUrl }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(String(refusal)).toContain('127.0.0.1:9/books');
    expect(String(refusal)).not.toContain('secret');
  });
});
