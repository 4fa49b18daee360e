/** Set-up could not be completed; the message says why and what to do. Nothing was started. */
export class SetupFailure extends Error {
  name = 'SetupFailure';
}
