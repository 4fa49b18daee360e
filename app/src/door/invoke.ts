import { createHash } from 'node:crypto';
import { isOperationName, type OperationName } from '@capwise/contract';
import { company as companyName } from '@capwise/contract/operation';
import { loadOperation, type Answer, type Question } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import type { CompanyStore, Progress, Work } from '../ports/index.ts';
import type { Context, FileTarget, Handler, Ports } from '../handler/index.ts';
import { handlers } from './handlers.ts';
import { runAsJob } from './job.ts';

export type Call = {
  readonly company?: string | undefined;
  readonly dryRun?: boolean | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly actor?: string | undefined;
  readonly progress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Where a file that may be too large for an answer is written to. */
  readonly fileTarget?: FileTarget | undefined;
};

export type Invoke = {
  <Name extends OperationName>(name: Name, input: Question<Name>, call?: Call): Promise<Answer<Name>>;
  (name: string, input: unknown, call?: Call): Promise<unknown>;
};

/** The one door to every operation: decode the input, run the handler, remember what a command answered. */
export function createInvoke(ports: Ports): Invoke {
  return async (name: string, input: unknown, call: Call = {}): Promise<never> => {
    if (!isOperationName(name)) {
      throw new Refusal('UNKNOWN_OPERATION', `there is no operation called "${name}": --help lists those that exist`, {
        value: name,
      });
    }
    return (await run(ports, name, input, call)) as never;
  };
}

async function run(ports: Ports, name: OperationName, input: unknown, call: Call): Promise<unknown> {
  const operation = await loadOperation(name);
  const decoded = operation.input.safeParse(input ?? {});
  if (!decoded.success) throw invalidInput(name, decoded.error.issues);
  requireCompanyName(call.company);
  const inputHash = hashOf(name, decoded.data);
  const before = await rememberedAnswer(ports, call, inputHash);
  if (before) return before.answer;
  const handler = (await handlers[name]()) as Handler<OperationName>;
  const caller = { progress: call.progress ?? (() => {}), signal: call.signal ?? new AbortController().signal };
  const work = (within: Work): Promise<unknown> =>
    handler(decoded.data as never, contextOf(ports, name, inputHash, { ...call, ...within }));
  if (operation.kind === 'query') return work(caller);
  const job = {
    operation: name,
    company: call.company ?? null,
    actor: call.actor ?? 'local',
    key: call.idempotencyKey ?? null,
  };
  const answer = await runAsJob(ports, job, { work, call: caller });
  if (!call.dryRun) await (await import('../govern/review.ts')).reviewAfter(ports, call.company);
  return answer;
}

/** A name leads to folders and schemas, so that none but a good one goes further. */
function requireCompanyName(named: string | undefined): void {
  if (named === undefined || companyName.safeParse(named).success) return;
  throw new Refusal(
    'INVALID_INPUT',
    `"${named}" cannot name a company: use up to 31 small letters, digits and hyphens, a letter first`,
    { value: named },
  );
}

function contextOf(ports: Ports, operation: OperationName, inputHash: string, call: Call & Work): Context {
  const command = {
    operation,
    inputHash,
    actor: call.actor ?? 'local',
    ...(call.idempotencyKey && { key: call.idempotencyKey }),
  };
  return {
    ports,
    signal: call.signal,
    progress: call.progress,
    dryRun: call.dryRun ?? false,
    actor: command.actor,
    named: call.company,
    fileTarget: call.fileTarget ?? null,
    books: () => companyInUse(ports, call.company),
    lake: (company) => ports.lake.company(company),
    commit: (company, work) => company.write(command, work, !call.dryRun),
    remembered: async () => (await rememberedAnswer(ports, call, inputHash))?.answer ?? null,
  };
}

async function companyInUse(ports: Ports, named: string | undefined): Promise<CompanyStore> {
  const name = named ?? (await ports.store.current());
  if (name) return ports.store.company(name);
  throw new Refusal(
    'NO_COMPANY',
    'no company is in use yet: import a bill, or create the demo company with "capwise demo"',
  );
}

/** Keys are kept per company; a key that comes before its company exists has nothing to remember. */
async function rememberedAnswer(
  ports: Ports,
  call: Call,
  inputHash: string,
): Promise<{ readonly answer: unknown } | null> {
  if (!call.idempotencyKey) return null;
  for (const { name } of await ports.store.companies()) {
    const before = await (await ports.store.company(name)).remembered(call.idempotencyKey);
    if (!before) continue;
    if (before.inputHash === inputHash) return before;
    throw new Refusal(
      'KEY_REUSED',
      `the idempotency key "${call.idempotencyKey}" was used for another input: use a new key`,
      { value: call.idempotencyKey },
    );
  }
  return null;
}

function invalidInput(
  name: string,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): Refusal {
  const lines = issues.map(
    ({ path, message }) => `${path.length > 0 ? path.map(String).join('.') : 'input'}: ${message}`,
  );
  return new Refusal('INVALID_INPUT', `the input of ${name} does not fit: ${lines.join('; ')}`, { issues: lines });
}

function hashOf(name: string, input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([name, input]))
    .digest('hex');
}
