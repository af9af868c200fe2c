/** Fields to write in. */
export const fields = {
  title: 'Fields',
  optional: 'optional',
  tooLong: (over: number) => (over === 1 ? 'One character too long.' : `${over} characters too long.`),
  count: (length: number, most: number) => `${length} of ${most} characters`,
  snippets: 'Your snippets',
  editSnippets: 'Change them',
  snippetName: (index: number) => `Name of snippet ${index}`,
  snippetText: (index: number) => `Text of snippet ${index}`,
  removeSnippet: (index: number) => `Remove snippet ${index}`,
  addSnippet: 'Add one',
  saveSnippets: 'Keep them',
  close: 'Close',
};
