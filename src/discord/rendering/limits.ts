/**
 * All limits of Discord known to the program, from its public documentation (August 2026) unless stated otherwise.
 * Lengths are in code points, as Discord counts.
 */
export const LIMITS = {
  /** Components of a message, including nested ones. */
  components: 40,
  /** Characters of all text of a Components V2 message; reported, not documented. */
  textCharacters: 4000,
  /**
   * UTF-8 bytes of a message's text plus 12 a TextDisplay. Reported (discord-api-docs #8554): payloads past about
   * 10,170 fail with HTTP 500.
   */
  textBytes: 9500,
  bytesPerTextDisplay: 12,
  galleryItems: 10,
  buttonsPerRow: 5,
  selectOptions: 25,
  selectText: 100,
  placeholder: 150,
  customId: 100,
  buttonLabel: 80,
  url: 512,
  /** URL of an image, encoded. */
  mediaUrl: 2048,
  altText: 1024,
  autocompleteChoices: 25,
  autocompleteText: 100,
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  commandCharacters: 8000,
  modalTitle: 45,
  modalFields: 5,
  fieldLabel: 45,
  fieldPlaceholder: 100,
  fieldLength: 4000,
  nonce: 25,
  threadName: 100,
  /** Plain line that a phone shows completely; Discord accepts 2,000. */
  announcement: 300,
  forumTags: 5,
} as const;

/** Returns the length of a text in code points, which Discord's limits count. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
