import { clock, number, percent, plural } from '../format.ts';

/** The server stops counting at a thousand. */
const tasks = (count: number, one: string, other: string): string =>
  `${count >= 1000 ? '1,000 or more' : number(count)} ${plural(count, one, other)}`;

/** The labeler's page. */
export const work = {
  opening: 'Opening the workbench',
  needsServer: 'The workbench needs its server to begin.',
  unreachable: 'The server cannot be reached.',
  answeredWith: (status: number) => `The server answered with ${status}.`,
  toMain: 'Skip to the content',
  tryAgain: 'Try again',
  close: 'Close',
  cancel: 'Cancel',

  lookingForYours: 'Looking for your task',
  yoursNotOpened: 'Your task could not be opened again',
  notClaimed: 'No task could be claimed',
  notYours: 'This task is not yours any more',
  takeNext: 'Take the next task',
  howLongHeld:
    'A task is held for fifteen minutes from your last sign of life. Your draft of it is kept, for you alone.',
  somebodyElse: 'Somebody else has this task now. Your draft is kept.',
  pause: 'A pause',
  ready: 'Ready when you are',
  oneAtATime: 'Tasks come one at a time. Each is yours alone until you submit, skip or put it back.',
  looking: 'Looking for a task',
  start: 'Start labeling',
  orPress: 'or press',
  nothing: 'Nothing to do for you right now',
  withOthers: (count: number) => `${tasks(count, 'task is', 'tasks are')} with other labelers now.`,
  forOthers: (count: number) =>
    `${tasks(count, 'task waits', 'tasks wait')} for somebody else: you answered or skipped them before.`,
  belowBar: (project: string) =>
    `${project} has no more tasks for you: too many of your answers were not right. A manager can let you back.`,
  emptyQueue: 'The queue is empty.',
  looksAgain: 'This page looks again every few seconds.',

  goOnWith: 'Go on with',
  goOn: 'Go on',
  goOnWithDraft: (taskId: string) => `Go on with your draft of ${taskId}`,
  heldUntil: (iso: string) => `held for you until ${clock(iso)}`,
  draftSaved: (ago: string) => `draft saved ${ago}`,
  withSomebody: 'with somebody else now',

  openingTask: 'Opening the task',
  taskNotOpened: 'The task could not be opened',
  task: 'Task',
  copyId: (taskId: string) => `Copy the task id ${taskId}`,
  undo: 'Undo',
  redo: 'Redo',
  shortcuts: 'Keyboard shortcuts',
  putBack: 'Put back',
  skip: 'Skip',
  submit: 'Submit',
  submitting: 'Submitting',

  training: (score: number, passed: boolean) => `Training: ${percent(score)} right${passed ? '' : ', once more'}`,
  done: (count: number) => `${number(count)} done today`,
  left: (count: number) => `${count >= 1000 ? `${number(1000)}+` : number(count)} left`,
  heldFor: (time: string) => `Held for ${time} more`,
  previous: 'Previous',
  previousAnswers: 'Previous answers',
  signedInAs: (email: string) => `Signed in as ${email}`,
  emailAndRole: (email: string, role: string) => `${email}, ${role}`,
  signOut: 'Sign out',
  menu: 'My menu',

  unsaved: 'Not saved yet',
  saving: 'Saving',
  saved: 'Draft saved',
  notSaved: 'Not saved',
  notSavedServer: ': no answer from the server. Kept here, trying again',
  notSavedConflict: ': changed elsewhere',

  otherTab: 'This task is open in another tab. Here it can only be read.',
  workHere: 'Work here',
  changedElsewhere:
    'This task was changed elsewhere since. Which draft do you go on with? The other one stays one undo away.',
  theOther: 'The other one',
  thisOne: 'This one',

  broken: 'The editor does not get along with this task',
  reload: 'Reload',
  brokenNote: 'Your draft is on the server. You can also skip the task.',

  skipTitle: 'Skip this task?',
  skipNote: 'It goes to somebody else, and does not come back to you.',
  why: 'Why',
  optional: 'optional',

  submitted: 'Submitted',
  secondsLeft: (seconds: number) => `${number(seconds)} s`,
  tooLate: 'Too late to undo: the answer is given.',
  notUndone: (why: string) => `Not undone. ${why}`,
};
