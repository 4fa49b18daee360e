import { payloadText, sumsOf, type HandoutRecord, type SealedPart } from '@capwise/domain/decide';
import { describe, expect, it } from 'vitest';
import { faultWords } from './fault.ts';
import { browserHash, type FileTexts } from './file-texts.ts';
import { checkFile, type Figures } from './integrity.ts';

const hash = browserHash();
if (!hash) throw new Error('this test needs SHA-256');
const hashOf = hash;

const document = 'question: Buy or build?\nassumptions:\n  fee: 5M # größer\n';
const payload = payloadText({
  document,
  model: '{"question":"Buy or build?"}',
  facts: { hash: 'ab', engine: 1, seed: 1, kept: null },
  figures: { question: 'Buy or build?' } as Figures,
});
const parts: Readonly<Record<SealedPart, string>> = {
  policy: "default-src 'none'",
  style: 'h1{color:red}',
  payload,
  copy: btoa(payload),
  program: 'console.log("program")',
  guard: 'console.log("guard")',
};
const record = JSON.stringify(
  Object.fromEntries(
    await Promise.all(
      Object.entries(parts).map(async ([part, text]) => [
        part,
        { sha256: await hashOf(text), at: 1000, ...sumsOf(text) },
      ]),
    ),
  ) as HandoutRecord,
);
const file: FileTexts = { parts, record, seal: await hashOf(record) };

function changed(text: string, index: number, by = 1): string {
  return text.slice(0, index) + String.fromCharCode(text.charCodeAt(index) ^ by) + text.slice(index + 1);
}

function withPart(part: SealedPart, text: string | null): FileTexts {
  return { ...file, parts: { ...parts, [part]: text } };
}

describe('a file that is as it was written', () => {
  it('has no fault, by its hashes, and by sums where there are none', async () => {
    expect(await checkFile(file, hashOf)).toMatchObject({ faults: [], isHashed: true, payload: { document } });
    expect(await checkFile(file, null)).toMatchObject({ faults: [], isHashed: false, payload: { document } });
  });
});

describe('an altered byte', () => {
  it.each(Object.keys(parts) as SealedPart[])(
    'of the %s is named wherever it is, and the case is given back',
    async (part) => {
      const text = parts[part];
      for (let index = 0; index < text.length; index += 1) {
        const { faults, payload: found } = await checkFile(withPart(part, changed(text, index)), hashOf);
        expect(faults.map(({ byte }) => byte)).toEqual([1000 + index]);
        expect(found?.document).toBe(document);
      }
    },
  );

  it('of the text of the case is named by line and column, with what stands there and what was written', async () => {
    const index = payload.indexOf('5M');
    const { faults } = await checkFile(withPart('payload', changed(payload, index, 3)), hashOf);
    expect(faults.map(faultWords)).toEqual([
      `The text of the case was altered in line 3, column 8 (byte ${(1000 + index).toLocaleString('en-US')} of the file). There stands “fee: 6M # größer”, written was “fee: 5M # größer”.`,
    ]);
  });

  it.each([
    ['figures', '"figures":{"question'],
    ['facts', '"engine"'],
    ['model', 'question\\"'],
  ])('of the %s is named as theirs', async (part, words) => {
    const index = payload.lastIndexOf(words) + words.length - 2;
    const { faults } = await checkFile(withPart('payload', changed(payload, index)), hashOf);
    expect(faults).toMatchObject([{ part, place: null }]);
  });

  it('of the record is named as its own, and what the copies agree in is shown', async () => {
    const { faults, payload: found } = await checkFile({ ...file, record: changed(record, 30) }, hashOf);
    expect(faults).toMatchObject([{ part: 'record' }]);
    expect(found?.document).toBe(document);
  });

  it('of the seal is named as the seal', async () => {
    const { faults, payload: found } = await checkFile({ ...file, seal: changed(file.seal ?? '', 3) }, hashOf);
    expect(faults).toMatchObject([{ part: 'seal' }]);
    expect(found?.document).toBe(document);
  });

  it('in both copies leaves one byte to give back', async () => {
    const altered: FileTexts = {
      ...file,
      parts: { ...parts, payload: changed(payload, 20), copy: changed(parts.copy, 90) },
    };
    const { faults, payload: found } = await checkFile(altered, hashOf);
    expect(faults.map(({ part }) => part)).toEqual(['document', 'copy']);
    expect(found?.document).toBe(document);
  });

  it('is found without SHA-256, too', async () => {
    const { faults } = await checkFile(withPart('program', changed(parts.program, 5)), null);
    expect(faults).toMatchObject([{ part: 'program', byte: 1005 }]);
  });
});

describe('more that was altered', () => {
  it('than one byte in both copies leaves no case to show', async () => {
    const altered: FileTexts = {
      ...file,
      parts: { ...parts, payload: payload.replace('5M', '60M'), copy: `${parts.copy}AA` },
    };
    const { faults, payload: found } = await checkFile(altered, hashOf);
    expect(faults.map(({ part }) => part)).toEqual(['payload', 'copy']);
    expect(found).toBeNull();
  });

  it('is told for an element that is gone', async () => {
    const { faults, payload: found } = await checkFile(withPart('copy', null), hashOf);
    expect(faults).toMatchObject([{ part: 'copy', stands: 'nothing' }]);
    expect(found?.document).toBe(document);
  });
});
