/** A figure of a metric: three decimals. */
export const figure = (value: number): string => value.toFixed(3);

/** Lines of columns; the first column to the left, the others to the right, wide enough for what they hold. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  }
  const written = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return `${written.join('\n')}\n`;
}

/** One JSON object on one line; figures to four decimals, which is more than any file here can prove. */
export const jsonLine = (value: unknown): string =>
  `${JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' ? Math.round(part * 1e4) / 1e4 : part))}\n`;
