/** What the pages of managers share. */
export const manage = {
  again: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  saved: 'Saved',
  copy: 'Copy',
  copied: 'Copied',
  show: 'Show',
  hide: 'Hide',
  loading: 'Loading',
  notLoaded: 'This could not be loaded',
  optional: 'optional',
  more: 'More',
  never: 'never',
};
