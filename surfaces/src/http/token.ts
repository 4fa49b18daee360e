import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const fileName = 'token';

/** The token of an installation: made once, kept in a file that only its owner reads, so that bookmarks go on working. */
export async function installationToken(home: string): Promise<string> {
  const file = path.join(home, fileName);
  const kept = await keptToken(file);
  if (kept) return kept;
  await mkdir(home, { recursive: true });
  await writeFile(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      // Another start wrote it first; its token is the one.
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const made = await keptToken(file);
  if (made) return made;
  throw new Error(`${file} holds no token: remove it and start again`);
}

/** True when two secrets are equal; takes as long for a near miss as for a far one. */
export function sameSecret(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

/** Proves knowledge of a token without saying it. */
export function proofOf(token: string, nonce: string): string {
  return createHmac('sha256', token).update(nonce).digest('base64url');
}

async function keptToken(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return /^[\w-]{20,}$/.test(text.trim()) ? text.trim() : undefined;
}
