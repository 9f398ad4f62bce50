/** The fields of every stored object. `sequence` grows with each new object and orders objects of the same second. */
export interface Kept {
  id: string;
  sequence: number;
}

/** Receives every change, for example to store it. `record` is null when the object was removed. */
export type ChangeListener = (collection: string, id: string, record: Kept | null) => void;

/** The object after or before which a page begins. */
export interface Cursor {
  startingAfter?: Kept;
  endingBefore?: Kept;
}

/** One page, newest first, and whether more objects follow in the direction of paging. */
export interface Page<T> {
  data: T[];
  hasMore: boolean;
}

/** Objects in order of their sequence. Uses binary search, so that the cost of a page does not grow with the list. */
class SequenceList<T extends Kept> {
  readonly items: T[] = [];

  /** Returns the position of the first item whose sequence is not below `sequence`. */
  position(sequence: number): number {
    const last = this.items[this.items.length - 1];
    if (last === undefined || last.sequence < sequence) return this.items.length;
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const item = this.items[middle];
      if (item !== undefined && item.sequence < sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  insert(item: T): void {
    this.items.splice(this.position(item.sequence), 0, item);
  }

  remove(item: T): void {
    const at = this.position(item.sequence);
    if (this.items[at] === item) this.items.splice(at, 1);
  }
}

/**
 * The objects of one kind: by id, in order of creation, and by each named index. An index is a function that returns the key
 * of an object, or undefined or null for an object that the index leaves out.
 */
export class Collection<T extends Kept, Index extends string = never> {
  readonly #byId = new Map<string, T>();
  readonly #all = new SequenceList<T>();
  readonly #indexed = new Map<string, SequenceList<T>>();
  readonly #indices: [Index, (record: T) => string | null | undefined][];

  constructor(
    readonly name: string,
    indices: Record<Index, (record: T) => string | null | undefined>,
    private readonly onChange: ChangeListener = () => {},
  ) {
    this.#indices = [];
    for (const index in indices) this.#indices.push([index, indices[index]]);
  }

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  add(record: T): T {
    this.#load(record);
    this.onChange(this.name, record.id, record);
    return record;
  }

  #load(record: T): void {
    const known = this.#byId.get(record.id);
    if (known !== undefined) this.#drop(known);
    this.#byId.set(record.id, record);
    this.#all.insert(record);
    for (const [name, keyOf] of this.#indices) this.#place(record, name, keyOf(record));
  }

  /** Restores a change from a state file without reporting it: an object as this collection stored it, or null for a removal. */
  restore(id: string, record: Kept | null): void {
    const known = this.#byId.get(id);
    if (record !== null) this.#load(record as T);
    else if (known !== undefined) this.#drop(known);
  }

  /** Changes an object in place and updates the indices. */
  change(record: T, mutate: (record: T) => void): void {
    const before = this.#indices.map(([, keyOf]) => keyOf(record));
    mutate(record);
    for (const [at, [name, keyOf]] of this.#indices.entries()) {
      const [old, now] = [before[at], keyOf(record)];
      if (old === now) continue;
      this.#unplace(record, name, old);
      this.#place(record, name, now);
    }
    this.onChange(this.name, record.id, record);
  }

  remove(record: T): void {
    this.#drop(record);
    this.onChange(this.name, record.id, null);
  }

  clear(): void {
    this.#byId.clear();
    this.#all.items.length = 0;
    this.#indexed.clear();
  }

  /** Returns all objects, oldest first. Callers must not change the list. */
  oldestFirst(): readonly T[] {
    return this.#all.items;
  }

  /** Returns the objects that an index has under a key, oldest first. Callers must not change the list. */
  where(index: Index, key: string): readonly T[] {
    return this.#indexed.get(`${index}\0${key}`)?.items ?? [];
  }

  /**
   * Returns a page, newest first. With `endingBefore` it is the page directly newer than the cursor. `by` limits the search to
   * one key of an index; `accept` filters what is left.
   */
  page(limit: number, cursor: Cursor, accept: (record: T) => boolean, by?: [Index, string]): Page<T> {
    const list = by === undefined ? this.#all : this.#indexed.get(`${by[0]}\0${by[1]}`);
    if (list === undefined) return { data: [], hasMore: false };
    const newer = cursor.endingBefore;
    const step = newer === undefined ? -1 : 1;
    let at = list.items.length - 1;
    if (newer !== undefined) at = list.position(newer.sequence + 1);
    else if (cursor.startingAfter !== undefined) at = list.position(cursor.startingAfter.sequence) - 1;
    const data: T[] = [];
    let hasMore = false;
    for (; at >= 0 && at < list.items.length; at += step) {
      const record = list.items[at];
      if (record === undefined || !accept(record)) continue;
      if (data.length === limit) {
        hasMore = true;
        break;
      }
      data.push(record);
    }
    if (newer !== undefined) data.reverse();
    return { data, hasMore };
  }

  #drop(record: T): void {
    this.#byId.delete(record.id);
    this.#all.remove(record);
    for (const [name, keyOf] of this.#indices) this.#unplace(record, name, keyOf(record));
  }

  #place(record: T, name: Index, key: string | null | undefined): void {
    if (key === null || key === undefined) return;
    const slot = `${name}\0${key}`;
    const list = this.#indexed.get(slot) ?? new SequenceList<T>();
    if (list.items.length === 0) this.#indexed.set(slot, list);
    list.insert(record);
  }

  #unplace(record: T, name: Index, key: string | null | undefined): void {
    const slot = `${name}\0${key}`;
    const list = this.#indexed.get(slot);
    list?.remove(record);
    if (list?.items.length === 0) this.#indexed.delete(slot);
  }
}
