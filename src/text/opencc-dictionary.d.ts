declare module 'opencc-js/dict/TSCharacters' {
  /** `繁 简|繁 简|…`; several readings of a character are separated by spaces, the usual one first. */
  const pairs: string;
  export default pairs;
}
