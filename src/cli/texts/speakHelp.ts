import { type Command, Help, type Option } from 'commander';
import { displayWidth, wrapText } from '../../text/wrap.ts';
import type { CommandLineTexts } from './texts.ts';

/**
 * Has commander write `--help` of a program, and of the commands that are added to it afterwards, in a language: its own
 * headings and phrases, and lines that break where Chinese does, two columns a character.
 */
export function speakHelp(program: Command, texts: CommandLineTexts): void {
  program
    .helpOption('-h, --help', texts.helpOption)
    .helpCommand('help [command]', texts.helpCommand)
    .addHelpText('after', texts.conventions)
    .configureHelp({
      styleTitle: (title) => headingIn(texts, title),
      optionDescription: (option) => describeOption(option, texts),
      displayWidth,
      // Commander puts a space behind the heading of the usage, which a full-width colon does not want.
      formatHelp: (command, help) => Help.prototype.formatHelp.call(help, command, help).replace('： ', '：'),
      boxWrap(this: Help, text, columns) {
        return columns < this.minWidthToWrap ? text : wrapText(text, columns).join('\n');
      },
    });
}

function headingIn({ headings }: CommandLineTexts, title: string): string {
  return new Map<string, string>(Object.entries(headings)).get(title) ?? title;
}

function describeOption({ description, defaultValue, required }: Option, texts: CommandLineTexts): string {
  if (defaultValue === undefined || !required) return description;
  return `${description}${texts.defaultValue(JSON.stringify(defaultValue))}`;
}
