const SENTENCES = {
  missing: (file: string) => `There is no backup ${file}.`,
  exists: (file: string) => `${file} is there already: name a new file, so that no backup is lost.`,
} as const;

/** A file cannot be the backup that is restored, or the new one; nothing was changed. */
export class BackupFileError extends Error {
  override readonly name = 'BackupFileError';
  readonly problem: keyof typeof SENTENCES;
  readonly file: string;

  constructor(problem: keyof typeof SENTENCES, file: string) {
    super(SENTENCES[problem](file));
    this.problem = problem;
    this.file = file;
  }
}
