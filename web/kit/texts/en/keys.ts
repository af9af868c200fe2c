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
};
