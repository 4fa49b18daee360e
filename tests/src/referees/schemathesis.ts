import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { lastWords, runProgram } from '../support/program.ts';
import { finding, skipped, type Finding, type Verdict } from './finding.ts';
import { findPythonPackage } from './python-environment.ts';
import type { FoundTool } from './tool.ts';
import { serveThrowaway, throwaway, type Served } from './served-company.ts';

/** What it asks of each answer: no fault of the server, and what the OpenAPI description says. */
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];

/** It drops and generates a whole company each time it is asked; the first start of every installation runs it. */
const leftOut = 'companies.demo';

/** Half a minute on a machine that does nothing else. */
const runMs = 300_000;

/** Schemathesis asks the server of a fresh home everything that its OpenAPI description allows, and what it does not. */
export async function serverFindings(folder: string): Promise<readonly Finding[]> {
  const books = 'HTTP server';
  const tool = await findPythonPackage({
    name: 'schemathesis',
    version: '4.32.5',
    requirements: ['hypothesis==6.170.17'],
  });
  if (tool.kind === 'absent') return [skipped(books, tool.name, `absent: ${tool.reason}`)];
  const judge = (check: string, work: (served: Served) => Promise<Verdict>): Promise<Finding> =>
    finding({ books, referee: tool.version, check }, () => onThrowaway(work));
  return [
    await judge('every operation of a company answers as described', (served) =>
      answersAsDescribed({ tool, folder, served, ...everyCase, headers: [`Capwise-Company: ${throwaway}`] }),
    ),
    await judge('whatever company a request names', (served) =>
      answersAsDescribed({ tool, folder, served, ...drawnCases, headers: [] }),
    ),
    await judge('a planted server error is seen', (served) => seesPlanted({ tool, folder, served })),
  ];
}

/** Each check has a company of its own: what one has done to it would make the next another. */
async function onThrowaway(work: (served: Served) => Promise<Verdict>): Promise<Verdict> {
  const served = await serveThrowaway();
  try {
    return await work(served);
  } finally {
    await served.end();
  }
}

type Asking = { readonly tool: FoundTool; readonly folder: string; readonly served: Served };
type Depth = { readonly phases: string; readonly examples: number; readonly requestsMin: number };
type Asked = Asking & Depth & { readonly headers: readonly string[] };

/** The examples of the contract, each limit of each field, and some that are drawn. */
const everyCase: Depth = { phases: 'examples,coverage,fuzzing', examples: 10, requestsMin: 3000 };
const drawnCases: Depth = { phases: 'fuzzing', examples: 10, requestsMin: 100 };

async function answersAsDescribed(asked: Asked): Promise<Verdict> {
  const { code, report, words } = await ask(asked, ['--exclude-operation-id', leftOut]);
  if (report === null) return { agreed: false, says: words };
  const { operations, test_cases: cases, failures, errors, complete } = report;
  const said = `${operations.tested} operations, ${cases.generated} requests`;
  if (!complete || operations.tested !== operations.selected || cases.generated < asked.requestsMin) {
    return { agreed: false, says: `it did not ask all: ${said} of ${operations.selected} operations` };
  }
  const wrong = [...failures, ...errors].map(({ title, operations: of }) => `${title}: ${of?.join(', ') ?? ''}`);
  if (code === 0 && wrong.length === 0) return { agreed: true, says: said };
  return { agreed: false, says: `${wrong.join('; ')}; ${asked.served.faults().trim().split('\n')[0] ?? ''}` };
}

/** A referee that would accept anything proves nothing: a server that describes itself alike and fails. */
async function seesPlanted({ tool, folder, served }: Asking): Promise<Verdict> {
  const { origin, token } = served;
  const answer = await fetch(`${origin}/openapi.json`, { headers: { authorization: `Bearer ${token}` } });
  const description = await answer.text();
  const server = createServer((request, response) => {
    const isDescription = request.url === '/openapi.json';
    response.writeHead(isDescription ? 200 : 500, { 'content-type': 'application/json' });
    response.end(isDescription ? description : '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const planted = { ...served, origin: `http://127.0.0.1:${port}` };
    const asked = { tool, folder, served: planted, ...drawnCases, headers: [] };
    const { report, words } = await ask(asked, ['--include-operation-id', 'companies.list']);
    const seen = report?.failures.map(({ title }) => title) ?? [];
    return seen.includes('Server error')
      ? { agreed: true, says: seen.join(', ') }
      : { agreed: false, says: report === null ? words : `it saw ${seen.join(', ') || 'nothing'}` };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

type Wrong = { readonly title: string; readonly operations?: readonly string[] };

type Report = {
  readonly complete: boolean;
  readonly operations: { readonly selected: number; readonly tested: number };
  readonly test_cases: { readonly generated: number };
  readonly failures: readonly Wrong[];
  readonly errors: readonly Wrong[];
};

type Reported = { readonly code: number | null; readonly report: Report | null; readonly words: string };

/** One worker and one seed: the same requests in the same order. */
async function ask(
  { tool, folder, served: { origin, token }, phases, examples, headers }: Asked,
  which: readonly string[],
): Promise<Reported> {
  const file = path.join(folder, 'schemathesis.json');
  const what = ['--phases', phases, '--checks', checks.join(','), ...which];
  const how = ['--max-examples', String(examples), '--seed', '7', '--workers', '1', '--generation-database', 'none'];
  const told = [
    '--request-timeout',
    '60',
    '--continue-on-failure',
    '--no-color',
    '--report',
    'json',
    '--report-json-path',
    file,
  ];
  const sent = [`Authorization: Bearer ${token}`, ...headers].flatMap((header) => ['-H', header]);
  const ended = await runProgram({
    file: path.join(tool.folder, 'schemathesis'),
    args: ['run', `${origin}/openapi.json`, ...sent, ...what, ...how, ...told],
    folder,
    timeoutMs: runMs,
  });
  if (ended.code === null || ended.code > 1) return { code: ended.code, report: null, words: lastWords(ended) };
  return { code: ended.code, report: JSON.parse(await readFile(file, 'utf8')) as Report, words: '' };
}
