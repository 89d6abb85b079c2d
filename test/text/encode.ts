/** Encodes a text in a charset of one or two bytes a character that Node decodes and does not encode. */
export function encodeText(charset: string, text: string): Buffer {
  const table = tableOf(charset);
  return Buffer.concat(
    [...text].map((character) => {
      const bytes = character < '\u0080' ? Buffer.from(character) : table.get(character);
      if (!bytes) throw new Error(`${charset} has no ${character}`);
      return bytes;
    }),
  );
}

const tables = new Map<string, ReadonlyMap<string, Buffer>>();

function tableOf(charset: string): ReadonlyMap<string, Buffer> {
  const known = tables.get(charset);
  if (known) return known;
  const decoder = new TextDecoder(charset);
  const table = new Map<string, Buffer>();
  const add = (bytes: Buffer) => {
    const character = decoder.decode(bytes);
    if ([...character].length === 1 && character !== '\ufffd' && !table.has(character))
      table.set(character, bytes);
  };
  for (let first = 0x80; first < 0x100; first += 1) {
    add(Buffer.from([first]));
    for (let second = 0x40; second < 0x100; second += 1) add(Buffer.from([first, second]));
  }
  tables.set(charset, table);
  return table;
}
