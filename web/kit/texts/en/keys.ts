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
  review: {
    title: 'Review',
    accept: 'accept',
    fix: 'fix, or stop fixing',
    reject: 'reject',
    comment: 'write a comment',
    before: 'the answer before',
    after: 'the answer after',
  },
};
