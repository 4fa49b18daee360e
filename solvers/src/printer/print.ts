import type { Printer, PrintOptions } from '@capwise/app/ports';
import type { Browser, Page } from 'playwright-core';
import { browserProgram } from './browser-program.ts';
import { noPrinter, printFailed } from './refusals.ts';

/** Nothing answers at it: it is where the browser finds the HTML, which is handed to it without a network. */
const address = 'http://page.invalid/';
const limitMs = 60_000;
/** More than a person reads; a page this large takes the browser about its time limit. */
const limitCharacters = 20_000_000;

/** What the page may do by its own policy: show what stands in it. */
const policy = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Whatever a page gets past interception, such as a connection that is opened ahead of a request, ends at a proxy that is not
 * there, of this machine's own addresses too; no name is looked up.
 */
const closedNetwork = [
  '--proxy-server=http://127.0.0.1:1',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--dns-prefetch-disable',
];

/** Prints with a browser that is started for it and closed after it, whatever happens. */
export const printer: Printer = { print };

async function print(html: string, options: PrintOptions = {}): Promise<Uint8Array> {
  if (html.length > limitCharacters) {
    throw printFailed(`it has ${html.length} characters, and at most ${limitCharacters} are printed`);
  }
  options.signal?.throwIfAborted();
  const browser = await launch();
  try {
    return await inTime(printPage(browser, html, options), options.signal);
  } finally {
    await browser.close();
  }
}

async function launch(): Promise<Browser> {
  const { file, env } = await browserProgram();
  const { chromium } = await import('playwright-core').catch(() => {
    throw noPrinter('the optional package playwright-core is not installed');
  });
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  try {
    return await chromium.launch({
      executablePath: file,
      // Its sandbox needs rights that containers and the user root do not have; no script runs in it.
      chromiumSandbox: false,
      args: closedNetwork,
      env: { ...Object.fromEntries(inherited), ...env },
      timeout: limitMs,
      // How a program ends at a signal is its own business; the browser ends with it.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    throw noPrinter(`"${file}" did not start (${firstWords(error)})`);
  }
}

async function printPage(browser: Browser, html: string, { footer }: PrintOptions): Promise<Uint8Array> {
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, acceptDownloads: false, locale: 'en-US' });
    const page = await context.newPage();
    await closeTo(page, html);
    await page.goto(address, { waitUntil: 'load', timeout: limitMs });
    return await page.pdf({
      width: '210mm',
      height: '297mm',
      preferCSSPageSize: true,
      printBackground: true,
      tagged: true,
      outline: true,
      margin: { top: '15mm', right: '15mm', bottom: '18mm', left: '15mm' },
      ...(footer !== undefined && {
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: footerOf(footer),
      }),
    });
  } catch (error) {
    throw printFailed(firstWords(error));
  }
}

/** The first request is answered with the HTML, every other one with nothing. */
async function closeTo(page: Page, html: string): Promise<void> {
  let handedOver = false;
  await page.context().route('**/*', async (route) => {
    const first = !handedOver && route.request().url() === address;
    handedOver = true;
    // An aborted navigation leaves the page as it is; a failed one would show an error page.
    if (!first) return route.abort('aborted');
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
    return route.fulfill({ status: 200, headers, body: html });
  });
}

async function inTime<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(printFailed(`it took more than ${limitMs / 1000} seconds`)), limitMs);
  const abort = (): void => reject(signal?.reason);
  signal?.addEventListener('abort', abort);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    // What was overtaken fails when the browser closes.
    work.catch(() => {});
  }
}

function footerOf(text: string): string {
  const style = 'width:100%;margin:0 15mm;font:8px sans-serif;color:#555;display:flex;justify-content:space-between';
  const page = '<span><span class="pageNumber"></span> / <span class="totalPages"></span></span>';
  return `<div style="${style}"><span>${escaped(text)}</span>${page}</div>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function firstWords(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.split('\n', 1)[0] ?? '';
}
