/** Most attributes that are read of one tag. */
const MOST_ATTRIBUTES = 30;

/**
 * Attributes of one tag; the first of a name counts. The object is reused for the next tag, so that tags allocate
 * nothing.
 */
export class HtmlAttributes {
  private readonly names: string[] = [];
  private readonly values: string[] = [];
  size = 0;

  clear(): void {
    this.size = 0;
  }

  add(name: string, value: string): void {
    if (this.size >= MOST_ATTRIBUTES || this.has(name)) return;
    this.names[this.size] = name;
    this.values[this.size] = value;
    this.size++;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get(name: string): string | undefined {
    for (let i = 0; i < this.size; i++) if (this.names[i] === name) return this.values[i];
    return undefined;
  }

  /** Returns the first value for which `fits` is true, whatever its name. */
  find(fits: (value: string, name: string) => boolean): string | undefined {
    for (let i = 0; i < this.size; i++)
      if (fits(this.values[i] ?? '', this.names[i] ?? '')) return this.values[i];
    return undefined;
  }
}
