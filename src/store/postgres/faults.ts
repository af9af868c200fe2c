/** What an error of the driver means for the unit it ended. Codes: PostgreSQL manual, appendix A; errno(3). */

const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code ?? '');

/** Sentences of pg and pg-pool, whose errors of their own have no code. */
const LOST =
  /Connection terminated|connection error and is not queryable|closed and is not queryable|Query read timeout/;
const UNREACHED = /timeout exceeded when trying to connect|timeout expired/;

/** Serialization failure, deadlock, a number two units took at once: it was undone, running it again is right. */
export const lostRace = (error: unknown): boolean => ['40001', '40P01', '23505'].includes(codeOf(error));

/** The connection is gone, or hangs: nothing more can be asked on it, and what it was doing may still happen. */
export function connectionLost(error: unknown): boolean {
  return (
    /^(57P0[123]|25P03|08\w{3}|ECONN\w+|EPIPE|ETIMEDOUT|E(HOST|NET)(UNREACH|DOWN)|ERR_STREAM\w+)$/.test(
      codeOf(error),
    ) || LOST.test(String((error as Error | undefined)?.message))
  );
}

/** Lost or refused, no such host, shutting down, out of connections, disk or patience for a lock, read-only after a failover. */
export function unavailable(error: unknown): boolean {
  return (
    connectionLost(error) ||
    /^(55P03|57P0\d|53\w{3}|57014|25006|ENOTFOUND|EAI_AGAIN)$/.test(codeOf(error)) ||
    UNREACHED.test(String((error as Error | undefined)?.message))
  );
}

/** Who may do what, what there is room for, what the server is able to do: for the operator, not a fault of our SQL. */
export const isOfServer = (error: unknown): boolean =>
  unavailable(error) || /^(28|3D|3F|42501|0A|XX|58)/.test(codeOf(error));

/** Why it could not be opened, completing `DATABASE_URL`. On one line; neither the server nor the driver repeats a password. */
export function reasonOf(error: unknown): string {
  if (codeOf(error) === 'ERR_INVALID_URL' || error instanceof URIError) {
    return ' is not a URL that can be read; write # / @ and % of a password as %23 %2F %40 and %25';
  }
  const causes = error instanceof AggregateError ? error.errors : [error];
  const sentences = causes.map((cause: Error) => cause.message.replaceAll(/\s+/g, ' '));
  return `: ${[...new Set(sentences)].join('; ')}`;
}
