/** A tag with more attributes than this is not worth the time. */
const MOST_ATTRIBUTES = 30;

/** The attributes of one tag, the first of a name counting; used again for the next, so that tags cost nothing. */
export class Attributes {
  private readonly names: string[] = [];
  private readonly values: string[] = [];

  get size(): number {
    return this.names.length;
  }

  clear(): void {
    this.names.length = 0;
    this.values.length = 0;
  }

  add(name: string, value: string): void {
    if (this.names.length >= MOST_ATTRIBUTES || this.names.includes(name)) return;
    this.names.push(name);
    this.values.push(value);
  }

  has(name: string): boolean {
    return this.names.includes(name);
  }

  get(name: string): string | undefined {
    return this.values[this.names.indexOf(name)];
  }
}
