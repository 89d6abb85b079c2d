import { Command, type ErrorOptions } from 'commander';
import type { CommandLineTexts } from '../texts/texts.ts';

/** A command that, with all commands added to it, says in a language how it was used wrongly. */
export class LocalizedCommand extends Command {
  readonly #texts: CommandLineTexts;

  constructor(texts: CommandLineTexts, name?: string) {
    super(name);
    this.#texts = texts;
  }

  override createCommand(name?: string): LocalizedCommand {
    return new LocalizedCommand(this.#texts, name);
  }

  /** Prints the error and exits; commander passes its English message with the code of the wrong use. */
  override error(message: string, options?: ErrorOptions): never {
    const said = this.#texts.wrongUsage({
      code: options?.code ?? '',
      message,
      quoted: [...message.matchAll(/'([^']*)'/gu)].map(([, text]) => text ?? ''),
      suggestion: /\(Did you mean (?:one of )?(.+)\?\)/u.exec(message)?.[1],
      wanted: /\bis invalid\. (.+)$/u.exec(message)?.[1],
    });
    return super.error(said, options);
  }
}
