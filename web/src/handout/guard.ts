import type { HandoutRecord } from '@capwise/domain/decide';
import { changedText, isAsSealed } from './changed-text.ts';
import { faultWords } from './fault.ts';
import { browserHash, fileTexts } from './file-texts.ts';

/** Says why the program did not start: a browser runs it only as it was written. */
async function sayWhy(root: HTMLElement): Promise<void> {
  const alert = document.createElement('main');
  alert.style.cssText = 'max-width: 760px; margin: 48px auto; padding: 0 20px; overflow-wrap: anywhere';
  const [head, words] = [document.createElement('h1'), document.createElement('p')];
  head.textContent = 'This case cannot be shown';
  words.role = 'alert';
  words.style.marginTop = '8px';
  words.textContent = `${await reason()} No figure is shown: ask for the file again.`;
  alert.append(head, words);
  root.replaceChildren(alert);
}

async function reason(): Promise<string> {
  const { parts, record } = fileTexts(document);
  const hash = browserHash();
  try {
    const seals = JSON.parse(record ?? '') as HandoutRecord;
    for (const part of ['program', 'policy'] as const) {
      const text = parts[part];
      if (text === null || !(await isAsSealed(text, seals[part], hash)))
        return `${faultWords(await changedText(part, text, { seal: seals[part], hash }))} The program was not run.`;
    }
    return 'The program is as it was written, and this browser does not run it.';
  } catch {
    return 'The program did not run, and the record of hashes cannot be read.';
  }
}

const root = document.getElementById('root');
if (root && !('started' in root.dataset)) void sayWhy(root);
