const FIRST_ROOM = 64;

/** Waits, each with the number of whose it is: two columns that grow. */
export class WaitList {
  values = new Float64Array(FIRST_ROOM);
  owners = new Uint32Array(FIRST_ROOM);
  length = 0;

  push(value: number, owner: number): void {
    if (this.length === this.values.length) this.grow();
    this.values[this.length] = value;
    this.owners[this.length] = owner;
    this.length += 1;
  }

  private grow(): void {
    const { values, owners } = this;
    this.values = new Float64Array(4 * values.length);
    this.owners = new Uint32Array(4 * owners.length);
    this.values.set(values);
    this.owners.set(owners);
  }
}
