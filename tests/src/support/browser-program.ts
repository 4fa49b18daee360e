import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastWords, runProgram } from './program.ts';

/** A Chromium that runs here, and what its process needs beside the ordinary environment. */
export type BrowserProgram = { readonly file: string; readonly env: Readonly<Record<string, string>> };

const room = path.resolve(import.meta.dirname, '..', '..');
const unpacking = "const { default: it } = await import('@sparticuz/chromium'); await it.executablePath();";
/** Makes the package unpack its own libraries too. */
const withLibraries = { AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
/** What a dynamic linker leaves with where a library is missing. */
const libraryMissing = 127;

/** The fonts of the system, where it has some, and those of the package: without any, the first character ends Chromium. */
const fonts = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir prefix="relative">fonts/fonts</dir>
  <cachedir prefix="relative">fonts/cache</cachedir>
</fontconfig>
`;

/**
 * The Chromium of npm, unpacked once into a folder of its version in this clone: the package would take whatever lies in the
 * machine's temporary folder, of any version and owner. Its own libraries are used only where the system lacks one.
 */
export async function browserProgram(): Promise<BrowserProgram> {
  const folder = path.join(room, 'node_modules', '.cache', `chromium-${await packageVersion()}`);
  const plain = await unpacked(folder, {});
  const tried = await runProgram({ file: plain.file, args: ['--version'] });
  if (tried.code === 0) return plain;
  if (tried.code !== libraryMissing) throw new Error(`${plain.file} does not run: ${lastWords(tried)}`);
  const complete = `${folder}-with-libraries`;
  const { file, env } = await unpacked(complete, withLibraries);
  return { file, env: { ...env, LD_LIBRARY_PATH: path.join(complete, 'al2023', 'lib') } };
}

async function unpacked(folder: string, env: Readonly<Record<string, string>>): Promise<BrowserProgram> {
  if (!existsSync(folder)) await unpack(folder, env);
  return { file: path.join(folder, 'chromium'), env: { FONTCONFIG_FILE: path.join(folder, 'fonts.conf') } };
}

/** Unpacks beside the folder and swaps: of two that unpack at once, one wins and nobody sees half of it. */
async function unpack(folder: string, env: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  const draft = await mkdtemp(`${folder}.`);
  const args = ['--input-type=module', '--eval', unpacking];
  const ended = await runProgram({ file: process.execPath, args, folder: room, env: { ...env, TMPDIR: draft } });
  if (ended.code !== 0) throw new Error(`Chromium could not be unpacked into ${draft}: ${lastWords(ended)}`);
  await writeFile(path.join(draft, 'fonts.conf'), fonts);
  await rename(draft, folder).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(draft, { recursive: true, force: true });
  });
}

async function packageVersion(): Promise<string> {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const text = await readFile(path.join(path.dirname(entry), '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}
