/** Reads RFC 4180 as strictly as it is written: rows end in CR LF, and only a quoted cell has quotes or line ends. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) throw new Error(`not CSV at ${at}: ${JSON.stringify(text.slice(at, at + 80))}`);
    row.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** By the names of the first row. */
export function csvRecords(text: string): Record<string, string>[] {
  const [names, ...rows] = parseCsv(text);
  return rows.map((row) => Object.fromEntries(names!.map((name, i) => [name, row[i]!])));
}
