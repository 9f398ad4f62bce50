/** A line of the command's answer. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A line beside the answer: for eyes, not for pipes. */
export function remark(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A time for eyes: UTC, to the second. */
export function timeOf(date: Date | null): string {
  return date === null ? "-" : `${date.toISOString().slice(0, 19)}Z`;
}

/** Rows under headings in columns; what it says of nothing where there is none. */
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
