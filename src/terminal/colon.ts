/** A label and the colon of its script: wide after Chinese, narrow after Latin. */
export function withColon(label: string): string {
  return /[!-~]$/u.test(label) ? `${label}:` : `${label}：`;
}
