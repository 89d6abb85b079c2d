import type { Command } from 'commander';
import { processLines } from '../lines.ts';
import type { CommandLineTexts } from '../texts/texts.ts';
import { configuration, exit, openWithGenerated } from './opening.ts';
import { type StoreOption, withStore } from './options.ts';

/** Adds the commands that serve other programs from the store. */
export function addServing(program: Command, texts: CommandLineTexts): void {
  withStore(program.command('mcp'), texts)
    .description(texts.mcp)
    .action(async (options: StoreOption) => {
      const { serveMcp } = await import('../mcp.ts');
      return exit(serveMcp(await openWithGenerated(options), configuration()));
    });
  withStore(program.command('webhook'), texts)
    .description(texts.webhook)
    .action(async (options: StoreOption) => {
      const { testWebhook } = await import('../webhook.ts');
      return exit(
        testWebhook(await openWithGenerated(options), configuration(), texts.results.webhook, processLines),
      );
    });
}
