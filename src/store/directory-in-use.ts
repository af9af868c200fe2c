/** Another server has the directory. */
export class DirectoryInUse extends Error {
  /** Undefined when it cannot be told: it runs on another machine, or in another container. */
  readonly pid: number | undefined;

  constructor(pid: number | undefined) {
    super('the data directory is in use');
    this.pid = pid;
  }
}
