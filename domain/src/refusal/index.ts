/** A value that a refusal may carry to the person or program that asked. */
export type RefusalData = Readonly<
  Record<string, string | number | boolean | null | readonly string[] | readonly number[]>
>;

/**
 * An expected failure: what was asked cannot be done as asked. `code` is declared in the contract; `message` says what was
 * wrong, with which value, where, and what to do next. Broken invariants of ours are plain errors instead.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly data: RefusalData;

  constructor(code: string, message: string, data: RefusalData = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.data = data;
  }
}
