import { execFile } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { noPrinter } from './refusals.ts';

/** A browser that runs here, and what its process needs beside the ordinary environment. */
export type BrowserProgram = { readonly file: string; readonly env: Readonly<Record<string, string>> };

const room = path.resolve(import.meta.dirname, '..', '..');
const unpacking = "const { default: it } = await import('@sparticuz/chromium'); await it.executablePath();";
/** Makes the package unpack its own libraries too. */
const withLibraries = { AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
/** What a dynamic linker leaves with where a library is missing. */
const libraryMissing = 127;
const patienceMs = 120_000;

/** The fonts of the system, where it has some, and those of the package: without any, the first character ends Chromium. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts/fonts</dir>
  <cachedir prefix="relative">fonts/cache</cachedir>
</fontconfig>
`;

/** The browser that `CAPWISE_BROWSER` names, else the Chromium of npm. Refuses NO_PRINTER where there is neither. */
export async function browserProgram(named = process.env['CAPWISE_BROWSER']): Promise<BrowserProgram> {
  if (!named) return chromiumOfNpm();
  const runs = await access(named, constants.X_OK).then(
    async () => (await stat(named)).isFile(),
    () => false,
  );
  if (runs) return { file: named, env: {} };
  throw noPrinter(`CAPWISE_BROWSER names "${named}", which is no program that can be run`);
}

/**
 * The Chromium of npm, unpacked once into a folder of its version: the package would take whatever lies in the machine's
 * temporary folder, of any version and owner. Its own libraries are used only where the system lacks one.
 */
async function chromiumOfNpm(): Promise<BrowserProgram> {
  const folder = path.join(room, 'node_modules', '.cache', `chromium-${await packageVersion()}`);
  const plain = await unpacked(folder, {});
  const tried = await run(plain.file, ['--version'], {});
  if (tried.code === 0) return plain;
  if (tried.code !== libraryMissing) throw noPrinter(`the Chromium of npm does not run here (${tried.words})`);
  const complete = `${folder}-with-libraries`;
  const { file, env } = await unpacked(complete, withLibraries);
  return { file, env: { ...env, LD_LIBRARY_PATH: path.join(complete, 'al2023', 'lib') } };
}

async function packageVersion(): Promise<string> {
  try {
    const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
    const text = await readFile(path.join(path.dirname(entry), '..', 'package.json'), 'utf8');
    return (JSON.parse(text) as { readonly version: string }).version;
  } catch {
    throw noPrinter('the optional package @sparticuz/chromium is not installed');
  }
}

async function unpacked(folder: string, env: Readonly<Record<string, string>>): Promise<BrowserProgram> {
  if (!existsSync(folder)) await unpack(folder, env);
  return { file: path.join(folder, 'chromium'), env: { FONTCONFIG_FILE: path.join(folder, 'fonts.conf') } };
}

/** Unpacks beside the folder and swaps: of two that unpack at once, one wins and nobody sees half of it. */
async function unpack(folder: string, env: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.`);
  try {
    const args = ['--input-type=module', '--eval', unpacking];
    const { code, words } = await run(process.execPath, args, { ...env, TMPDIR: draft });
    if (code !== 0) throw noPrinter(`the Chromium of npm could not be unpacked (${words})`);
    await writeFile(path.join(draft, 'fonts.conf'), fonts);
    await rename(draft, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

type Ended = { readonly code: number; readonly words: string };

/** Runs a program to its end; never throws. */
function run(file: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: room, env: { ...process.env, ...env }, timeout: patienceMs };
    execFile(file, [...args], options, (error, out, err) => {
      const words = (err.trim() || out.trim() || error?.message || '').split('\n').slice(-2).join(' | ');
      const code = typeof error?.code === 'number' ? error.code : -1;
      resolve({ code: error ? code : 0, words });
    });
  });
}
