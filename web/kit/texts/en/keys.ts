/** What keys do, by group and action. */
export const keys = {
  task: {
    title: 'Task',
    submit: 'submit and take the next',
    skip: 'skip',
    undo: 'undo',
    redo: 'redo',
    save: 'save the draft now',
    sheet: 'keyboard shortcuts',
  },
  page: {
    title: 'Page',
    start: 'take a task',
    previous: 'my last answers',
    sheet: 'keyboard shortcuts',
  },
  answer: {
    title: 'Former answer',
    older: 'the older answer',
    newer: 'the newer answer, and back to the task',
    close: 'back',
    save: 'save the correction',
    undo: 'undo',
    redo: 'redo',
  },
  submitted: { title: 'Submitted', undo: 'undo the submit' },
  side: { title: 'Beside the picture', instruction: 'instruction' },
  choice: { title: 'Choices', pick: 'the first to the ninth' },
};
