export type {
  LinearProgram,
  ProgramAnswer,
  ProgramConstraint,
  ProgramSolution,
  ProgramTerm,
  ProgramVariable,
} from './linear-program.ts';
