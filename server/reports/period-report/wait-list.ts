const FIRST_ROOM = 64;

/** Waits, each with the number of whose it is and of the heap that it belongs to: columns that grow. */
export class WaitList {
  values = new Float64Array(FIRST_ROOM);
  owners = new Uint32Array(FIRST_ROOM);
  heaps = new Uint32Array(FIRST_ROOM);
  length = 0;

  push(value: number, owner: number, heap = 0): void {
    if (this.length === this.values.length) this.grow();
    this.values[this.length] = value;
    this.owners[this.length] = owner;
    this.heaps[this.length] = heap;
    this.length += 1;
  }

  private grow(): void {
    const { values, owners, heaps } = this;
    const room = 4 * values.length;
    this.values = new Float64Array(room);
    this.owners = new Uint32Array(room);
    this.heaps = new Uint32Array(room);
    this.values.set(values);
    this.owners.set(owners);
    this.heaps.set(heaps);
  }
}
