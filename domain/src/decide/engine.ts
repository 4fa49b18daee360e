/** Version of the rules that turn a case into figures: it rises when the same document comes to other figures than before. */
export const estimateEngine = 2;
