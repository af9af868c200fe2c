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
    previous: 'my last answers',
  },
  rest: { title: 'No task', start: 'take a task', sheet: 'keyboard shortcuts' },
  answer: {
    title: 'Former answer',
    older: 'the older answer',
    newer: 'the newer answer, and back to the task',
    save: 'save the correction',
    undo: 'undo',
    redo: 'redo',
  },
  reading: { title: 'Former answer', close: 'back' },
  submitted: { title: 'Submitted', undo: 'undo the submit' },
  side: { title: 'Beside the picture', instruction: 'instruction' },
  choice: { title: 'Choices', pick: 'the first to the ninth' },
};
