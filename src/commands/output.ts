/** Prints a line of the command's result to stdout. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints a remark to stderr, so that a pipe gets the result alone. */
export function remark(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Formats a time as UTC to the second. */
export function timeOf(date: Date | null): string {
  return date === null ? "-" : `${date.toISOString().slice(0, 19)}Z`;
}

/** Prints rows in columns under headings; without rows, prints `nothing` as a remark. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[], nothing: string): void {
  if (rows.length === 0) {
    remark(nothing);
    return;
  }
  const lines = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines)
    print(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}
