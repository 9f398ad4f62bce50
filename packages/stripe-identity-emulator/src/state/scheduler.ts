import type { Clock } from "./clock.js";

interface Task {
  due: number;
  order: number;
  run: (() => void) | null;
}

/** Cancels a task. Later calls do nothing. */
export type Cancel = () => void;

/** The longest delay of a Node timer, in milliseconds. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Runs tasks when the emulator's clock reaches their due times: with real timers, or immediately and in order when a test
 * advances the clock. While a task runs, the clock shows its due time or later.
 */
export class Scheduler {
  readonly #heap: Task[] = [];
  #order = 0;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(private readonly clock: Clock) {}

  /** Schedules `run` for when the clock shows `due` (milliseconds) or later. Never runs it inside this call. */
  at(due: number, run: () => void): Cancel {
    const task: Task = { due, order: this.#order++, run };
    this.#push(task);
    if (this.#heap[0] === task) this.#arm();
    return () => {
      task.run = null;
    };
  }

  /** Advances the clock and runs the tasks that become due, in order of their due times. */
  advance(milliseconds: number): void {
    const target = this.clock.now() + milliseconds;
    for (let next = this.#heap[0]; next !== undefined && next.due <= target; next = this.#heap[0]) {
      this.clock.moveTo(next.due);
      this.#pop()?.run?.();
    }
    this.clock.moveTo(target);
    this.#arm();
  }

  /** Removes every task. */
  clear(): void {
    this.#heap.length = 0;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  stop(): void {
    this.#stopped = true;
    this.clear();
  }

  #runDue(): void {
    this.#timer = null;
    for (let next = this.#heap[0]; next !== undefined && next.due <= this.clock.now(); next = this.#heap[0]) {
      this.#pop()?.run?.();
    }
    this.#arm();
  }

  #arm(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const next = this.#heap[0];
    if (next === undefined || this.#stopped) return;
    const wait = Math.min(Math.max(0, next.due - this.clock.now()), longestTimerMs);
    this.#timer = setTimeout(() => this.#runDue(), wait);
  }

  #push(task: Task): void {
    const heap = this.#heap;
    heap.push(task);
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#swapIfEarlier(child, parent)) break;
      child = parent;
    }
  }

  #pop(): Task | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last !== undefined && first !== last) {
      heap[0] = last;
      let parent = 0;
      for (;;) {
        const left = 2 * parent + 1;
        const earliest = this.#isEarlier(left + 1, left) ? left + 1 : left;
        if (!this.#swapIfEarlier(earliest, parent)) break;
        parent = earliest;
      }
    }
    return first;
  }

  #isEarlier(one: number, other: number): boolean {
    const a = this.#heap[one];
    const b = this.#heap[other];
    if (a === undefined || b === undefined) return false;
    return a.due < b.due || (a.due === b.due && a.order < b.order);
  }

  /** Swaps two tasks when `one` is due before `other`, and returns whether it did. */
  #swapIfEarlier(one: number, other: number): boolean {
    const a = this.#heap[one];
    const b = this.#heap[other];
    if (a === undefined || b === undefined || !this.#isEarlier(one, other)) return false;
    this.#heap[one] = b;
    this.#heap[other] = a;
    return true;
  }
}
