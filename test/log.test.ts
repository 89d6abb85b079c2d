import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { withoutControls } from '../src/log.ts';

test('control characters and direction marks are escaped, on a terminal and in JSON', () => {
  const hostile = '\u{1b}[31m红\u{9b}31m\u{202e}gpj.exe\u{2066}\u{7f}\\u009b\ttab\nline';
  const parsed: { msg: string } = JSON.parse(withoutControls(JSON.stringify({ msg: hostile })));
  expect(parsed.msg).toBe('\\u001b[31m红\\u009b31m\\u202egpj.exe\\u2066\\u007f\\u009b\ttab\nline');
  expect(withoutControls('{"msg":"小米 🎉"}')).toBe('{"msg":"小米 🎉"}');
});

test('the token is in no line of the log, in whatever value it is passed', () => {
  const script = `
    import { createLog } from './src/log.ts';
    const log = createLog({ logLevel: 'info', discordToken: 'abc.s3cret.xyz' }, false);
    log.info({ token: 'abc.s3cret.xyz', url: 'https://x/abc.s3cret.xyz/y', deep: { headers: { authorization: 'Bot other' } } }, 'abc.s3cret.xyz');
    log.error(new Error('refused abc.s3cret.xyz'));
    const refused = Object.assign(new Error('Unknown interaction'), {
      url: 'https://discord.com/api/v10/interactions/123456789012345678/aW50ZXI.s3cret-1_a/callback?with_response=true',
    });
    log.error({ err: refused, followUp: '/webhooks/123456789012345678/aW50ZXI.s3cret-2_b/messages/@original' });
  `;
  const { stderr, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  const lines = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(3);
  expect(stderr).not.toContain('s3cret');
  expect(stderr).not.toContain('Bot other');
  expect(lines[2].err.url).toContain('/123456789012345678/[secret]/callback');
  expect(lines[0].msg).toBe('[secret]');
});
