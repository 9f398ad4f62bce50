import { CommandError } from "./command-error.js";

/** Loads a function of a room when its command runs, so that the other commands start without it. */
export async function lateFunction(
  room: string,
  name: string,
): Promise<(...parameters: readonly unknown[]) => Promise<unknown>> {
  const loaded: Record<string, unknown> = await import(room);
  const found = loaded[name];
  if (typeof found !== "function") throw new CommandError(`This build has no ${name}`);
  return async (...parameters) => {
    const answer: unknown = await found(...parameters);
    return answer;
  };
}
