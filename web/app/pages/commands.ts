/** Commands for a terminal, as they are in every language. */

export const listTasks = (key: string): string => `curl -u ${key}: ${location.origin}/v1/tasks`;

export const createTask = (): string =>
  [
    `curl -u KEY: -H 'Content-Type: application/json' ${location.origin}/v1/task/categorization \\`,
    `  -d '{"attachment":"https://example.com/cow.png","categories":["cow","horse"]}'`,
  ].join('\n');
