import { Refusal } from '@capwise/domain';

/** NO_PRINTER: there is no browser to print with, or it does not start. */
export function noPrinter(why: string): Refusal {
  const remedy =
    'install Chromium or Chrome and name its program in CAPWISE_BROWSER, or run npm install with its optional packages; ' +
    'the HTML itself is complete, and any browser prints it';
  return new Refusal('NO_PRINTER', `A PDF cannot be printed: ${why}. To print, ${remedy}.`, { remedy });
}

/** PRINT_FAILED: a browser that started did not print. */
export function printFailed(why: string): Refusal {
  const remedy = 'ask for the HTML and print it with a browser, or for less of it';
  return new Refusal('PRINT_FAILED', `The browser did not print the PDF: ${why}. Instead, ${remedy}.`, { remedy });
}
