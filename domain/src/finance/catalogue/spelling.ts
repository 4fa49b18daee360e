/** Names that the published vectors spell the British way: the calculator takes them as they stand there. */
export const spelling = {
  utilization: 'commitmentBreakEvenUtilisation',
  capitalizedBuild: 'viewsCapitalisedBuild',
  labor: 'labour',
} as const;
