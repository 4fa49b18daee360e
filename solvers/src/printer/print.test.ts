import { once } from 'node:events';
import { mkdtemp, readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { printer } from './print.ts';

const breakBefore = 'style="break-before:page"';

afterEach(() => vi.unstubAllEnvs());

describe('the printer', () => {
  it('prints each page of the HTML on A4', async () => {
    const pdf = await printer.print(`<!doctype html><h1>First</h1><h1 ${breakBefore}>Second</h1>`);
    expect(Buffer.from(pdf.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
    expect(pageSizes(pdf)).toEqual(['A4', 'A4']);
  });

  it('prints by the print styles of the HTML, whose page size stands above A4', async () => {
    const style = '@page { size: A5 landscape } @media print { .screen { display: none } } p { break-after: page }';
    const pdf = await printer.print(`<style>${style}</style><p>One</p><p class="screen">Two</p><p>Three</p>Four`);
    expect(pageSizes(pdf)).toEqual(['A5 landscape', 'A5 landscape', 'A5 landscape']);
  });

  it('runs no script of the HTML', async () => {
    const adds = `document.body.insertAdjacentHTML('beforeend', '<p ${breakBefore}>more</p>')`;
    const page = `<body><p>one</p><script>${adds}</script><img src="data:," onerror="${adds.replaceAll('"', '&quot;')}">`;
    expect(pageSizes(await printer.print(page))).toHaveLength(1);
    expect(pageSizes(await printer.print(`${page}<noscript><p ${breakBefore}>none</p></noscript>`))).toHaveLength(2);
  });

  it('opens no connection for what the HTML names, and prints what stands in it', async () => {
    const listening = await listen();
    const at = `http://127.0.0.1:${listening.port}`;
    const link = (rel: string): string => `<link rel="${rel}" href="${at}/${rel}">`;
    const pdf = await printer.print(`<!doctype html>
      ${['stylesheet', 'preconnect', 'dns-prefetch', 'prefetch', 'preload', 'icon'].map(link).join('')}
      <meta http-equiv="refresh" content="0;url=${at}/refresh">
      <style>@import url(${at}/import.css); @font-face { font-family: F; src: url(${at}/font) } p { font-family: F }</style>
      <p style="background:url(${at}/background)">text</p>
      <img src="${at}/image.png"><iframe src="${at}/frame"></iframe><object data="${at}/object"></object>
      <video src="${at}/video" autoplay></video><svg><image href="${at}/svg.png"/></svg>
      <p ${breakBefore}>The second page</p>`);
    await listening.close();
    expect(listening.connections()).toBe(0);
    expect(pageSizes(pdf)).toHaveLength(2);
  });

  it('shows images that stand in the HTML', async () => {
    const dot = 'R0lGODlhAQABAPAAAP8AAAAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==';
    const pdf = await printer.print(`<img src="data:image/gif;base64,${dot}" width="50" height="50">`);
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Subtype /Image');
  });

  it('writes a footer with the number of the page, as text and never as HTML', async () => {
    const bare = drawnText(await printer.print('<p>body</p>'));
    const footed = drawnText(await printer.print('<p>body</p>', { footer: '<!-- Memo & "more"' }));
    expect(footed).toBeGreaterThan(bare);
  });

  it('refuses a browser that is not there, and says how to get one', async () => {
    vi.stubEnv('CAPWISE_BROWSER', '/nowhere/chromium');
    await expect(printer.print('<p>text</p>')).rejects.toMatchObject({
      code: 'NO_PRINTER',
      message: expect.stringMatching(/CAPWISE_BROWSER names "\/nowhere\/chromium".*install Chromium/),
    });
  });

  it('refuses a program that is no browser', async () => {
    vi.stubEnv('CAPWISE_BROWSER', process.execPath);
    await expect(printer.print('<p>text</p>')).rejects.toMatchObject({ code: 'NO_PRINTER' });
  });

  it('leaves nothing behind, also when it is told to stop', async () => {
    vi.stubEnv('TMPDIR', await mkdtemp(path.join(tmpdir(), 'print-')));
    await printer.print('<p>text</p>');
    const given = new AbortController();
    const printing = printer.print('<p>text</p>'.repeat(50_000), { signal: given.signal });
    setTimeout(() => given.abort(new Error('given up')), 300);
    await expect(printing).rejects.toThrow('given up');
    expect(await readdir(tmpdir())).toEqual([]);
  });
});

/** Width and height in points. A browser counts pages in pixels, so that a point may be missing. */
const sizes = { A4: [595.3, 841.9], 'A5 landscape': [595.3, 419.5] } as const;

/** The size of each page by its name, or in points where it has none. */
function pageSizes(pdf: Uint8Array): readonly string[] {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/\/Type \/Page\n[^]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => {
    const near = (points: readonly [number, number]): boolean =>
      Math.abs(points[0] - Number(width)) < 1.5 && Math.abs(points[1] - Number(height)) < 1.5;
    return Object.entries(sizes).find(([, points]) => near(points))?.[0] ?? `${width} x ${height}`;
  });
}

/** How many pieces of text the pages draw. */
function drawnText(pdf: Uint8Array): number {
  const text = Buffer.from(pdf).toString('latin1');
  const streams = [...text.matchAll(/\/FlateDecode\b[^]*?stream\r?\n([^]*?)endstream/g)];
  const contents = streams.map(([, stream]) => inflated(Buffer.from(stream ?? '', 'latin1')));
  return contents.reduce((sum, content) => sum + (content.match(/\bT[jJ]\b/g)?.length ?? 0), 0);
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    return '';
  }
}

/** A server that counts who connects. */
async function listen(): Promise<{
  readonly port: number;
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
