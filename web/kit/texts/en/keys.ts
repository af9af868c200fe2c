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
  objects: {
    title: 'List of objects',
    hide: 'hide or show the selected, or else all',
    hideAll: 'hide or show all in the list',
    lock: 'lock or unlock the selected, or else all',
    lockAll: 'lock or unlock all in the list',
    filter: 'filter the list',
  },
  labels: {
    title: 'Labels',
    find: 'find a label',
  },
  look: {
    title: 'Look of the picture',
    brighter: 'brighter',
    darker: 'darker',
    moreContrast: 'more contrast',
    lessContrast: 'less contrast',
    invert: 'invert the colours',
    asItIs: 'as it is',
  },
};
