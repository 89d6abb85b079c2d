/** Appends the colon of the label's script: full-width after Chinese, half-width after Latin. */
export function withColon(label: string): string {
  return /[!-~]$/u.test(label) ? `${label}:` : `${label}：`;
}
