/** What the editors share. */
export const kit = {
  attachment: 'Attachment',
  answer: 'Answer',
  instruction: 'Instruction',
  notAccepted: 'Not accepted.',
  optional: 'optional',
  required: 'required',
  noAttachment: 'This task has no attachment',
  loadingPicture: 'Loading the picture',
  toBeJudged: 'To be judged',
  noPicture: 'The picture could not be loaded',
  tryAgain: 'Try again',
  notShown: 'A page cannot load this attachment',
  ownTab: 'Opens in a tab of its own',
  theAnswer: (problem: string) => `The answer ${problem}`,
};
